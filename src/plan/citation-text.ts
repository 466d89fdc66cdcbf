/** Text as a line of a citation holds it. Escaping is each format's own business. */

/** Longer than any title; what a format does with one line must not depend on who wrote it. */
const MAX_LENGTH = 2000;

/** Controls, line separators, marks that turn the direction of what follows, and halves of characters. */
const UNWRITABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** ASCII that is one line already, which most texts are. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** The text in one line, NFC, with single spaces. Controls become spaces; what no format can hold is dropped. */
export function lineOf(text: string): string {
  const cut = text.slice(0, MAX_LENGTH);
  if (PLAIN.test(cut)) return cut;
  return cut.replace(UNWRITABLE, ' ').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** As `lineOf`; absent where nothing is left. */
export function optionalLine(text: string | undefined): string | undefined {
  const line = text === undefined ? '' : lineOf(text);
  return line === '' ? undefined : line;
}
