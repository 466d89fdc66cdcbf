/** Where a text stops being JSON. Does not rely on what a parser says about it, which differs between versions and often names no place. */

export interface JsonFault {
  readonly why: string;
  /** From 1. */
  readonly line: number;
}

/** What may come next: any value; a value or the end of a list; a key; a key or the end of a mapping; a colon; a comma or an end. */
type Expected = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'after';

/** The first fault of a text that is not JSON (RFC 8259). Never throws; takes time linear in its length. */
export function findJsonFault(text: string): JsonFault {
  const offset = faultOffset(text);
  const isEnd = offset >= text.trimEnd().length;
  const before = isEnd ? text.trimEnd() : text.slice(0, offset);
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  if (isEnd) return { why: 'it ends too early', line };
  const character = JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0));
  return { why: `${character} stands where JSON may not have it`, line };
}

/** The offset of the first character at which a text is not JSON; its length where it only ends too early. */
function faultOffset(text: string): number {
  const open: string[] = [];
  let expected = 'value' as Expected;
  let at = 0;
  for (;;) {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++;
    const character = text[at];
    if (character === undefined) return text.length;
    const closes =
      character === open.at(-1) && (expected === 'after' || expected === 'first' || expected === 'firstKey');
    if (closes) {
      open.pop();
      expected = 'after';
      at++;
    } else if (expected === 'after') {
      if (character !== ',' || open.length === 0) return at;
      expected = open.at(-1) === '}' ? 'key' : 'value';
      at++;
    } else if (expected === 'colon') {
      if (character !== ':') return at;
      expected = 'value';
      at++;
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (end.fault) return end.at;
      at = end.at;
      expected = expected === 'key' || expected === 'firstKey' ? 'colon' : 'after';
    } else if (expected === 'key' || expected === 'firstKey') {
      return at;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      expected = character === '{' ? 'firstKey' : 'first';
      at++;
    } else {
      const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/.exec(
        text.slice(at, at + 400),
      );
      if (word === null) return at;
      at += word[0].length;
      expected = 'after';
    }
  }
}

function endOfString(text: string, start: number): { readonly at: number; readonly fault: boolean } {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') return { at: at + 1, fault: false };
    if (character < ' ') return { at, fault: true };
    if (character !== '\\') continue;
    const form = text[at + 1] === 'u' ? /^u[0-9a-f]{4}/i : /^["\\/bfnrt]/;
    const rest = form.exec(text.slice(at + 1, at + 6));
    if (rest === null) return { at: Math.min(at + 1, text.length), fault: true };
    at += rest[0].length;
  }
  return { at: text.length, fault: true };
}
