import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinRecords } from '../../../src/join/join.ts';
import { originKey } from '../../../src/join/origin-key.ts';
import type { ImportedRecord, Origin } from '../../../src/model/imported.ts';
import { archiveOf, join, keysOf, response, talk } from './records.ts';

const title = fc.constantFrom(
  'Scaling Teams',
  'scaling teams',
  'Scaling Teams in five steps',
  'Scaling Teams: in five steps',
  'Keynote',
  '容器',
  '',
  '?!',
);
const person = fc.constantFrom('Jane Doe', 'Doe, Jane', 'John Q. Roe', 'John Roe', 'Robert Roe', '山田 太郎');
const event = fc.constantFrom(
  '#LeadDevLondon 2018',
  'Lead Dev UK 2018',
  'LeadDev Berlin 2018',
  'PyCon DE 2019',
  'FOSDEM',
);
const day = fc.constantFrom('2018-06-27', '2018-06-28', '2018-06-30', '2019-02-02');
const video = fc.constantFrom('https://youtu.be/abcdefghijk', 'https://vimeo.com/123456', 'https://example.org/videos');
const facts = fc.record(
  { by: fc.uniqueArray(person, { maxLength: 2 }), on: day, at: event, video, from: fc.constantFrom('one', 'two') },
  { requiredKeys: [] },
);
const records: fc.Arbitrary<ImportedRecord[]> = fc.array(
  fc
    .tuple(fc.nat(30), title, facts, fc.boolean())
    .map(([key, text, told, isTalk]) =>
      isTalk
        ? talk(`k${key}`, text, told)
        : response(`k${key}`, { ...told, title: text }, { body: 'Jane Doe said it.' }),
    ),
  { maxLength: 14 },
);
const plain = (input: Parameters<typeof joinRecords>[0]) => JSON.parse(JSON.stringify(joinRecords(input)));

test('the order of the records does not matter', () => {
  fc.assert(
    fc.property(
      records.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const rest = { talks: [], responses: [], answers: [] };
        expect(plain({ records: shuffled, ...rest })).toEqual(plain({ records: list, ...rest }));
      },
    ),
    { numRuns: 200 },
  );
});

test('records that come twice count once', () => {
  fc.assert(
    fc.property(records, (list) => {
      expect(join([...list, ...structuredClone(list)])).toEqual(join(list));
    }),
  );
});

test('every record is in the result exactly once', () => {
  fc.assert(
    fc.property(records, (list) => {
      const { talks, responses } = join(list);
      const all = [...talks.flatMap((joined) => [...joined.from, ...joined.responses]), ...responses];
      expect(new Set(all).size).toBe(all.length);
      const texts = (some: readonly unknown[]) => [...new Set(some.map((record) => JSON.stringify(record)))].sort();
      expect(texts(all)).toEqual(texts(list));
    }),
  );
});

test('what was imported is found again, and gives the same talks', () => {
  fc.assert(
    fc.property(records, (list) => {
      const first = join(list);
      const again = join(list, archiveOf(first));
      expect(keysOf(again)).toEqual(keysOf(first));
      const bare = ({ deliveryOf, ...rest }: { readonly deliveryOf?: string }) => rest;
      const byKey = (result: typeof first) =>
        Object.fromEntries(result.talks.map(({ talk: merged }) => [originKey(merged.origin), bare(merged)]));
      expect(byKey(again)).toEqual(byKey(first));
    }),
    { numRuns: 200 },
  );
});

test('importing talks again raises no question that was not there before', () => {
  fc.assert(
    fc.property(records, (list) => {
      const talks = list.filter(({ kind }) => kind === 'talk');
      const first = join(talks);
      const asked = new Set(first.proposals.map(({ key }) => key));
      const again = join(talks, archiveOf(first)).proposals;
      expect(again.filter(({ key }) => !asked.has(key))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a question that is answered is not asked again', () => {
  fc.assert(
    fc.property(records, (list) => {
      const answers = join(list).proposals.map(({ key }) => ({ key, answer: 'different' as const }));
      const keys = new Set(answers.map(({ key }) => key));
      expect(join(list, { answers }).proposals.filter(({ key }) => keys.has(key))).toEqual([]);
    }),
  );
});

test('keys of origins are one to one and have no white space', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('|', '%', '%7c;', ' ', 'a|b', '\ud800'));
  const origin: fc.Arbitrary<Origin> = fc.record({ system: part, source: part, key: part });
  fc.assert(
    fc.property(origin, origin, (a, b) => {
      const form = (some: Origin) => [some.system, some.source, some.key].map((text) => text.normalize('NFC'));
      expect(originKey(a) === originKey(b)).toBe(JSON.stringify(form(a)) === JSON.stringify(form(b)));
      expect(originKey(a)).not.toMatch(/\s/);
    }),
  );
});

test('any texts are joined without a failure', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), title);
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text, text)), (list) => {
      join(list.map(([name, by, at, on], index) => talk(`k${index}`, name, { by: [by], at, on, video: by })));
    }),
  );
});
