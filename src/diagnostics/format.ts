/** Diagnostics as text. Pure: colours come in as functions, source text as a lookup, and nothing is printed. */
import type { Diagnostic, Severity } from './diagnostic.ts';
import type { Span } from './span.ts';

export const FORMATS = ['pretty', 'compact', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

type Paint = (text: string) => string;

/** How a terminal paints the parts of a message. */
export interface Colours {
  readonly error: Paint;
  readonly warning: Paint;
  readonly note: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

export interface FormatOptions {
  readonly format?: Format;
  readonly colours?: Colours;
  /** The text of a file, for the excerpt of a pretty message. */
  readonly sourceText?: (path: string) => string | undefined;
}

const plain: Paint = (text) => text;
const NO_COLOURS: Colours = { error: plain, warning: plain, note: plain, bold: plain, dim: plain };
/** The widest excerpt of a source line. */
const MAX_EXCERPT = 120;

/** All diagnostics in one text that ends with a line feed, or `''` when there are none (`[]` as JSON). */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  switch (options.format ?? 'pretty') {
    case 'json':
      return `${JSON.stringify(diagnostics, null, 2)}\n`;
    case 'compact':
      return diagnostics.map((diagnostic) => `${formatCompact(diagnostic)}\n`).join('');
    case 'github':
      return diagnostics.map((diagnostic) => `${formatGithub(diagnostic)}\n`).join('');
    case 'pretty': {
      const lineOf = createLineReader(options);
      return diagnostics.map((diagnostic) => `${formatPretty(diagnostic, options, lineOf)}\n`).join('\n');
    }
  }
}

type LineReader = (path: string, line: number) => string | undefined;

/** Finds source lines; each file is taken apart once, however many problems it has. */
function createLineReader({ sourceText }: FormatOptions): LineReader {
  const known = new Map<string, readonly string[]>();
  return (path, line) => {
    const lines = known.get(path) ?? sourceText?.(path)?.split(/\r\n|\n|\r/) ?? [];
    known.set(path, lines);
    return lines[line - 1];
  };
}

/** `path:line:column: severity code message`. */
export function formatCompact({ code, severity, message, span }: Diagnostic): string {
  return `${span === undefined ? '' : `${place(span)}: `}${severity} ${code} ${escapeControls(message)}`;
}

/** A workflow command that GitHub shows beside the line. */
export function formatGithub({ code, severity, message, hint, span }: Diagnostic): string {
  const command: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'notice' };
  const properties = [
    ...(span === undefined
      ? []
      : [
          `file=${property(span.path)}`,
          `line=${span.line}`,
          `col=${span.column}`,
          `endColumn=${span.column + Math.max(span.length, 1)}`,
        ]),
    `title=${property(code)}`,
  ];
  const lines = [message, ...(hint === undefined ? [] : [hint])].map(escapeControls);
  return `::${command[severity]} ${properties.join(',')}::${lines.map(workflowData).join('%0A')}`;
}

/** A message with an excerpt of the source, marked where the problem is. */
export function formatPretty(
  diagnostic: Diagnostic,
  options: FormatOptions = {},
  lineOf: LineReader = createLineReader(options),
): string {
  const { code, severity, message, hint, span, related = [] } = diagnostic;
  const colours = options.colours ?? NO_COLOURS;
  const width = Math.max(1, ...[span, ...related.map((place) => place.span)].map((at) => String(at?.line ?? 1).length));
  const gutter = ' '.repeat(width + 2);
  const lines = [`${colours[severity](`${severity}[${code}]`)}${colours.bold(`: ${escapeControls(message)}`)}`];
  if (span !== undefined) lines.push(...excerpt(span, width, colours[severity], options, lineOf));
  for (const other of related)
    lines.push(
      `${colours.dim(`${gutter}= `)}${escapeControls(other.message)}`,
      `${gutter}  ${colours.dim('-->')} ${place(other.span)}`,
    );
  if (hint !== undefined) lines.push(`${colours.dim(`${gutter}= `)}${colours.bold('hint')}: ${escapeControls(hint)}`);
  return lines.join('\n');
}

function excerpt(span: Span, width: number, paint: Paint, options: FormatOptions, lineOf: LineReader): string[] {
  const { dim } = options.colours ?? NO_COLOURS;
  const gutter = ' '.repeat(width + 2);
  const head = `${' '.repeat(width + 1)}${dim('-->')} ${place(span)}`;
  const line = lineOf(span.path, span.line);
  if (line === undefined || line.trim() === '') return [head];
  const start = Math.min(span.column - 1, line.length);
  const from = start + Math.min(span.length, MAX_EXCERPT) > MAX_EXCERPT ? Math.max(0, start - 40) : 0;
  const shown = line.slice(from, from + MAX_EXCERPT);
  const before = escapeControls(shown.slice(0, start - from));
  const marked = escapeControls(shown.slice(start - from, start - from + span.length));
  const dots = from > 0 ? '…' : '';
  const text = `${dots}${escapeControls(shown)}${from + MAX_EXCERPT < line.length ? '…' : ''}`;
  const marks = '^'.repeat(Math.max(1, displayWidth(marked)));
  return [
    head,
    dim(`${gutter}|`),
    `${dim(` ${String(span.line).padStart(width)} |`)} ${text}`,
    `${dim(`${gutter}|`)} ${' '.repeat(displayWidth(dots + before))}${paint(marks)}`,
  ];
}

function place(span: Span): string {
  return `${escapeControls(span.path)}:${span.line}:${span.column}`;
}

/**
 * Makes text safe for a terminal: line breaks and tabs become spaces, all other control characters, and those that reorder or hide text,
 * become `\u001b` and the like.
 */
export function escapeControls(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/ *[\r\n][ \r\n]*/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /\p{M}/u.test(character)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
            character,
          )
        ? 2
        : 1;
  return width;
}

function workflowData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return workflowData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
