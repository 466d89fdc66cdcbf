/** Several speakers written into one text. Splits only where the text leaves no doubt. */
import type { ImportedSpeaker } from '../model/imported.ts';
import { oneLine } from './field-reader.ts';

/** What stands behind a name and a comma and is no organisation. */
const TITLE = /^(?:ph\.?d|m\.?d|m\.?sc|b\.?sc|mba|jr|sr|esq)\.?$/i;
const PARTICLE = /^(?:von|van|der|den|de|del|della|di|da|dos|la|le|bin|ibn|al|el|ten|ter|zu|zur)$/;

/**
 * Reads `Name`, `Name (Org)`, `Name, Org`, `A; B`, `A | B`, lines of such, `A, B, C` and `A and B` where both are full names.
 *
 * Two comma items are a name and an organisation; three or more are people, as in talk files.
 */
export function readSpeakerList(text: string): readonly ImportedSpeaker[] {
  return text.split(/[;|\n]/).flatMap((part) => {
    const piece = oneLine(part);
    if (piece === '') return [];
    const credit = /^([^()]+?) ?\(([^()]+)\)$/.exec(piece);
    if (credit !== null) return [{ name: credit[1]!.trim(), organisation: credit[2]!.trim() }];
    const items = piece.split(',').map((item) => item.trim());
    if (items.length === 2 && items.every((item) => item !== '') && !piece.includes('('))
      return TITLE.test(items[1]!) ? [{ name: piece }] : [{ name: items[0]!, organisation: items[1]! }];
    if (items.length > 2 && !piece.includes('('))
      return items.flatMap((item) => namesOf(item.replace(/^(?:and|und|&) /i, '')));
    return namesOf(piece);
  });
}

function namesOf(text: string): readonly ImportedSpeaker[] {
  if (text === '') return [];
  const names = text.split(/ (?:and|und|&|\+) /i).map((name) => name.trim());
  return names.length > 1 && names.every(isFullName) ? names.map((name) => ({ name })) : [{ name: text }];
}

/** True for two to five words that each begin as a name does: `Ada Lovelace`, `Ludwig van Beethoven`, `J. R. Roe`. */
export function isFullName(text: string): boolean {
  const words = text.length > 80 ? [] : text.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    !PARTICLE.test(words.at(-1)!) &&
    words.every((word) => PARTICLE.test(word) || /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word))
  );
}
