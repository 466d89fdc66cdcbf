import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';
import type { FacetDescription, FacetValue } from '../../../src/model/search.ts';
import type { SearchTalk } from '../../../src/search/collect/search-talk.ts';
import { makeFacetValue } from '../../../src/search/read/facet-values.ts';
import { listLength, nameAt, openSortedFiles, readJsonFile } from '../../../src/search/read/find-file.ts';
import { expectEnd, openBytes, readVarint } from '../../../src/search/read/varint.ts';
import { createFacetCollector } from '../../../src/search/write/facet-files.ts';
import { createFileSink } from '../../../src/search/write/file-sink.ts';
import { readSearchFiles, type SearchFiles } from './search-files.ts';

function write(documents: readonly SearchTalk['facets'][]) {
  const collector = createFacetCollector();
  for (const facets of documents) collector.add(facets);
  const sink = createFileSink(packSearchFile);
  const facets = collector.write(sink);
  return { facets, files: readSearchFiles(sink.files()) };
}

/** The values of a facet in the order of their numbers, and the number of values in each file or directory. */
async function readValues({ values }: FacetDescription, { read }: SearchFiles) {
  const names = Array.from({ length: listLength(values) }, (_, index) => nameAt(values, index));
  const lists = await Promise.all(
    names.map(async (name): Promise<readonly FacetValue[]> => {
      if (values.depth === 1) return readJsonFile<readonly FacetValue[]>(name, read);
      const directory = await readJsonFile<FacetDescription['values']>(name, read);
      const inner = await readValues({ total: 0, column: '', values: directory }, { read } as SearchFiles);
      expect(inner.counts).toEqual(directory.counts);
      return inner.all;
    }),
  );
  return { all: lists.flat(), counts: lists.map(({ length }) => length) };
}

/** The numbers of each document's values. */
async function readColumn({ column }: FacetDescription, documents: number, { read }: SearchFiles): Promise<number[][]> {
  const reader = openBytes(await read(column));
  const rows = Array.from({ length: documents }, () => {
    let value = 0;
    return Array.from({ length: readVarint(reader) }, () => {
      value += readVarint(reader);
      return value;
    });
  });
  expectEnd(reader);
  return rows;
}

const tag = (name: string, permalink?: string): FacetValue => makeFacetValue('tag', name, permalink);

test('every document keeps its values, however many there are', async () => {
  const names = fc.array(fc.stringMatching(/^[a-f]{1,4}$/), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 60 }), async (documents) => {
      const { facets, files } = write(documents.map((tags) => ({ tag: tags.map((name) => tag(name)) })));
      const wanted = documents.map((tags) => [...new Set(tags)].sort());
      if (facets.tag === undefined) return expect(wanted.flat()).toEqual([]);
      const { all, counts } = await readValues(facets.tag, files);
      expect(counts).toEqual(facets.tag.values.counts);
      expect([all.length, all.map(({ key }) => key)]).toEqual([facets.tag.total, [...new Set(wanted.flat())].sort()]);
      const column = await readColumn(facets.tag, documents.length, files);
      expect(column.map((numbers) => numbers.map((number) => all[number]!.name))).toEqual(wanted);
    }),
    { numRuns: 50 },
  );
});

test('thousands of values are found through directories', async () => {
  const documents = Array.from({ length: 6000 }, (_, index) => ({ tag: [tag(`tag ${index}`)] }));
  const { facets, files } = write(documents);
  const description = facets.tag!;
  expect([description.total, description.values.depth]).toEqual([6000, 2]);
  const { all, counts } = await readValues(description, files);
  expect([all.length, counts]).toEqual([6000, description.values.counts]);
  const [name] = await openSortedFiles(description.values, files.read).filesWith('tag 4711');
  expect(await readJsonFile(name!, files.read)).toContainEqual({ key: 'tag 4711', name: 'tag 4711' });
});

test('spellings of one name are one value; values with pages of their own stay apart, in one file', async () => {
  const { facets, files } = write([
    { tag: [tag('Ünïcode'), tag('unicode'), tag('C')] },
    { tag: [tag('C++'), tag('Go', '/tags/go/'), tag('GO', '/tags/go-2/')] },
  ]);
  expect((await readValues(facets.tag!, files)).all).toEqual([
    { key: 'c', name: 'C' },
    { key: 'c++', name: 'C++' },
    { key: 'go', name: 'Go', slug: 'go' },
    { key: 'go', name: 'GO', slug: 'go-2' },
    { key: 'unicode', name: 'Ünïcode' },
  ]);
  expect(await readColumn(facets.tag!, 2, files)).toEqual([
    [0, 4],
    [1, 2, 3],
  ]);
});

test('a facet without values is absent', () => {
  expect(write([{ tag: [tag('a')] }, {}]).facets).toHaveProperty('tag');
  expect(Object.keys(write([{ tag: [tag('a')], year: [] }, {}]).facets)).toEqual(['tag']);
  expect(write([]).facets).toEqual({});
});

test.each([
  ['/events/category/day-2-ops/', 'day-2-ops'],
  ['/tags/c%2B%2B.html', 'c++'],
  ['/sprecher/jörg/index.html', 'jörg'],
  ['/', undefined],
])('the slug of a value at %s is %s', (permalink, slug) => {
  expect(tag('x', permalink).slug).toBe(slug);
});
