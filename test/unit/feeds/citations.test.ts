import { expect, test } from 'vitest';
import { buildCitationFiles } from '../../../src/feeds/citations.ts';
import type { EventId } from '../../../src/model/ids.ts';
import type { CitationFormat, SitePlan } from '../../../src/model/page.ts';
import { id, makeArchive, makeEvent, makePlan, makeTalk, textOf } from './fixture.ts';

function citeOf(key: string, format: CitationFormat): string {
  return {
    BibTeX: `@misc{${key},\n  title = {{A}}\n}`,
    RIS: `TY  - SLIDE\nID  - ${key}\nER  - `,
    'CSL-JSON': `[{\n  "id": "${key}",\n  "author": [{"family":"Quill"}]\n}]`,
  }[format];
}

/** The plan of an archive in which every talk's page has a citation. */
function planned(archive: Parameters<typeof makePlan>[0]): SitePlan {
  return { ...makePlan(archive), cite: citeOf };
}

function build(talks: Parameters<typeof makeArchive>[0], more: Parameters<typeof makeArchive>[1] = {}) {
  const archive = makeArchive(talks, more);
  return buildCitationFiles({ archive, plan: planned(archive) });
}

test('an event has one file in each format, with its talks in their order', () => {
  const files = build([makeTalk('b'), makeTalk('a')], { events: [makeEvent('conf', ['a', 'b'])] });
  expect(files.map(({ path }) => path)).toEqual([
    'events/conf/citations.bib',
    'events/conf/citations.ris',
    'events/conf/citations.csl.json',
  ]);
  expect(textOf(files, 'events/conf/citations.bib')).toBe(
    '@misc{a,\n  title = {{A}}\n}\n\n@misc{b,\n  title = {{A}}\n}\n',
  );
  expect(textOf(files, 'events/conf/citations.ris')).toBe(
    'TY  - SLIDE\r\nID  - a\r\nER  - \r\n\r\nTY  - SLIDE\r\nID  - b\r\nER  - \r\n',
  );
  expect(textOf(files, 'events/conf/citations.csl.json')).toBe(
    '[\n{"id":"a","author":[{"family":"Quill"}]},\n{"id":"b","author":[{"family":"Quill"}]}\n]\n',
  );
});

test('drafts are in no file, and an event of drafts has none', () => {
  const files = build([makeTalk('a'), makeTalk('b', { draft: true }), makeTalk('c', { draft: true })], {
    events: [makeEvent('conf', ['a', 'b']), makeEvent('hidden', ['c'])],
  });
  expect(files).toHaveLength(3);
  expect(textOf(files, 'events/conf/citations.bib')).not.toContain('@misc{b');
});

test('an event whose page is no folder, or that has no talks, has no file', () => {
  const archive = makeArchive([makeTalk('a')], { events: [makeEvent('conf', ['a']), makeEvent('empty', [])] });
  const plan = planned(archive);
  const events = new Map(plan.addresses.events).set(id<EventId>('conf'), '/conf.html');
  const pages = plan.pages.map((page) =>
    page.permalink === '/events/conf/' ? { ...page, permalink: '/conf.html', path: 'conf.html' } : page,
  );
  expect(buildCitationFiles({ archive, plan: { ...plan, pages, addresses: { ...plan.addresses, events } } })).toEqual(
    [],
  );
});
