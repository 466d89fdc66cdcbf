/** Where the entries of a BibTeX file begin and end. Knows braces and nothing of what stands between them. */

/** An entry as it stands in its file. */
export interface EntryText {
  /** In lower case, without `@`. */
  readonly type: string;
  /** From `@` to the closing brace. */
  readonly text: string;
  /** Lines of the file, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** Where it stands in the text, in UTF-16 units; the end is behind it. */
  readonly start: number;
  readonly end: number;
  /** True where the end is missing: the next entry, or the end of the file, came first. */
  readonly isBroken: boolean;
}

const ENTRY = /@[ \t]*([a-z][\w-]{0,60})\s{0,40}[{(]/gi;
const MARK = /[{}()\\\n]/g;
const NEXT_ENTRY = /[ \t]{0,40}@[ \t]*[a-z][\w-]{0,60}[ \t]{0,40}[{(]/iy;

/** Finds all entries in their order, broken ones too; what stands between them is a comment by the rules of BibTeX. Linear. */
export function splitEntries(text: string): readonly EntryText[] {
  const entries: EntryText[] = [];
  let line = 1;
  let countedTo = 0;
  const lineAt = (offset: number): number => {
    for (let at = text.indexOf('\n', countedTo); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    countedTo = offset;
    return line;
  };
  ENTRY.lastIndex = 0;
  for (let match = ENTRY.exec(text); match !== null; match = ENTRY.exec(text)) {
    const first = lineAt(match.index);
    const { end, isBroken } = entryEnd(text, ENTRY.lastIndex - 1);
    const whole = text.slice(match.index, end).trimEnd();
    const start = match.index;
    const wholeEnd = start + whole.length;
    entries.push({
      type: match[1]!.toLowerCase(),
      text: whole,
      line: first,
      lastLine: lineAt(wholeEnd),
      start,
      end: wholeEnd,
      isBroken,
    });
    ENTRY.lastIndex = end;
  }
  return entries;
}

/** The end of an entry from its opening brace on. */
function entryEnd(text: string, from: number): { readonly end: number; readonly isBroken: boolean } {
  const isRound = text[from] === '(';
  let depth = isRound ? 0 : 1;
  MARK.lastIndex = from + 1;
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
    const sign = match[0];
    if (sign === '\\') MARK.lastIndex++;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '\n') {
      NEXT_ENTRY.lastIndex = match.index + 1;
      if (NEXT_ENTRY.test(text)) return { end: match.index + 1, isBroken: true };
    }
    if (depth < 0) return { end: match.index + 1, isBroken: true };
    if (depth === 0 && sign === (isRound ? ')' : '}')) return { end: match.index + 1, isBroken: false };
  }
  return { end: text.length, isBroken: true };
}
