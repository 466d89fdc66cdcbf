/** Plain lines as Markdown that shows them character by character. Knows nothing of lists and paragraphs. */

/** Where Markdown would see a bare address: as far as white space or a bracket, with no letter or digit in front. */
const URL_IN_TEXT = /(?<![a-z0-9.+-])https?:\/\/[\p{L}\p{N}][^\s<>"]*/giu;

/**
 * One line's text as Markdown (CommonMark, with strikethrough, tables, footnotes, definition lists and linked addresses).
 *
 * What would be markup is escaped, where it would be. White space at the ends that Markdown would drop becomes a character reference, but for spaces
 * and tabs, which are dropped.
 */
export function escapeLine(text: string): string {
  const line = trimBlanks(text);
  const inner = line.trim();
  if (inner === '') return references(line);
  const start = line.slice(0, line.length - line.trimStart().length);
  const end = line.slice(line.trimEnd().length);
  return references(start) + (start === '' ? escapeStart(escapeInline(inner)) : escapeInline(inner)) + references(end);
}

/** A text without the spaces and tabs around it; other white space stays. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function references(spaces: string): string {
  return Array.from(spaces, (space) =>
    space === '\u00a0' ? '&nbsp;' : `&#x${space.codePointAt(0)!.toString(16)};`,
  ).join('');
}

/** Marks that mean something anywhere in a line. An address stands between angle brackets, so that nothing behind it is taken for a part of it. */
function escapeInline(text: string): string {
  let escaped = '';
  let at = 0;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const url = withoutPunctuation(match[0]);
    const before = text.slice(at, match.index);
    at = match.index + url.length;
    // Angle brackets of the text's own would become those of the address.
    const bracket = before.endsWith('<') ? '\\<' : '';
    escaped += `${escapeMarks(before.slice(0, before.length - (bracket === '' ? 0 : 1)))}${bracket}<${url}>`;
  }
  return escaped + escapeMarks(text.slice(at));
}

/** Of `https://example.org/a).` the address, which ends before the sentence does. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  const bracketed = url.includes('(');
  while (/[.,;:!?'*_~`\]\\^|)]/.test(url[end - 1]!) && !(url[end - 1] === ')' && bracketed)) end--;
  return url.slice(0, end);
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*_[\]<&~]/g, (mark, at: number) => {
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? ''];
    if (mark === '\\') return after === '' || /[!-/:-@[-`{-~]/.test(after) ? '\\\\' : mark;
    if (mark === '_') return isWord(before) && isWord(after) ? mark : '\\_';
    if (mark === '*') return before === ' ' && after === ' ' ? mark : '\\*';
    if (mark === '<') return /[a-z/!?]/i.test(after) ? '\\<' : mark;
    if (mark === '&')
      return /^&(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});/i.test(text.slice(at, at + 40)) ? '\\&' : mark;
    if (mark === '~') return before === '~' || after === '~' ? '\\~' : mark;
    if (mark === ']') return mark;
    return `\\${mark}`;
  });
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Marks that mean something at the start of a line: headings, quotes, lists, rules, underlines, tables, definitions. */
function escapeStart(text: string): string {
  if (/^(?:#{1,6}(?:\s|$)|>|[-+*:~](?:\s|$)|~{3})/.test(text)) return `\\${text}`;
  if (/^[-=|:+ \t]+$/.test(text)) return `\\${text}`;
  return text.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
