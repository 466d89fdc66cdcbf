import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TalkRecord } from '../../../src/model/search.ts';
import { slugify } from '../../../src/model/slug.ts';
import { fromRow, type RecordRow, toRow } from '../../../src/search/read/record-rows.ts';

const anyText = fc.string({ unit: 'grapheme' });

/** Titles and permalinks that have something to do with each other, or nothing. */
const anyRecord = fc
  .record({
    title: anyText,
    frame: fc.constantFrom('/talks/%/', '/events/2017/%/', '/*/%/', '/%/%/', '/', '/a/*/', '/$&/%'),
    other: anyText,
    more: fc.record(
      {
        event: anyText,
        categories: fc.array(anyText, { minLength: 1 }),
        duration: anyText,
        text: anyText,
        has: fc.subarray(['video', 'audio', 'slides', 'transcript'] as const, { minLength: 1 }),
        language: fc.constantFrom('de', 'pt-BR'),
      },
      { requiredKeys: [] },
    ),
    cover: fc.oneof(
      fc.record({ image: fc.constant('/images/a-320.webp') }),
      fc.record({ field: fc.nat(23), hue: fc.constant('hue-3'), label: anyText }),
    ),
    speakers: fc.array(anyText),
    own: fc.boolean(),
  })
  .map(({ title, frame, other, more, cover, speakers, own }): TalkRecord => {
    const permalink = frame.replaceAll('%', () => (own ? slugify(title) : other));
    return { title, permalink, date: '2020-02-02', speakers, ...more, cover };
  });

test('a row gives back its record', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(fromRow(JSON.parse(JSON.stringify(toRow(record))) as RecordRow)).toEqual(record);
    }),
  );
});

test('a permalink made from the title takes no room for it', () => {
  const record = {
    title: 'Über Containers!',
    permalink: '/talks/x/uber-containers/',
    date: '2020-02-02',
    speakers: [],
  };
  expect(toRow({ ...record, cover: { image: '/a.webp' } })[1]).toBe('/talks/x/*/');
});
