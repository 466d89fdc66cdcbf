/** Diagnostics on the terminal, with the source lines that they are about. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Colours, type Format, formatDiagnostics } from '../diagnostics/format.ts';
import type { Style, Terminal } from './terminal.ts';

export function coloursOf(style: Style): Colours {
  return { error: style.red, warning: style.yellow, note: style.cyan, bold: style.bold, dim: style.dim };
}

/** Looks up the text of an archive's file, each read once. What is reached through a link is not shown: it may be a secret of this machine. */
function sourceTexts(folder: string): (path: string) => string | undefined {
  const isOwn = (file: string, path: string): boolean =>
    realpathSync(file) === join(realpathSync(folder), path) && statSync(file).isFile();
  const texts = new Map<string, string | undefined>();
  return (path) => {
    if (!texts.has(path)) {
      let text: string | undefined;
      try {
        const file = join(folder, path);
        text = isOwn(file, path) ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : undefined;
      } catch {
        text = undefined;
      }
      texts.set(path, text);
    }
    return texts.get(path);
  };
}

/** All diagnostics as text, for people, without the line end at the end. */
export function describeDiagnostics(
  diagnostics: readonly Diagnostic[],
  folder: string,
  format: Format,
  style?: Style,
): string {
  return formatDiagnostics(diagnostics, {
    format,
    sourceText: sourceTexts(folder),
    ...(style === undefined ? {} : { colours: coloursOf(style) }),
  }).trimEnd();
}

/** Prints them, if there are any. With `quiet`, errors only. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  folder: string,
  options: { readonly format: Format; readonly quiet: boolean },
  terminal: Terminal,
): void {
  const shown = options.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
  if (shown.length === 0) return;
  const text = describeDiagnostics(shown, folder, options.format, terminal.style);
  terminal.print(options.format === 'pretty' ? `${text}\n` : text);
}
