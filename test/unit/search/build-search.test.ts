import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';
import { type Passage, SEARCH_FIELDS, type TalkRecord } from '../../../src/model/search.ts';
import type { SearchTalk } from '../../../src/search/collect/search-talk.ts';
import { createIndexReader } from '../../../src/search/read/index-reader.ts';
import { fromRow, type RecordRow } from '../../../src/search/read/record-rows.ts';
import { analyseText } from '../../../src/search/words/analysis.ts';
import { languageOf, type WordLanguages } from '../../../src/search/words/languages.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { beginSearch, packManifest, writeSearchFiles } from '../../../src/search/write/build-search.ts';
import { createFileSink } from '../../../src/search/write/file-sink.ts';
import { createTalkIndexer } from '../../../src/search/write/talk-index.ts';
import { type BuiltSite, type SiteFiles, site, talk } from '../../helpers/site.ts';
import { readSearchFiles } from './search-files.ts';

const BOOSTS = { title: 10, speaker: 8, event: 5, category: 4, tags: 4, body: 1 };

function searchTalk(number: number, texts: readonly string[], language = 'en'): SearchTalk {
  const record: TalkRecord = {
    title: texts[0] ?? '',
    permalink: `/talks/${number}/`,
    date: '2020-02-02',
    speakers: [],
    cover: { field: 0, hue: 'hue-0', label: '' },
  };
  return {
    document: { language, texts: SEARCH_FIELDS.map((_, field) => texts[field] ?? '') },
    record,
    facets: {},
    passages: [],
  };
}

function write(talks: readonly SearchTalk[], languages: WordLanguages) {
  const sink = createFileSink(packSearchFile);
  const { manifest, plain } = writeSearchFiles(talks, { boosts: BOOSTS }, languages, sink);
  return {
    plain: new TextDecoder().decode(plain[0]?.content as Uint8Array | undefined),
    files: readSearchFiles([packManifest(manifest, packSearchFile), ...sink.files()]),
  };
}

async function buildOk(files: SiteFiles): Promise<BuiltSite> {
  const built = await site(files).build();
  expect([built.ok, built.problems]).toEqual([true, expect.any(Array)]);
  return built;
}

const permalinksOf = (results: readonly lunr.Index.Result[]): string[] => results.map(({ ref }) => ref);

describe('the files of talks', () => {
  test('every word that is indexed finds its talk', async () => {
    const languages = await loadLanguages(['de', 'en']);
    const word = fc.oneof(
      fc.constantFrom(
        'running',
        'Häuser',
        'the',
        'und',
        'C++',
        'CI/CD',
        '3.11',
        'データベース',
        'Jörg',
        'don’t',
        'ΣΊΣΥΦΟΣ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    const talks = fc.array(fc.tuple(fc.array(text, { maxLength: 6 }), fc.constantFrom('en', 'de-AT', 'ja')), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(talks, (written) => {
        const all = written.map(([texts, language], number) => searchTalk(number, texts, language));
        const index = lunr.Index.load(JSON.parse(write(all, languages).plain));
        for (const { document, record } of all)
          for (const [field, name] of SEARCH_FIELDS.entries()) {
            const keep = name === 'title' || name === 'speaker';
            const language = languages.get(languageOf(document.language) ?? '');
            for (const term of analyseText(document.texts[field]!, language, keep)) {
              const found = index.query((query) => query.term(term, { fields: [name], usePipeline: false }));
              expect(permalinksOf(found)).toContain(record.permalink);
            }
          }
      }),
      { numRuns: 60 },
    );
  });

  test('records come in the order of the talks, four to a file', async () => {
    const { files } = write(
      Array.from({ length: 10 }, (_, number) => searchTalk(number, [`Talk ${number}`])),
      await loadLanguages(['en']),
    );
    const { records } = files.manifest;
    expect([records.size, records.names.length / 12]).toEqual([4, 3]);
    const read = await files.readAll<RecordRow>(records);
    expect(read.map((row) => fromRow(row).title)).toEqual(Array.from({ length: 10 }, (_, number) => `Talk ${number}`));
  });

  test('the manifest names the stemmed languages that talks have, and no others', async () => {
    const talks = [searchTalk(0, ['A'], 'de-CH'), searchTalk(1, ['B'], 'ja'), searchTalk(2, ['C'], 'fr')];
    expect(write(talks, await loadLanguages(['de', 'en', 'fr'])).files.manifest.languages).toEqual({
      main: ['de', 'fr'],
      further: [],
    });
  });

  test('a language of less than a tenth of the talks is a further one', async () => {
    const talks = Array.from({ length: 20 }, (_, number) => searchTalk(number, ['A'], number === 7 ? 'fr' : 'en'));
    expect(write(talks, await loadLanguages(['en', 'fr'])).files.manifest.languages).toEqual({
      main: ['en'],
      further: ['fr'],
    });
  });

  test('every word of a passage finds it, in the language in which it is written', async () => {
    const texts = [
      ['de', 'Die Häuser am See'],
      ['en', 'Houses were running'],
      ['ja', 'データベースの話'],
    ] as const;
    const passages = texts.map(([language, text], number) => ({
      language,
      passage: { anchor: `slide-${number}`, slide: number, text },
    }));
    const languages = await loadLanguages(['de', 'en']);
    const { files } = write([searchTalk(0, ['A']), { ...searchTalk(1, ['B']), passages }], languages);
    expect(files.manifest.languages).toEqual({ main: ['de', 'en'], further: [] });
    const reader = createIndexReader(files.manifest.passages!.index, files.read);
    for (const [number, [language, text]] of texts.entries())
      for (const term of analyseText(text, languages.get(language), false)) {
        const clause = { fields: ['text'], terms: [term], boost: 1, presence: 'required' } as const;
        expect([...(await reader.evaluate([clause])).documents]).toContain(number);
      }
  });

  test('a plain index of a megabyte or more is not written', () => {
    const words = (count: number, number: number): string =>
      Array.from({ length: count }, (_, place) => `w${number}x${place}`).join(' ');
    const talks = (count: number) =>
      Array.from({ length: 20 }, (_, number) => searchTalk(number, [words(count, number)]));
    expect(write(talks(200), new Map()).plain).not.toBe('');
    expect(write(talks(2000), new Map()).plain).toBe('');
  });
});

describe('the search of a built site', () => {
  test('lunr.json answers a stock lunr whose query is folded and stemmed', async () => {
    const built = await buildOk({
      'content/talks/a.md': talk('Running containers', 'speakers: [Jörg Schad]\ndate: 2019-01-01'),
      'content/talks/b.md': talk('Gardens', '', 'Containers for plants.'),
    });
    const index = lunr.Index.load(JSON.parse(built.files.get('search/lunr.json')!));
    // As the README shows it.
    const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const stem = (word: string): string => lunr.stemmer(new lunr.Token(word, {})).toString();
    const ask = (text: string): string[] =>
      permalinksOf(
        index.query((query) => {
          for (const word of fold(text).match(/[\p{L}\p{N}_]+/gu) ?? []) query.term(stem(word), {});
        }),
      );
    expect(ask('container')).toEqual(['/talks/running-containers/', '/talks/gardens/']);
    expect(ask('JÖRG')).toEqual(['/talks/running-containers/']);
    expect(ask('ran, runs; plants?').sort()).toEqual(['/talks/gardens/', '/talks/running-containers/']);
  });

  test('what is not to be found is in no file', async () => {
    const built = await buildOk({
      'content/speakers/ada.md': '---\nname: Ada Quill\nformerNames: [Zelda Xylophone]\n---\n',
      'content/talks/a.md': talk('Seen', 'speakers: [Zelda Xylophone]\ntags: [shared]'),
      'content/talks/b.md': talk('Takenback', 'withdrawn: Wish of the speaker\ntags: [revoked]', 'Obliterated words.'),
      'content/talks/c.md': talk('Unlisted', 'lunr: false\ntags: [undisclosed]\nspeakers: [Nobody Special]'),
      'content/talks/d.md': talk('Drafty', 'draft: true'),
    });
    const { texts } = readSearchFiles(built.outputs);
    const all = [...texts.values()].join('\n');
    expect(all).toContain('"Seen"');
    expect(all).toContain('["Ada Quill"]');
    expect(all).not.toMatch(/zelda|xylophon|takenback|obliter|revok|unlist|undisclos|nobody|drafty/i);
  });

  test('the same archive gives the same bytes, in whatever order its files come', async () => {
    const files = Object.entries({
      'content/talks/a.md': talk('A', 'tags: [x, y]\nspeakers: [Ada Quill]'),
      'content/talks/b.md': talk('B', 'tags: [Y, z]\nspeakers: [ada quill]'),
      'content/talks/c.md': talk('C', 'slides: [{ pages: [{ text: One }] }]'),
    });
    const built = await buildOk(Object.fromEntries(files));
    const again = await buildOk(Object.fromEntries(files.toReversed()));
    const bytes = ({ bytes }: BuiltSite) => [...bytes].filter(([path]) => path.startsWith('search/'));
    expect(bytes(built).length).toBeGreaterThan(8);
    expect(bytes(again)).toEqual(bytes(built));
  });

  test('an archive without talks has a manifest', async () => {
    const { manifest, texts } = readSearchFiles((await buildOk({})).outputs);
    expect(manifest).toMatchObject({
      version: 1,
      languages: { main: [], further: [] },
      records: { depth: 1, names: '' },
    });
    expect([manifest.talks.documents, manifest.talks.averageLengths]).toEqual([0, [0, 0, 0, 0, 0, 0]]);
    expect(manifest).not.toHaveProperty('passages');
    expect([...texts.keys()].filter((path) => !/[0-9a-f]{12}\.bin$/.test(path))).toEqual([
      'search/lunr.json',
      'search/manifest.bin',
    ]);
  });

  test.each([
    ['markup', '</script><img src=x onerror=alert(1)>'],
    ['controls', 'bell \u0007 and null \u0000'],
    ['a lone surrogate', 'half \ud800 of a pair'],
    ['300 characters', 'long '.repeat(60).trim()],
    ['names of objects', '__proto__ constructor toString'],
  ])('a title with %s is stored as text and found', async (_, title) => {
    const built = await buildOk({
      'content/talks/a.md': talk(title, `speakers: [${JSON.stringify(title)}]\ntags: [${JSON.stringify(title)}]`),
    });
    const files = readSearchFiles(built.outputs);
    const [row] = await files.readAll<RecordRow>(files.manifest.records);
    expect(fromRow(row!)).toMatchObject({ title: built.archive!.talks[0]!.title });
    const index = lunr.Index.load(JSON.parse(files.texts.get('search/lunr.json')!));
    const [term = ''] = analyseText(title, (await loadLanguages(['en'])).get('en'), true);
    const found = index.query((query) => query.term(term, { fields: ['title'], usePipeline: false }));
    expect(permalinksOf(found)).toEqual([built.plan!.addresses.talks.get(built.archive!.talks[0]!.id)]);
  });

  test('slides and transcripts are passages', async () => {
    const built = await buildOk({
      'content/talks/a.md': talk('A', 'slides: [{ pages: [{ text: Loam }, { text: Clay }] }]\ntranscript: a.vtt'),
      'content/talks/a.vtt': 'WEBVTT\n\n00:12.000 --> 00:14.000\nEarthworms everywhere\n',
    });
    const files = readSearchFiles(built.outputs);
    const passages = await files.readAll<Passage>(files.manifest.passages!.texts);
    expect(passages.map(({ anchor, text }) => [anchor, text])).toEqual([
      ['slide-1', 'Loam'],
      ['slide-2', 'Clay'],
      ['t-12', 'Earthworms everywhere'],
    ]);
  });
});

test('an index that another writes makes the same files', async () => {
  const { archive, plan, search } = await buildOk({
    'content/talks/a.md': talk('Moss', 'language: en', 'Running ferns.'),
    'content/talks/b.md': talk('Häuser', 'language: de\nspeakers: Ada Quill', '- one\n- two'),
  });
  const languages = await loadLanguages(['de', 'en']);
  const sink = createFileSink(packSearchFile);
  const indexer = createTalkIndexer({ boosts: archive!.settings.search.boosts }, languages, sink);
  const complete = beginSearch({ archive: archive!, plan: plan!, languages, pack: packSearchFile }, indexer.add);
  const listed = (files: readonly { readonly path: string; readonly content: string | Uint8Array }[]) =>
    files.map(({ path, content }) => [path, Buffer.from(content as string).toString('base64')]).sort();
  const { description, plain } = indexer.finish();
  expect(listed(complete(description, [...sink.files(), ...plain]))).toEqual(listed(search()));
});
