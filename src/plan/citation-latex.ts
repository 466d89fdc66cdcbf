/** Text to and from LaTeX, as far as bibliographies use it. Unicode stays Unicode: every BibTeX of today reads UTF-8. */

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces even after a backslash, so a brace is never written as one.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/** Text for between the braces of a BibTeX field. Its braces are balanced; two hyphens or quotes stay two. */
export function encodeLatex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (character) => ESCAPED[character]!).replace(/([-`'])(?=\1)/g, '$1{}');
}

/** Combining marks of accent commands: `\'e`, `\v{s}`. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
};

const SYMBOLS: Readonly<Record<string, string>> = {
  AA: 'Å',
  AE: 'Æ',
  DH: 'Ð',
  L: 'Ł',
  O: 'Ø',
  OE: 'Œ',
  TH: 'Þ',
  aa: 'å',
  ae: 'æ',
  dh: 'ð',
  dots: '…',
  i: 'ı',
  j: 'ȷ',
  l: 'ł',
  ldots: '…',
  o: 'ø',
  oe: 'œ',
  ss: 'ß',
  textasciicircum: '^',
  textasciitilde: '~',
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textellipsis: '…',
  textemdash: '—',
  textendash: '–',
  textquotedbl: '"',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquoteleft: '‘',
  textquoteright: '’',
  textunderscore: '_',
  th: 'þ',
};

const LIGATURES: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['~', ' '],
];

/** What LaTeX text says, without its commands and braces. Unknown commands are dropped, what they are given stays. One pass. */
export function decodeLatex(text: string): string {
  let out = '';
  let mark = '';
  const put = (piece: string): void => {
    // An accent falls on the next letter; a dotless i takes its dot back, as Unicode composes it.
    out += mark === '' ? piece : `${piece.replace('ı', 'i').replace('ȷ', 'j')}${mark}`;
    mark = '';
  };
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '\\') {
      const name = commandAt(text, at + 1);
      at += 1 + name.length;
      const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
      const letters = /^[a-z]/i.test(name);
      if (letters) while (text[at] === ' ') at++;
      if (accent !== undefined) mark = accent;
      else if (letters) put(Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name]! : '');
      else put(name === '\\' ? ' ' : name);
      continue;
    }
    const ligature = LIGATURES.find(([from]) => text.startsWith(from, at));
    if (ligature !== undefined) put(ligature[1]);
    else if (character !== '{' && character !== '}' && character !== '$') put(character);
    at += ligature?.[0].length ?? 1;
  }
  return out.normalize('NFC');
}

/** The letters of a command, or its one sign. */
function commandAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && /[a-z]/i.test(text[end]!)) end++;
  return end > start ? text.slice(start, end) : text.slice(start, start + 1);
}
