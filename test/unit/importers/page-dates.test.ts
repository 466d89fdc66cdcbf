import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateInWords } from '../../../src/importers/page-dates.ts';

describe('days in words', () => {
  it.each([
    ['June 27, 2018', '2018-06-27'],
    ['Jun 27 2018', '2018-06-27'],
    ['27 June 2018', '2018-06-27'],
    ['the 27th', undefined],
    ['27th of June, 2018', '2018-06-27'],
    ['Wednesday, 27 Jun. 2018', '2018-06-27'],
    ['Thurs, September 3rd, 2020', '2020-09-03'],
    ['Sept 3, 2020', '2020-09-03'],
    ['  June\u00a027,   2018 ', '2018-06-27'],
    ['2018-06-27', '2018-06-27'],
    ['February 29, 2018', undefined],
    ['June 31, 2018', undefined],
    ['June 2018', undefined],
    ['6/27/2018', undefined],
    ['On June 27, 2018', undefined],
    ['June 27, 20181', undefined],
    ['June 27, 2018 we met', undefined],
  ])('%s', (text, date) => {
    expect(readDateInWords(text)).toEqual(date === undefined ? undefined : { date });
  });
});

describe('times behind a day', () => {
  const slot = (start: string, end?: string, offset?: string) => ({
    date: '2017-03-13',
    start,
    ...(end === undefined ? {} : { end }),
    ...(offset === undefined ? {} : { offset }),
  });

  it.each([
    ['Monday, March 13, 2017 - 11:55am12:50pm', slot('11:55', '12:50')],
    ['Monday, March 13, 2017 - 11:55am-12:50pm', slot('11:55', '12:50')],
    ['Monday, March 13, 2017, 11:55 am – 12:50 pm', slot('11:55', '12:50')],
    ['March 13, 2017 at 2 to 3:30 pm', slot('14:00', '15:30')],
    ['March 13, 2017 11:30–12:30 p.m.', slot('11:30', '12:30')],
    ['March 13, 2017 | 12:15am', slot('00:15')],
    ['13 March 2017, 14:00–15:30', slot('14:00', '15:30')],
    ['13 March 2017 14:00', slot('14:00')],
    ['2017-03-13 9.30 - 10.15', slot('09:30', '10:15')],
    ['March 13, 2017, 9:00 am–9:45 am (PDT)', slot('09:00', '09:45', '-07:00')],
    ['March 13, 2017 09:00 UTC', slot('09:00', undefined, 'Z')],
  ])('%s', (text, expected) => {
    expect(readDateInWords(text)).toEqual(expected);
  });

  it.each([
    'March 13, 2017 - 13pm',
    'March 13, 2017 25:00',
    'March 13, 2017 9',
    'March 13, 2017 1155',
    'March 13, 2017 09:00 XYZ',
  ])('refuses %s', (text) => {
    expect(readDateInWords(text)).toBeUndefined();
  });

  it('keeps no end that does not lie behind the start', () => {
    expect(readDateInWords('March 13, 2017 14:00-09:00')).toEqual(slot('14:00'));
  });
});

it('finds every real day again, however it is written', () => {
  const months = 'January February March April May June July August September October November December'.split(' ');
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 1, max: 28 }),
      (year, month, day) => {
        const date = `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(readDateInWords(`${months[month]} ${day}, ${year}`)).toEqual({ date });
        expect(readDateInWords(`${day} ${months[month]!.slice(0, 3)} ${year}`)).toEqual({ date });
      },
    ),
  );
});

it('survives any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readDateInWords(text);
      readDateInWords(`March 13, 2017 ${text}`);
    }),
  );
  expect(readDateInWords('June '.repeat(1_000_000))).toBeUndefined();
});
