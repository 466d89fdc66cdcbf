import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TalkId } from '../../../src/model/ids.ts';
import { assignCitationKeys, type KeySource } from '../../../src/plan/citation-keys.ts';
import { splitName } from '../../../src/plan/citation-names.ts';

interface Plain {
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  readonly author?: string;
  readonly key?: string;
  readonly draft?: boolean;
}

function source({ id, title, date = '2018-06-27', author, key, draft = false }: Plain): KeySource {
  return {
    talk: { id: id as TalkId, title, date: { date }, draft },
    ...(author === undefined ? {} : { author: splitName(author, new Set()) }),
    ...(key === undefined ? {} : { key }),
  };
}

function keysOf(talks: readonly Plain[]): Record<string, string> {
  return Object.fromEntries(assignCitationKeys(talks.map(source)));
}

test.each([
  ['Alice Goldfuss', "The Container Operator's Manual", 'goldfuss2018container'],
  ['Ada van der Berg', 'How to Name It', 'vanderberg2018name'],
  ['Jörg Müller', 'Über die Brücke', 'muller2018uber'],
  ['Madonna', 'Music', 'madonna2018music'],
  ['The Fun Folk', 'We Play', 'fun2018play'],
  ['Ada Quill', '3D', 'quill20183d'],
  ['Ada Quill', 'How Why', 'quill2018how'],
  [undefined, 'Welcome', 'talk2018welcome'],
])('%s, %s', (author, title, key) => {
  expect(keysOf([{ id: 'a', title, ...(author === undefined ? {} : { author }) }])).toEqual({ a: key });
});

test('a key is ASCII where neither name nor title is', () => {
  const keys = keysOf([
    { id: 'a', title: '都市の地図', author: '王小明' },
    { id: 'b', title: '都市の地図', author: '王小明' },
  ]);
  expect(keys['a']).toMatch(/^talk2018x[a-z0-9]+$/);
  expect(keys['b']).not.toBe(keys['a']);
});

test('where a key is taken the later talk gets its day, and then a hash of its id', () => {
  const talk = { title: 'Soil', author: 'Ada Quill' };
  const keys = keysOf([
    { ...talk, id: 'late', date: '2018-09-03' },
    { ...talk, id: 'same-day', date: '2018-09-03' },
    { ...talk, id: 'early', date: '2018-01-20' },
  ]);
  expect(keys['early']).toBe('quill2018soil');
  expect(keys['late']).toBe('quill2018soil0903');
  expect(keys['same-day']).toMatch(/^quill2018soil0903[a-z0-9]+$/);
});

test('a draft takes no key from a published talk', () => {
  const talk = { title: 'Soil', author: 'Ada Quill' };
  const keys = keysOf([
    { ...talk, id: 'draft', date: '2018-01-01', draft: true },
    { ...talk, id: 'published', date: '2018-02-01' },
  ]);
  expect(keys['published']).toBe('quill2018soil');
});

test('keys that files name are kept; of two that are the same the older talk keeps it', () => {
  expect(
    keysOf([
      { id: 'a', title: 'Soil', author: 'Ada Quill' },
      { id: 'b', title: 'X', date: '2019-05-04', key: 'Quill2018Soil' },
      { id: 'c', title: 'Y', key: '201779' },
      { id: 'd', title: 'Z', date: '2018-06-28', key: '201779' },
    ]),
  ).toEqual({ a: 'quill2018soil0627', b: 'Quill2018Soil', c: '201779', d: '201779-0628' });
});

const anyTalk = fc.record({
  title: fc.constantFrom('Soil', 'Seeds', '土'),
  date: fc.constantFrom('2018-01-01', '2018-01-02', '2019-01-01'),
  author: fc.constantFrom('Ada Quill', '王小明', 'Bo Oye'),
});

test('keys are unique whatever their case, and their order in the archive changes none', () => {
  fc.assert(
    fc.property(fc.array(anyTalk, { maxLength: 30 }), (talks) => {
      const named = talks.map((talk, index) => ({ ...talk, id: `t${index}` }));
      const keys = keysOf(named);
      expect(new Set(Object.values(keys).map((key) => key.toLowerCase())).size).toBe(named.length);
      expect(keysOf([...named].reverse())).toEqual(keys);
    }),
  );
});

test('a talk of a later day changes no key', () => {
  fc.assert(
    fc.property(fc.array(anyTalk, { maxLength: 20 }), anyTalk, (talks, later) => {
      const named = talks.map((talk, index) => ({ ...talk, id: `t${index}` }));
      expect(keysOf([...named, { ...later, id: 'z', date: '2020-01-01' }])).toMatchObject(keysOf(named));
    }),
  );
});
