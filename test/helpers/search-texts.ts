/** Texts to index: generated ones for properties, and those of real archives where they are at hand. */
import fc from 'fast-check';

const WORDS = [
  ...[
    'the',
    'will',
    'it',
    'kafka',
    'kafkas',
    'running',
    'run',
    "python's",
    'Python',
    'c++',
    'C#',
    '3.11',
    '2017',
    '0',
    '1',
    '10',
  ],
  ...[
    'und',
    'Häuser',
    'haus',
    'größe',
    'über',
    'données',
    'Jörg',
    'jorg',
    '__proto__',
    'constructor',
    'toString',
    '_index',
  ],
  ...[
    '機械学習',
    '入門',
    'データ',
    '파이썬',
    'สวัสดี',
    'привет',
    'λόγος',
    'ΛΟΓΟΣ',
    '👩‍💻',
    '❤️',
    'title',
    'a/b',
    '’',
    "'",
    '—',
  ],
];

/** Few words in many orders, so that documents share terms. */
export const plainText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '/', '-', '')), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));

/** Any code units: lone surrogates, marks, directions, joiners. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.string({
    unit: fc.constantFrom(
      ...[
        'İ',
        'ß',
        'ς',
        'Σ',
        '’',
        "'",
        '\u200d',
        '\u200c',
        '\u00ad',
        '\u0301',
        '\u0345',
        '\ufe0f',
        '\u202e',
        '\ud800',
        '\udc00',
      ],
      ...[
        '𐐀',
        '𝐀',
        '𠮷',
        'ا',
        'ب',
        'ﬁ',
        'Ａ',
        '１',
        '٣',
        '.',
        '+',
        '#',
        'c',
        'f',
        's',
        '1',
        ' ',
        '\u00a0',
        '\u3000',
        'ー',
        '々',
      ],
    ),
  }),
);
