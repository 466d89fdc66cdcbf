import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNames } from '../../../src/exporters/file-names.ts';
import { findHiddenNames, hideNames } from '../../../src/exporters/hidden-names.ts';
import { languageCode3 } from '../../../src/exporters/iso-639-3.ts';
import { countFields, leftOutFields } from '../../../src/exporters/left-out.ts';
import { createIds } from '../../../src/exporters/schedule-talk.ts';
import { durationOf, endOf, startOf, zoneOffset } from '../../../src/exporters/slot.ts';
import { sha1, uuidOf } from '../../../src/exporters/uuid.ts';
import type { Archive } from '../../../src/model/archive.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';

describe('ids', () => {
  test('SHA-1 is that of the standard', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(createHash('sha1').update(bytes).digest('hex'));
      }),
    );
  });

  test('a name has the UUID that every version 5 maker gives it', () => {
    expect(uuidOf('http://www.example.com/')).toBe('fcde3c85-2270-590f-9e7c-ee003d65e0e2');
    expect(uuidOf('ü')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('numbers follow from their keys, and no two keys share one', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `talk-${index}`);
    const [first, second] = [createIds(), createIds()];
    const ids = keys.map(first);
    expect(new Set(ids).size).toBe(keys.length);
    expect(Math.min(...ids)).toBeGreaterThan(0);
    expect(Math.max(...ids)).toBeLessThan(2 ** 31);
    expect(second('talk-7')).toBe(first('talk-7'));
  });
});

describe('names of files', () => {
  test('whatever the text, the name is one that every disk holds, and each is given once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 150 }), { maxLength: 8 }), (texts) => {
        const nameOf = createNames('talk');
        const names = texts.map(nameOf);
        expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]+$/u);
          expect(new TextEncoder().encode(name).length).toBeLessThan(230);
        }
      }),
    );
  });

  test('devices of Windows are no names', () => {
    const nameOf = createNames('talk');
    expect(['con', 'COM1', 'nul', 'Console'].map(nameOf)).toEqual(['con-talk', 'com1-talk', 'nul-talk', 'console']);
  });
});

describe('slots', () => {
  test.each([
    ['2018-06-27', '11:55', 'Europe/Oslo', '+02:00'],
    ['2018-01-27', '11:55', 'Europe/Oslo', '+01:00'],
    ['2018-01-27', '11:55', 'America/St_Johns', '-03:30'],
    ['2018-01-27', '11:55', 'UTC', '+00:00'],
    ['2018-03-25', '03:30', 'Europe/Oslo', '+02:00'],
    ['2018-03-25', '01:30', 'Europe/Oslo', '+01:00'],
    ['2018-03-11', '03:00', 'America/Los_Angeles', '-07:00'],
  ])('on %s at %s the clocks of %s are at %s', (date, time, zone, offset) => {
    expect(zoneOffset(date, time, zone)).toBe(offset);
  });

  test('a written offset wins over a zone, and without either the time floats', () => {
    expect(startOf({ date: '2018-06-27', start: '11:55', offset: 'Z' }, 'Europe/Oslo')).toBe(
      '2018-06-27T11:55:00+00:00',
    );
    expect(startOf({ date: '2018-06-27', start: '11:55' }, undefined)).toBe('2018-06-27T11:55:00');
    expect(startOf({ date: '2018-06-27', start: '11:55' }, 'No/Where')).toBe('2018-06-27T11:55:00');
    expect(startOf({ date: '2018-06-27' }, 'Europe/Oslo')).toBe('2018-06-27');
  });

  test('an end before the start is on the next day', () => {
    const date = { date: '2018-12-31', start: '23:30', end: '00:15' };
    expect(endOf(date, undefined)).toBe('2019-01-01T00:15:00');
    expect(durationOf(date)).toBe('00:45');
    expect(durationOf({ date: '2018-12-31', start: '09:00', end: '17:30' })).toBe('08:30');
    expect(durationOf({ date: '2018-12-31', start: '09:00' })).toBeUndefined();
  });
});

describe('languages', () => {
  test.each([
    ['en', 'eng'],
    ['de-AT', 'deu'],
    ['zh-Hant', 'zho'],
    ['gsw', 'gsw'],
    ['xx', undefined],
  ])('%s is %s', (tag, code) => {
    expect(languageCode3(tag)).toBe(code);
  });

  test('every code leads back to its language', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const pairs = letters.flatMap((a) => letters.map((b) => a + b)).flatMap((two) => languageCode3(two) ?? []);
    expect(pairs.length).toBeGreaterThan(175);
    for (const code of pairs) expect(Intl.getCanonicalLocales(code)[0]).toHaveLength(2);
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe('what is left out', () => {
  const talk = { kind: 'talk', origin: { system: 'rostrum', source: 's', key: 'k' }, title: 'T' } as const;

  test('a field that nobody knows yet is counted all the same', () => {
    const strange = { ...talk, tags: ['a', 'b'], smell: [{ strength: 3, notes: ['x', 'y'] }] } as ImportedTalk;
    expect(Object.fromEntries(countFields([strange, talk]))).toEqual({
      title: 2,
      tags: 2,
      'smell.strength': 1,
      'smell.notes': 2,
    });
    expect(leftOutFields([strange], ['title', 'tags'], 'no place', { 'smell.notes': 'why not' })).toEqual([
      { field: 'smell.notes', count: 2, reason: 'why not' },
      { field: 'smell.strength', count: 1, reason: 'no place' },
    ]);
  });
});

describe('hidden names', () => {
  test('former names are hidden in every spelling of a speaker file, longer ones first', () => {
    const data = {
      formerNames: ['Old', { name: 'Old Name' }, { name: 'Seen', shown: 'yes' }, { name: 'Kept', hidden: false }],
    };
    const archive = { speakers: [{ name: 'New', source: { path: 'a.md' } }] } as unknown as Archive;
    const names = findHiddenNames(archive, new Map([['a.md', { data, markdown: '' }]]));
    expect(names).toEqual([
      ['Old Name', 'New'],
      ['Old', 'New'],
    ]);
    expect(hideNames({ a: ['By Old Name', null, 3], b: { c: 'Seen' } }, names)).toEqual({
      a: ['By New', null, 3],
      b: { c: 'Seen' },
    });
  });
});
