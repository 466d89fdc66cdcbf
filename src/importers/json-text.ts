/** JSON text to a value, with the place where it breaks off; and what the beginning of a large file holds. Never judges what a value means. */
import { findJsonFault, type JsonFault } from './json-fault.ts';

export type JsonText = { readonly value: unknown } | { readonly problem: JsonFault };

/** Reads JSON (RFC 8259). Where it is broken, the place is told; a text that breaks off is broken at its end. Linear in time. */
export function readJsonText(text: string): JsonText {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: findJsonFault(text) };
  }
}

/**
 * The keys of a JSON object that stands in the first `length` characters of a text, also when the text is cut there.
 *
 * Keys of the object itself only, not of those inside it; none where the text does not begin with an object.
 */
export function keysAtBeginning(text: string, length: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const end = Math.min(text.length, length);
  let at = 0;
  while (at < end && text.charCodeAt(at) <= 0x20) at++;
  if (text[at] !== '{') return keys;
  let depth = 0;
  let lastText = '';
  for (; at < end; at++) {
    const character = text[at];
    if (character === '"') {
      const close = findClosingQuote(text, at + 1, end);
      if (depth === 1) lastText = text.slice(at + 1, close);
      at = close;
    } else if (character === ':' && depth === 1) keys.add(lastText);
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) break;
  }
  return keys;
}

function findClosingQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return end;
}
