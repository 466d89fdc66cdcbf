import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCredit } from '../../src/link/credits.ts';
import type { Entry } from '../../src/model/entry.ts';
import { foldName, slugify } from '../../src/model/slug.ts';
import { category, event, link, page, response, speaker, talk } from '../helpers/entries.ts';

const names = fc.constantFrom(
  'Ada Alba',
  'ada alba',
  'Ada Alba, Acme',
  'Bo Berg & Ada Alba, Acme',
  'Bo Berg, Umbra',
  'Cy, Di, Acme',
  'Acme',
  'Zoë',
);
const events = fc.constantFrom('Conf', 'CONF', 'Conf 2018', 'Meetup', 'meet-up');
const dates = fc.constantFrom('2017-01-01', '2017-01-03', '2017-01-09', '2018-01-01', '2018-03-04');

const entries: fc.Arbitrary<readonly Entry[]> = fc
  .array(
    fc.record({
      date: dates,
      speakers: names,
      event: fc.record({ name: events, location: fc.constantFrom('Berlin', 'berlin', 'Paris') }),
      categories: fc.subarray(['CI/CD', 'ci/cd', 'C', 'C++']),
      tags: fc.subarray(['web', 'Web', 'x']),
      title: fc.constantFrom('One', 'Two', 'Three'),
      deliveryOf: fc.constantFrom('t0', 't1', 'Two', 'gone'),
      partOf: fc.constantFrom('t0', 't2', 't3'),
      speakerUrls: fc.subarray(['https://twitter.com/adaalba', 'https://x.com/pumpkin']),
      draft: fc.boolean(),
    }),
    { maxLength: 9 },
  )
  .map((talks) => [
    ...talks.map((changes, index) => talk(`t${index}`, changes)),
    speaker('ada', { name: 'Ada Alba', otherNames: ['A. A.'] }),
    speaker('ada2', { name: 'ada alba' }),
    event('conf', { name: 'Conf', start: '2017-01-01', end: '2017-01-02' }),
    event('conf-b', { name: 'conf' }),
    category('cicd', { name: 'CI/CD' }),
    page('about'),
    response('r', 'One'),
    response('s', 't1'),
  ]);

test('the order of files does not matter', () => {
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat()), (list, numbers) => {
      const shuffled = list.map((entry) => ({ entry, at: numbers.next().value as number })).sort((a, b) => a.at - b.at);
      expect(link(shuffled.map(({ entry }) => entry))).toEqual(link(list));
    }),
    { numRuns: 150 },
  );
});

test('every id in an archive exists, and ids are unique', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const { value } = link(list);
      const talks = new Set(value.talks.map(({ id }) => id));
      for (const things of [
        value.speakers,
        value.events,
        value.categories,
        value.tags,
        value.organisations,
        value.series,
      ]) {
        expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
      }
      const eventIds = new Set(value.events.map(({ id }) => id));
      const speakerIds = new Set(value.speakers.map(({ id }) => id));
      for (const each of value.talks) {
        expect([...each.deliveries, ...each.parts, ...each.related].every((id) => talks.has(id))).toBe(true);
        expect(each.event === undefined || eventIds.has(each.event)).toBe(true);
        expect(each.appearances.every((appearance) => speakerIds.has(appearance.speaker))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('splitting any text never throws and yields no empty name', () => {
  const known = {
    isOrganisation: (name: string) => name.length % 3 === 0,
    isPerson: (name: string) => name.length % 5 === 0,
  };
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('A', 'b', ' ', ',', '&', ' and ', ';', '.', 'é', '🎩') }), (text) => {
      for (const { name, organisation } of splitCredit(text, known).people) {
        expect(name.trim()).not.toBe('');
        expect(organisation?.trim()).not.toBe('');
      }
    }),
  );
});

test('slugs and folded names are idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(slugify(slugify(text))).toBe(slugify(text));
      expect(foldName(foldName(text))).toBe(foldName(text));
    }),
    { numRuns: 500 },
  );
  expect(slugify('ǿ Ŀ ﬁ')).toBe(slugify(slugify('ǿ Ŀ ﬁ')));
});
