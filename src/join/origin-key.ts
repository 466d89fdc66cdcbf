/** The one text that stands for an origin. */
import type { Origin } from '../model/imported.ts';

/** What separates the parts, what escapes it, and what no line of text can hold. */
const ESCAPED = /[\p{Cc}\p{Cs}\p{Z}|%]/gu;

/**
 * A stable text of the three parts, `system|source|key`, without white space. Two origins have the same text only when all their parts are the same
 * after NFC.
 */
export function originKey(origin: Origin): string {
  return [origin.system, origin.source, origin.key]
    .map((part) => part.normalize('NFC').replace(ESCAPED, (sign) => `%${sign.codePointAt(0)!.toString(16)};`))
    .join('|');
}
