/** The lines on which the records of an open JSON document begin, for messages. Reads sound JSON only. */

/** For each list of the outermost mapping, the lines of its items, from 1. Linear in time; holds nothing but numbers. */
export function recordLines(text: string): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  let line = 1;
  let depth = 0;
  let key = '';
  /** True where an item of a list of the outermost mapping may begin. */
  let expectsItem = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') line++;
    if (character <= ' ') continue;
    if (expectsItem && depth === 2 && character !== ']') lines.get(key)?.push(line);
    expectsItem = false;
    if (character === '"') {
      const end = endOfText(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      at = end;
    } else if (character === '{' || character === '[') {
      depth++;
      expectsItem = depth === 2 && character === '[';
      if (expectsItem) lines.set(key, []);
    } else if (character === '}' || character === ']') depth--;
    else if (character === ',') expectsItem = depth === 2;
  }
  return lines;
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
