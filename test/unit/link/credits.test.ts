import { describe, expect, test } from 'vitest';
import { type KnownNames, splitCredit } from '../../../src/link/credits.ts';
import { collectKnownNames } from '../../../src/link/known-names.ts';
import { foldName } from '../../../src/model/slug.ts';
import { speaker, talk } from '../../helpers/entries.ts';

const known = (organisations: readonly string[], people: readonly string[] = []): KnownNames => ({
  isOrganisation: (name) => organisations.map(foldName).includes(name),
  isPerson: (name) => people.map(foldName).includes(name),
});
const read = (text: string, names = known([])): string =>
  splitCredit(text, names)
    .people.map(({ name, organisation }) => (organisation === undefined ? name : `${name} <${organisation}>`))
    .join(' | ');

describe('a speaker text', () => {
  test.each([
    ['Ada Alba', 'Ada Alba'],
    ['Ada Alba, Acme', 'Ada Alba <Acme>'],
    ['Ada Alba, acme Artisans', 'Ada Alba <acme Artisans>'],
    ['Ada Alba & Bo Berg, Acme', 'Ada Alba <Acme> | Bo Berg <Acme>'],
    ['Ada Alba and Bo Berg, Acme', 'Ada Alba <Acme> | Bo Berg <Acme>'],
    ['Ada Alba, Bo Berg and Cy Cole, Acme', 'Ada Alba <Acme> | Bo Berg <Acme> | Cy Cole <Acme>'],
    ['Ada Alba, Acme & Bo Berg, Umbra', 'Ada Alba <Acme> | Bo Berg <Umbra>'],
    ['Ada Alba, Acme and Bo Berg, Umbra', 'Ada Alba <Acme> | Bo Berg <Umbra>'],
    ['Ada Alba, Bo Berg, Cy Cole, Di Dahl', 'Ada Alba | Bo Berg | Cy Cole | Di Dahl'],
    ['Ada Alba, Bo Berg, Cy Cole, and Di Dahl', 'Ada Alba | Bo Berg | Cy Cole | Di Dahl'],
    ['Ada Alba, Bo Berg and Cy Cole', 'Ada Alba | Bo Berg | Cy Cole'],
    ['Ada Alba, Acme; Bo Berg, Umbra', 'Ada Alba <Acme> | Bo Berg <Umbra>'],
    ['Ada Alba, Jr., Acme', 'Ada Alba, Jr. <Acme>'],
    ['Ada Alba, PhD', 'Ada Alba, PhD'],
    ['José Ortega y Gasset', 'José Ortega y Gasset'],
    ['  Ada   Alba ,  Acme  ', 'Ada Alba <Acme>'],
    ['Anderson, Acme', 'Anderson <Acme>'],
    [', ,', ''],
    ['& and ;', ''],
    ['', ''],
  ])('%j is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['Ada Alba, Bo Berg, Cy Cole, Acme', 'Ada Alba <Acme> | Bo Berg <Acme> | Cy Cole <Acme>'],
    ['Ada Alba, Acme, Bo Berg, Umbra', 'Ada Alba <Acme> | Bo Berg <Umbra>'],
    ['Ada Alba, Acme and Bo Berg', 'Ada Alba <Acme> | Bo Berg'],
    ['Ada Alba, Smith & Sons', 'Ada Alba <Smith & Sons>'],
    ['Ada Alba and Bo Berg, Smith & Sons', 'Ada Alba <Smith & Sons> | Bo Berg <Smith & Sons>'],
    ['Ada Alba, Bo Berg', 'Ada Alba | Bo Berg'],
  ])('known names decide: %j', (text, expected) => {
    expect(read(text, known(['Acme', 'UMBRA', 'Smith & Sons'], ['Bo Berg', 'Ada Alba']))).toBe(expected);
  });

  test('only readings that could be otherwise are guesses', () => {
    const guessed = (text: string) => splitCredit(text, known(['Acme'], ['Bo Berg'])).guessed;
    expect(['Ada Alba', 'Ada Alba, Acme', 'Ada Alba & Bo Berg', 'Ada Alba, Jr.'].filter(guessed)).toEqual([]);
    expect(['Ada Alba, Bo Berg', 'Ada Alba & Bo Berg, Acme', 'Ada Alba, Bo Berg, Cy Cole'].map(guessed)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

test('names are known from unambiguous credits; the more frequent use wins', () => {
  const names = collectKnownNames(
    [
      talk('a', { speakers: 'Ada Alba, Acme' }),
      talk('b', { speakers: 'Bo Berg, Acme' }),
      talk('c', { speakers: 'Acme' }),
      talk('d', { speakers: 'Ada Alba, Bo Berg' }),
      talk('e', { speakers: 'Bo Berg' }),
    ],
    [speaker('x', { name: 'Xi', organisation: 'Umbra' })],
  );
  expect(['acme', 'umbra', 'bo berg', 'ada alba', 'xi'].map(names.isOrganisation)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['acme', 'bo berg', 'xi'].map(names.isPerson)).toEqual([false, true, true]);
});
