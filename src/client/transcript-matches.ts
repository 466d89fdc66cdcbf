/** Finding words in a text without regard to case and accents. Knows no page. */

/** A text with its letters made alike, and where each of them stands in the text as written. */
export interface FoldedText {
  readonly text: string;
  /** For each place of `text`, and its end: the place in the original. */
  readonly places: Uint32Array;
}

/** Takes time in proportion to the text. */
export function foldText(text: string): FoldedText {
  const letters: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const folded = foldLetter(letter);
    for (let unit = 0; unit < folded.length; unit++) places.push(place);
    letters.push(folded);
    place += letter.length;
  }
  places.push(place);
  return { text: letters.join(''), places: Uint32Array.from(places) };
}

/** Where a query stands in the original text, from and to, in order and without overlaps; at most `most` of them. */
export function findMatches(folded: FoldedText, query: string, most: number): readonly (readonly [number, number])[] {
  const wanted = foldText(query.replace(/\s+/g, ' ').trim()).text;
  const matches: [number, number][] = [];
  if (wanted === '') return matches;
  let at = folded.text.indexOf(wanted);
  while (at >= 0 && matches.length < most) {
    const end = at + wanted.length;
    matches.push([folded.places[at] ?? 0, folded.places[end] ?? 0]);
    at = folded.text.indexOf(wanted, end);
  }
  return matches;
}

function foldLetter(letter: string): string {
  if (letter >= ' ' && letter <= '~') return letter.toLowerCase();
  return letter
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
}
