import { expect, test } from 'vitest';
import type { Archive } from '../../../src/model/archive.ts';
import { SEARCH_FIELDS, type SearchField } from '../../../src/model/search.ts';
import {
  describeDocument,
  indexThings,
  listIndexedTalks,
  listStemmedLanguages,
} from '../../../src/search/collect/documents.ts';
import { type SiteFiles, site, talk } from '../../helpers/site.ts';

async function archiveOf(files: SiteFiles): Promise<Archive> {
  const { archive, problems } = await site(files).build();
  if (archive === undefined) throw new Error(problems.join('\n'));
  return archive;
}

function textsOf(archive: Archive, number = 0): Readonly<Record<SearchField, string>> {
  const { texts } = describeDocument(listIndexedTalks(archive)[number]!, indexThings(archive));
  return Object.fromEntries(SEARCH_FIELDS.map((field, index) => [field, texts[index]])) as Record<SearchField, string>;
}

test('every text of a talk stands in its field', async () => {
  const archive = await archiveOf({
    'content/speakers/ada.md':
      '---\nname: Ada Quill\naliases: [A. Quill]\nformerNames: [{ name: Ada Hidden }, { name: Ada Shown, shown: true }]\n---\n',
    'content/events/meadow.md': '---\nname: Meadow Day 2020\nlocation: Utrecht\nseries: Fields\n---\n',
    'content/events/hill.md': '---\nname: Hill Day\nseries: Fields\ndate: 2021-01-01\n---\n',
    'content/talks/a.md': talk(
      'Soil',
      [
        'speakers: [{ name: A. Quill, organisation: Meadow Works }]',
        'event: Meadow Day 2020',
        'categories: [Gardens]',
        'tags: [Seeds, Patience]',
        'description: About worms.',
        'slides: { url: "https://speakerdeck.com/a/b", pages: [{ text: Loam, alt: A spade }] }',
        'chapters: [{ at: 0:10, title: Roots }]',
        'photos: [{ url: "https://example.org/p.jpg", alt: Compost, credit: Bo Camera }]',
      ].join('\n'),
      'Rain *falls*.',
    ),
    'content/responses/r.md': '---\ntitle: Notes on soil\ntalk: a\n---\nMoles dig.\n',
    'content/responses/s.md': '---\ntitle: Secret notes\ntalk: a\nlunr: false\n---\nBadgers dig.\n',
  });
  const texts = textsOf(archive);
  expect(texts.title).toBe('Soil');
  expect(texts.speaker.split('\n').sort()).toEqual(['A. Quill', 'Ada Quill', 'Ada Shown', 'Meadow Works']);
  expect(texts.event).toBe('Meadow Day 2020\nFields\nUtrecht');
  expect([texts.category, texts.tags]).toEqual(['Gardens', 'Seeds\nPatience']);
  for (const word of ['worms', 'Rain', 'Loam', 'A spade', 'Roots', 'Notes on soil', 'Moles'])
    expect(texts.body).toContain(word);
  expect(Object.values(texts).join()).not.toMatch(/Hidden|Camera|Secret|Badgers/);
});

test('a series that the name of its event tells is not said twice', async () => {
  const archive = await archiveOf({
    'content/talks/a.md': talk('A', 'event: Field Day 2020'),
    'content/talks/b.md': talk('B', 'event: Field Day 2021\ndate: 2021-01-01'),
  });
  expect(textsOf(archive).event).toBe('Field Day 2020');
});

test('a talk without an event has its place', async () => {
  const archive = await archiveOf({ 'content/talks/a.md': talk('A', 'location: Leeds') });
  expect(textsOf(archive).event).toBe('Leeds');
});

test('talks are numbered oldest first, by date and then by id', async () => {
  const archive = await archiveOf({
    'content/talks/b.md': talk('B', 'date: 2020-02-02'),
    'content/talks/c.md': talk('C', 'date: 2019-01-01'),
    'content/talks/a.md': talk('A', 'date: 2020-02-02'),
    'content/talks/hidden.md': talk('Hidden', 'lunr: false'),
    'content/talks/gone.md': talk('Gone', 'withdrawn: wish of the speaker'),
  });
  expect(listIndexedTalks(archive).map(({ title }) => title)).toEqual(['C', 'A', 'B']);
});

test('the languages that need a stemmer are those of talks that are searched', async () => {
  const archive = await archiveOf({
    'content/talks/a.md': talk('A', 'language: de-AT'),
    'content/talks/b.md': talk('B', 'language: nb'),
    'content/talks/c.md': talk('C', 'language: ja'),
    'content/talks/d.md': talk('D', 'language: fr\nlunr: false'),
    'content/talks/e.md': talk('E'),
  });
  expect(listStemmedLanguages(archive)).toEqual(['de', 'en', 'no']);
});
