import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialsOf, invertName, splitName } from '../../../src/plan/citation-names.ts';

const ORGANISATIONS = new Set(['meadow works']);
const split = (name: string) => splitName(name, ORGANISATIONS);

describe('splitting a name', () => {
  test.each([
    ['Alice Goldfuss', 'Goldfuss', 'Alice'],
    ['Elizabeth K. Joseph', 'Joseph', 'Elizabeth K.'],
    ['Ada van der Berg', 'van der Berg', 'Ada'],
    ['Guido Van Rossum', 'Van Rossum', 'Guido'],
    ['María de la Cruz', 'de la Cruz', 'María'],
    ['Jean-Paul Sartre', 'Sartre', 'Jean-Paul'],
    ['Bo Lindqvist-Oyelaran', 'Lindqvist-Oyelaran', 'Bo'],
    ['danah boyd', 'boyd', 'danah'],
    ['ليلى حداد', 'حداد', 'ليلى'],
    ['Prof. Dr. Ada Quill', 'Quill', 'Ada'],
    ['Ada Quill, PhD', 'Quill', 'Ada'],
    ['Ada Quill (she/her)', 'Quill', 'Ada'],
    ['Quill, Ada', 'Quill', 'Ada'],
    ['van der Berg, Ada Maria', 'van der Berg', 'Ada Maria'],
    ['van Dyke', 'Dyke', 'van'],
  ])('%s', (name, family, given) => {
    expect(split(name)).toEqual({ family, given });
  });

  test.each(['Martin Luther King Jr.', 'Martin Luther King, Jr.', 'King, Martin Luther, Jr.'])('%s', (name) => {
    expect(split(name)).toEqual({ family: 'King', given: 'Martin Luther', suffix: 'Jr.' });
  });

  test.each([
    'Madonna',
    '王小明',
    '山田 太郎',
    '김 민수',
    'Xiaoming Wang 王小明',
    'Meadow Works',
    'The Fun Folk',
    'Field Day Team',
    'Widgets, Inc.',
    '@handle',
    'Ada Quill & Bo Oye',
    'Ada Quill / Lady Red',
    'Ada Quill, Bo Oye, Chen Wei',
    'Programming with: Ada Quill',
    'Ada "Q"',
    '42 7',
  ])('%s stays whole', (name) => {
    expect(split(name)).toEqual({ literal: name });
  });

  test('drops controls and marks that turn the direction', () => {
    expect(split('Ada\u0000\u202e \r\n Quill')).toEqual({ family: 'Quill', given: 'Ada' });
  });

  test('never throws, and leaves nothing in two lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(JSON.stringify(split(name)) + invertName(split(name))).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });
});

test('names are turned round with commas, and whole names lose theirs', () => {
  expect(invertName(split('Ada van der Berg'))).toBe('van der Berg, Ada');
  expect(invertName(split('Martin Luther King Jr.'))).toBe('King, Martin Luther, Jr.');
  expect(invertName(split('Widgets, Inc.'))).toBe('Widgets Inc.');
});

test.each([
  ['Ada', 'A.'],
  ['Ada Jean-Paul', 'A. J.-P.'],
  ['A.B. C', 'A. B. C.'],
  ['Jessie "Jess"', 'J.'],
  ['Éva', 'É.'],
  ['42', ''],
])('initials of %s', (given, initials) => {
  expect(initialsOf(given)).toBe(initials);
});
