import { expect, test } from 'vitest';
import { collectTalks } from '../../../src/search/collect/collect-talks.ts';
import { type SiteFiles, site, talk } from '../../helpers/site.ts';

async function searched(files: SiteFiles) {
  const { archive, plan, problems } = await site(files).build();
  if (archive === undefined || plan === undefined) throw new Error(problems.join('\n'));
  return [...collectTalks(archive, plan)];
}

test('a talk that was given several times is found once, by every event at which it was given', async () => {
  const talks = await searched({
    'content/talks/early.md': talk('Soil', 'date: 2019-01-01\nevent: Hill Day 2019\ntags: [loam]'),
    'content/talks/filmed.md': talk(
      'Soil',
      'date: 2019-06-01\nevent: Meadow Day 2019\nspeaker: Ada Quill\ndeliveryOf: early\nrecording: https://vimeo.com/1',
    ),
    'content/talks/late.md': talk('Soil and rain', 'date: 2020-06-01\nevent: Meadow Day 2020\ndeliveryOf: early'),
    'content/talks/other.md': talk('Rain', 'date: 2018-01-01'),
  });
  expect(talks.map(({ record }) => [record.title, record.permalink, record.deliveries])).toEqual([
    ['Rain', '/talks/rain/', undefined],
    ['Soil', '/talks/meadow-day-2019/soil/', 3],
  ]);
  const { facets, document } = talks[1]!;
  expect(facets.event?.map(({ name }) => name).sort()).toEqual(['Hill Day 2019', 'Meadow Day 2019', 'Meadow Day 2020']);
  expect(facets.year?.map(({ name }) => name).sort()).toEqual(['2019', '2020']);
  expect(facets.has?.map(({ name }) => name)).toEqual(['Video']);
  expect(document.texts[0]).toBe('Soil\nSoil and rain');
});

test('what was written about a talk is found line by line, and opens on its own page', async () => {
  const [found] = await searched({
    'content/talks/a.md': talk('Soil'),
    'content/responses/notes.md':
      '---\ntitle: Notes\ntalk: a\nauthor: Bo Reader\n---\nMoles dig.\n\n- controlled by worms\n- anchored to roots\n',
    'content/responses/secret.md': '---\ntitle: Secret\ntalk: a\nlunr: false\n---\nBadgers.\n',
  });
  expect(found?.passages.map(({ passage }) => passage)).toEqual([
    {
      anchor: '',
      response: { permalink: '/responses/notes/', author: 'Bo Reader' },
      text: 'Moles dig.\ncontrolled by worms\nanchored to roots',
    },
  ]);
});
