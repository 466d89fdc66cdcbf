/** Directives and footnotes of reStructuredText: code becomes a fence, a picture a link, of everything else the text is kept. */
import { footnoteMark, link, type RstNames, rstInline } from './rst-to-markdown-inline.ts';
import { dedent, indentOf, isBlank, takeIndented } from './rst-to-markdown-lines.ts';

const CODE = new Set(['code', 'code-block', 'sourcecode', 'highlight', 'parsed-literal', 'math', 'doctest', 'raw']);
const PICTURES = new Set(['image', 'figure']);
/** They only steer how a document is made. */
const SILENT = new Set(['contents', 'toctree', 'default-role', 'role', 'sectnum', 'meta', 'highlight', 'index']);

export interface Directive {
  /** Markdown already. */
  readonly lines: readonly string[];
  /** Text that is still reStructuredText. */
  readonly text: readonly string[];
  readonly end: number;
}

/** Reads the directive or footnote that begins at a line; `undefined` where none does. */
export function readDirective(lines: readonly string[], at: number, names: RstNames): Directive | undefined {
  const line = lines[at]!;
  const footnote = /^(\s*)\.\. \[(\d{1,4}|#[\w-]{0,40}|[A-Za-z][\w-]{0,40})\] +(\S.*)$/.exec(line);
  if (footnote !== null) {
    const { block, end } = takeBody(lines, at);
    const text = [footnote[3]!, ...dedent(block)].join('\n');
    const note = rstInline(text, names).split('\n').join('\n    ');
    return { lines: [`${footnoteMark(footnote[2]!)}: ${note}`], text: [], end };
  }
  const match = /^\s*\.\. (?:\|[^|]{1,60}\| )?([A-Za-z][\w-]{0,40}(?::[\w-]{1,40})?)::(?:\s+(\S.*))?$/.exec(line);
  if (match === null) return undefined;
  const { block, end } = takeBody(lines, at);
  const [name, argument = ''] = [match[1]!.toLowerCase(), match[2]?.trim() ?? ''];
  const { options, body } = splitOptions(dedent(block));
  if (CODE.has(name) && body.length > 0) return { lines: fence(argument, body), text: [], end };
  if (PICTURES.has(name)) {
    const label = options.get('alt') ?? argument.slice(argument.lastIndexOf('/') + 1);
    return { lines: [link(label.replace(/[[\]]/g, '\\$&'), argument.replace(/\s+/gu, '')), ''], text: body, end };
  }
  const first = argument === '' || SILENT.has(name) ? [] : [argument, ''];
  return { lines: [], text: [...first, ...body], end };
}

/** The indented lines below a directive's first one. */
function takeBody(lines: readonly string[], at: number): { readonly block: readonly string[]; readonly end: number } {
  return takeIndented(lines, at + 1, indentOf(lines[at]!) + 1);
}

function splitOptions(lines: readonly string[]): {
  readonly options: ReadonlyMap<string, string>;
  readonly body: readonly string[];
} {
  const options = new Map<string, string>();
  let at = 0;
  for (; at < lines.length; at++) {
    const option = /^:([a-z][\w-]{0,40}):(?:\s+(\S.*))?$/.exec(lines[at]!);
    if (option === null) break;
    options.set(option[1]!, option[2] ?? '');
  }
  while (at < lines.length && isBlank(lines[at]!)) at++;
  return { options, body: lines.slice(at) };
}

function fence(language: string, lines: readonly string[]): readonly string[] {
  const mark = lines.some((line) => line.includes('```')) ? '~~~~' : '```';
  return [`${mark}${/^[\w+#-]{1,30}$/.test(language) ? language : ''}`, ...lines, mark];
}
