/** `rostrum explain`: what a diagnostic code means. Reads no archive. */
import { catalogue } from '../../diagnostics/catalogue.ts';
import type { CodeDefinition } from '../../diagnostics/define.ts';
import { compareText, nearest } from '../../model/text.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

/** Arguments that print as their own names, one by one or as lists of one. */
const NAMED_ARGUMENTS = [(name: string) => `<${name}>`, (name: string) => [`<${name}>`]].map(
  (make) => new Proxy({}, { get: (_target, key) => make(String(key)) }) as never,
);

/** A message or hint with `<name>` for each argument; nothing where it cannot be shown without real values. */
function shapeOf(text: string | ((args: never) => string)): string | undefined {
  if (typeof text === 'string') return text === '' ? undefined : text;
  for (const named of NAMED_ARGUMENTS) {
    try {
      return text(named).replace(/\["(<[^<>]+>)"\]/g, '$1') || undefined;
    } catch {
      // This text needs a value of another form.
    }
  }
  return undefined;
}

function wrap(text: string, width: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + word.length + 1 > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function listCodes(terminal: Terminal, codes: readonly (readonly [string, CodeDefinition<never>])[]): void {
  const width = Math.max(...codes.map(([code]) => code.length));
  for (const [code, definition] of codes)
    terminal.print(
      `${code.padEnd(width)}  ${definition.severity.padEnd(7)}  ${shapeOf(definition.message) ?? ''}`.trimEnd(),
    );
  terminal.note('');
  terminal.note('rostrum explain CODE tells more about one of them.');
}

/** Explains one code, or lists all of them. */
export function runExplain(code: string | undefined, terminal: Terminal): number {
  const codes = (Object.entries(catalogue) as unknown as [string, CodeDefinition<never>][]).sort(([a], [b]) =>
    compareText(a, b),
  );
  if (code === undefined) {
    listCodes(terminal, codes);
    return EXIT.fine;
  }
  const wanted = code.replace(/^(error|warning|note)?\[?|\]$/g, '');
  const definition = codes.find(([name]) => name === wanted)?.[1];
  if (definition === undefined) {
    const names = codes.map(([name]) => name);
    const near =
      nearest(wanted, names) ?? names.find((name) => name.split('/')[1] === wanted || name.endsWith(`/${wanted}`));
    throw new UsageError(
      `There is no diagnostic code "${code}"`,
      near === undefined ? 'rostrum explain, without a code, lists all of them.' : `Did you mean ${near}?`,
    );
  }
  const { style } = terminal;
  terminal.print(style.bold(`${definition.severity}[${wanted}]`));
  const message = shapeOf(definition.message);
  if (message !== undefined) terminal.print(`  ${message}`);
  const hint = shapeOf(definition.hint);
  if (hint !== undefined) terminal.print(`  = hint: ${hint}`);
  terminal.print('');
  terminal.print(wrap(definition.explanation, 92));
  return EXIT.fine;
}
