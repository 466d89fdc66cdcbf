import { expect, test } from 'vitest';
import { event, link, talk } from '../../helpers/entries.ts';

const events = (entries: Parameters<typeof link>[0]) =>
  link(entries).value.events.map(({ id, talks, start, end }) => `${id}: ${talks.join(' ')} (${start}/${end})`);
const at = (name: string, location?: string) => ({ name, ...(location === undefined ? {} : { location }) });

test('talks of one name and place chain over gaps of three days', () => {
  expect(
    events([
      talk('a', { date: '2018-05-01', event: at('Conf', 'Berlin') }),
      talk('b', { date: '2018-05-04', event: at('CONF', 'berlin') }),
      talk('c', { date: '2018-05-07', event: at('Conf', 'Berlin') }),
      talk('d', { date: '2018-05-11', event: at('Conf', 'Berlin') }),
      talk('e', { date: '2018-05-04', event: at('Conf', 'Paris') }),
    ]),
  ).toEqual([
    'conf-2018-05-berlin-2: d (2018-05-11/2018-05-11)',
    'conf-2018-05-paris: e (2018-05-04/2018-05-04)',
    'conf-2018-05-berlin: a b c (2018-05-01/2018-05-07)',
  ]);
});

test.each([
  ['the name alone while it is the only edition', ['2017-01-01'], ['conf']],
  ['the year in a series', ['2017-01-01', '2018-01-01'], ['conf-2018', 'conf-2017']],
  [
    'the month where the year is not enough',
    ['2017-01-01', '2017-06-01', '2018-01-01'],
    ['conf-2018', 'conf-2017-06', 'conf-2017-01'],
  ],
  ['a number where nothing else tells them apart', ['2017-01-01', '2017-01-20'], ['conf-2017-01-2', 'conf-2017-01']],
])('a slug is %s', (_, dates, expected) => {
  const { value } = link(dates.map((date, index) => talk(`t${index}`, { date, event: 'Conf' })));
  expect(value.events.map(({ id }) => id)).toEqual(expected);
});

test('a year in the name does not count for the series, and is not repeated in the slug', () => {
  const { value, diagnostics } = link([
    talk('a', { date: '2017-08-01', event: 'Conf 2017' }),
    talk('b', { date: '2018-08-01', event: 'Conf' }),
    talk('c', { date: '2018-09-01', event: 'Other' }),
  ]);
  expect(value.events.map(({ id, series }) => [id, series])).toEqual([
    ['other', undefined],
    ['conf-2018', 'conf'],
    ['conf-2017', 'conf'],
  ]);
  expect(value.series).toEqual([{ id: 'conf', name: 'Conf', events: ['conf-2018', 'conf-2017'] }]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['link/series-joined']);
});

test('a file settles its talks by name and dates, without notes', () => {
  const result = link([
    event('conf-17', {
      name: 'The Conf',
      names: ['Conf'],
      start: '2017-05-01',
      end: '2017-05-10',
      url: 'https://conf.example/',
      series: 'Conf',
    }),
    talk('a', { date: '2017-05-01', event: at('Conf', 'Berlin') }),
    talk('b', { date: '2017-05-09', event: at('the conf', 'Potsdam') }),
    talk('c', { date: '2017-12-09', event: 'conf-17' }),
  ]);
  expect(result.value.events).toMatchObject([
    {
      id: 'conf-17',
      name: 'The Conf',
      talks: ['a', 'b', 'c'],
      start: '2017-05-01',
      end: '2017-05-10',
      location: 'Berlin',
      url: 'https://conf.example/',
    },
  ]);
  expect(result.diagnostics).toEqual([]);
});

test('a file without dates stands for the only edition of its name, or for the one with its slug', () => {
  const conf = (id: string, date: string) => talk(id, { date, event: 'Conf' });
  const one = link([event('any', { name: 'Conf' }), conf('a', '2017-05-01')]);
  expect(one.value.events).toMatchObject([{ id: 'any', talks: ['a'], start: '2017-05-01' }]);
  const slug = link([event('conf-2018', { name: 'Conf' }), conf('a', '2017-05-01'), conf('b', '2018-05-01')]);
  expect(slug.value.events.map(({ id, talks }) => [id, talks])).toEqual([
    ['conf-2018', ['b']],
    ['conf-2017', ['a']],
  ]);
  const unclear = link([event('conf-file', { name: 'Conf' }), conf('a', '2017-05-01'), conf('b', '2018-05-01')]);
  expect(unclear.diagnostics.map(({ code }) => code)).toContain('link/event-undated');
  const empty = link([event('lost', { name: 'Lost' })]);
  expect(empty.value.events).toEqual([]);
  expect(empty.diagnostics.map(({ code }) => code)).toEqual(['link/event-undated']);
});

test('a withdrawn talk leaves its event, and the addresses of the others stay', () => {
  const { value } = link([
    talk('a', { date: '2017-05-01', event: 'Conf', withdrawn: 'Asked for.' }),
    talk('b', { date: '2018-05-01', event: 'Conf' }),
  ]);
  expect(value.events.map(({ id, talks }) => [id, talks])).toEqual([['conf-2018', ['b']]]);
  expect(value.withdrawn).toMatchObject([{ id: 'a', eventSlug: 'conf-2017', reason: 'Asked for.' }]);
  expect(value.series).toEqual([]);
  expect(value.talks.map(({ id }) => id)).toEqual(['b']);
});
