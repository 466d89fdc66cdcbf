import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saySame } from '../../../src/join/same-words.ts';

describe('the same', () => {
  test.each([
    ['“Quoted” text', '"quoted" Text'],
    ['It’s here', "It's here"],
    ['One – two — three', 'One - two - three'],
    ['On-boarding', 'Onboarding'],
    ['A/B testing', 'AB Testing!'],
    ['Two  words\n', 'two words'],
    ['Python 3', 'Python3'],
    ['Ｆｕｌｌ', 'full'],
    [
      ['a', 'B'],
      ['A', 'b.'],
    ],
    [
      { name: 'Jane', tags: ['X'] },
      { name: 'jane', tags: ['x'] },
    ],
    ['', ' '],
  ])('%j and %j', (a, b) => {
    expect([saySame(a, b), saySame(b, a)]).toEqual([true, true]);
  });
});

describe('not the same', () => {
  test.each([
    ['C', 'C++'],
    ['C', 'C#'],
    ['Jörg', 'Jorg'],
    ['3.10', '310'],
    ['https://example.org/a-b', 'https://example.org/a_b'],
    ['https://example.org/A', 'https://example.org/a'],
    ['See https://example.org/a-b', 'See https://example.org/ab'],
    ['!', '?'],
    [1, '1'],
    [1, 2],
    [null, undefined],
    [{ a: 'x' }, { b: 'x' }],
    [['x'], 'x'],
  ])('%j and %j', (a, b) => {
    expect([saySame(a, b), saySame(b, a)]).toEqual([false, false]);
  });
});

test('a value is the same as itself, in capitals and between signs', () => {
  const words = fc.array(fc.stringMatching(/^[a-zäöüéçø]{1,8}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '-', ' – ', '“', ', ', '\n'), (list, sign) => {
      expect(saySame(list.join(' '), list.join(sign).toLocaleUpperCase('en'))).toBe(true);
    }),
  );
});
