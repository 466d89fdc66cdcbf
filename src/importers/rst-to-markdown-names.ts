/** Whether a text is reStructuredText, and the names that it gives to addresses and texts. */
import { type RstNames, referenceName } from './rst-to-markdown-inline.ts';
import { indentOf, isBlank, PUNCTUATION } from './rst-to-markdown-lines.ts';

const EXPLICIT =
  /^\s*\.\. (?:[A-Za-z][\w-]{0,40}(?::[\w-]{1,40})?::(?:\s|$)|_[^\s_]|__:|\[[^\]\s]{1,40}\] |\|[^|]{1,60}\| )/;
const TARGET = /^\s*\.\. _(?:`([^`]+)`|((?:\\:|[^:])+)):(?:\s+(\S.*))?$/;
const NAMELESS = /^\s*(?:\.\. __:|__) +(\S+)\s*$/;
const SUBSTITUTION = /^\s*\.\. \|([^|]{1,60})\| replace:: *(.*)$/;

/** True where a line has markup that neither plain text nor Markdown has. */
export function isRst(lines: readonly string[]): boolean {
  return lines.some(
    (line, index) =>
      /`__?(?![\p{L}\p{N}_`])/u.test(line) ||
      /(?:^|[\s(]):[A-Za-z][\w:+.-]{0,38}:`/.test(line) ||
      (line.includes('.. ') && EXPLICIT.test(line)) ||
      isUnderline(lines, index) ||
      opensLiteral(lines, index) ||
      (isRow(line) && isRow(lines[index + 1] ?? '') && !isRowOfTable(lines, index)) ||
      (/^=+(?: +=+)+\s*$/.test(line) && index > 0),
  );
}

/** Marks that are no underline in Markdown. */
function isUnderline(lines: readonly string[], index: number): boolean {
  const mark = lines[index]!.trimEnd();
  const title = (lines[index - 1] ?? '').trim();
  return (
    /^[~^"'+]/.test(mark) &&
    PUNCTUATION.test(mark) &&
    title !== '' &&
    mark.length >= Math.min(title.length, 4) &&
    isBlank(lines[index - 2] ?? '')
  );
}

function opensLiteral(lines: readonly string[], index: number): boolean {
  const line = lines[index]!.trimEnd();
  if (!line.endsWith('::') || !isBlank(lines[index + 1] ?? 'x')) return false;
  const next = lines[index + 2] ?? '';
  return !isBlank(next) && indentOf(next) > indentOf(line);
}

function isRow(line: string): boolean {
  return /^\| \S/.test(line);
}

function isRowOfTable(lines: readonly string[], index: number): boolean {
  return [lines[index - 1], lines[index], lines[index + 1]].some(
    (line) => line?.startsWith('|') && (/\|\s*$/.test(line.slice(1)) || / \| /.test(line.slice(1))),
  );
}

/** Takes targets and substitutions out of a text. */
export function collectNames(lines: readonly string[]): { readonly names: RstNames; readonly rest: readonly string[] } {
  const targets = new Map<string, string>();
  const substitutions = new Map<string, string>();
  const nameless: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (!line.includes('_') && !line.includes('|')) {
      rest.push(line);
      continue;
    }
    const anonymous = NAMELESS.exec(line);
    const target = anonymous === null ? TARGET.exec(line) : null;
    const substitution = SUBSTITUTION.exec(line);
    if (target !== null) {
      const below = lines[at + 1] ?? '';
      const isBelow = target[3] === undefined && indentOf(below) > indentOf(line) && !isBlank(below);
      const address = isBelow ? below.trim() : target[3];
      if (isBelow) at++;
      if (address !== undefined) targets.set(referenceName(target[1] ?? target[2]!), address.replace(/\s+/gu, ''));
    } else if (anonymous !== null) nameless.push(anonymous[1]!);
    else if (substitution !== null) substitutions.set(referenceName(substitution[1]!), substitution[2]!);
    else rest.push(line);
  }
  resolveNames(targets);
  return { names: { targets, substitutions, nameless, used: new Set() }, rest };
}

/** A target may be the name of another one. */
function resolveNames(targets: Map<string, string>): void {
  for (const [name, address] of targets) {
    const other = address.endsWith('_') ? targets.get(referenceName(address.slice(0, -1))) : undefined;
    if (other !== undefined) targets.set(name, other);
  }
}
