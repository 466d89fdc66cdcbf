import { expect, test } from 'vitest';
import { buildLegacyEvents } from '../../../src/feeds/legacy-events.ts';
import { makeArchive, makePlan, makeSettings, makeTalk, textOf } from './fixture.ts';

test('the old list of events has all front matter, a path and a formatted date', () => {
  const talks = [
    makeTalk('b', { data: { title: 'Talk b', date: '2018-06-27', eventname: 'Conf', path: 'x' } }),
    makeTalk('a', { date: { date: '2017-08-01' } }),
  ];
  const archive = makeArchive(talks, { settings: makeSettings({ compatibility: 'metalsmith' }) });
  const files = buildLegacyEvents({ archive, plan: makePlan(archive) });
  expect(JSON.parse(textOf(files, 'events/events.json'))).toEqual({
    name: 'events',
    total: 2,
    result: [
      {
        title: 'Talk b',
        date: '2018-06-27T00:00:00.000Z',
        eventname: 'Conf',
        path: 'talks/b',
        formattedDate: 'June 27',
      },
      { title: 'Talk a', date: '2017-08-01T00:00:00.000Z', path: 'talks/a', formattedDate: 'August 01' },
    ],
  });
});

test('other archives have none', () => {
  const archive = makeArchive([makeTalk('a')]);
  expect(buildLegacyEvents({ archive, plan: makePlan(archive) })).toEqual([]);
});
