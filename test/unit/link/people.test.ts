import { expect, test } from 'vitest';
import { chooseByName } from '../../../src/link/speaker-urls.ts';
import { link, spanAt, speaker, talk } from '../../helpers/entries.ts';

const codes = (result: ReturnType<typeof link>) => result.diagnostics.map(({ code }) => code);

test('spellings that differ in case, accents, dots and white space are one person, shown as most often written', () => {
  const result = link([
    talk('a', { speakers: 'Ada K. Alba' }),
    talk('b', { speakers: 'Ada K. Alba' }),
    talk('c', { speakers: 'ada k  Álba, Acme' }),
  ]);
  expect(result.value.speakers.map(({ name, id, talks }) => [name, id, talks.length])).toEqual([
    ['Ada K. Alba', 'ada-k-alba', 3],
  ]);
  expect(result.value.talks.find(({ id }) => id === 'c')?.appearances[0]?.name).toBe('ada k Álba');
  expect(codes(result)).toEqual(['link/speaker-joined']);
});

test('a written-out person is never split', () => {
  const person = { kind: 'person', name: 'Alba, Berg & Cole', organisation: 'Acme, Inc.', span: spanAt('x') } as const;
  const { value } = link([talk('a', { speakers: [person] })]);
  expect(value.speakers.map(({ name }) => name)).toEqual(['Alba, Berg & Cole']);
  expect(value.organisations.map(({ name }) => name)).toEqual(['Acme, Inc.']);
});

test('a speaker file joins its names, and hides a former one everywhere', () => {
  const file = speaker('ada', {
    name: 'Ada Alba',
    otherNames: ['A. Alba'],
    formerNames: [
      { name: 'Old Name', hidden: true },
      { name: 'Maiden Name', hidden: false },
    ],
  });
  const { value, diagnostics } = link([
    file,
    talk('a', {
      speakers: 'Old Name, Acme',
      data: { speaker: 'Old Name, Acme' },
      extra: { list: [{ by: 'Old Name' }] },
    }),
    talk('b', { speakers: 'A. Alba' }),
    talk('c', { speakers: 'Maiden Name' }),
  ]);
  expect(value.speakers).toHaveLength(1);
  expect(value.speakers[0]).toMatchObject({ id: 'ada', name: 'Ada Alba', otherNames: ['A. Alba', 'Maiden Name'] });
  expect(value.speakers[0]?.talks).toHaveLength(3);
  expect(JSON.stringify(value)).not.toContain('Old Name');
  expect(diagnostics).toEqual([]);
});

test('two files of one person: the first is used, with a warning at the second', () => {
  const result = link([speaker('a', { name: 'Ada Alba' }), speaker('b', { name: 'Ada  ALBA' })]);
  expect(result.value.speakers.map(({ id }) => id)).toEqual(['a']);
  expect(result.diagnostics).toMatchObject([{ code: 'link/duplicate-entry', span: { path: 'content/speakers/b.md' } }]);
});

test('names without letters, and the same person twice in a talk, do no harm', () => {
  const { value } = link([talk('a', { speakers: '🎩, ' }), talk('b', { speakers: 'Ada Alba & Ada Alba' })]);
  expect(value.speakers.map(({ id }) => id).sort()).toEqual(['ada-alba', 'speaker']);
  expect(value.talks.find(({ id }) => id === 'b')?.appearances).toHaveLength(1);
});

test('organisations of a speaker are listed with their years, newest first', () => {
  const { value } = link([
    talk('a', { speakers: 'Ada Alba, Acme', date: '2015-01-01' }),
    talk('b', { speakers: 'Ada Alba, ACME', date: '2017-01-01' }),
    talk('c', { speakers: 'Ada Alba, Umbra', date: '2018-01-01' }),
    talk('d', { speakers: 'Ada Alba & Bo Berg', date: '2018-01-02' }),
  ]);
  const ada = value.speakers.find(({ id }) => id === 'ada-alba');
  expect(ada?.organisations).toEqual([
    { organisation: 'umbra', firstYear: 2018, lastYear: 2018 },
    { organisation: 'acme', firstYear: 2015, lastYear: 2017 },
  ]);
  expect(ada?.coSpeakers).toEqual(['bo-berg']);
  expect(value.organisations.map(({ id, talks }) => [id, talks.length])).toEqual([
    ['acme', 2],
    ['umbra', 1],
  ]);
});

test('an address belongs to the only speaker, whatever it looks like', () => {
  const { value, diagnostics } = link([
    talk('a', { speakers: 'Ada Alba', speakerUrls: ['https://twitter.com/pumpkin'] }),
  ]);
  expect(value.speakers[0]?.url).toBe('https://twitter.com/pumpkin');
  expect(diagnostics).toEqual([]);
});

test('with several speakers other talks decide, then the name; never the position', () => {
  const { value, diagnostics } = link([
    talk('a', { speakers: 'Bo Berg', speakerUrls: ['https://twitter.com/pumpkin'] }),
    talk('b', {
      speakers: 'Ada Alba & Bo Berg',
      speakerUrls: ['https://www.twitter.com/Pumpkin/', 'https://adaalba.example/'],
    }),
    talk('c', { speakers: 'Ada Alba & Bo Berg', speakerUrls: ['https://twitter.com/nobody'] }),
  ]);
  expect(value.speakers.map(({ name, url }) => [name, url])).toEqual([
    ['Ada Alba', 'https://adaalba.example/'],
    ['Bo Berg', 'https://twitter.com/pumpkin'],
  ]);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'link/speaker-url-guessed',
    'link/speaker-url-guessed',
    'link/speaker-url-unmatched',
  ]);
});

test.each([
  ['https://twitter.com/joerg_falk', 'Jörg Falk'],
  ['https://github.com/afalk', 'Ada Falk'],
  ['https://x.com/falk', undefined],
  ['https://ada.example.org/', 'Ada Falk'],
  ['mailto:x@example.org', undefined],
  ['not an address', undefined],
])('%s looks like %s', (url, expected) => {
  expect(chooseByName(url, ['Ada Falk', 'Jörg Falk'], (key) => key)).toBe(expected);
});
