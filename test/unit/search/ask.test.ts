import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packSearchFile } from '../../../src/io/pack-search-file.ts';
import type { Answer, Facet, FacetDescriptions, Passage, Question, SearchManifest } from '../../../src/model/search.ts';
import { createSearcher } from '../../../src/search/ask/ask.ts';
import type { SearchTalk } from '../../../src/search/collect/search-talk.ts';
import { makeFacetValue } from '../../../src/search/read/facet-values.ts';
import { readJsonFile } from '../../../src/search/read/find-file.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { packManifest, writeSearchFiles } from '../../../src/search/write/build-search.ts';
import { createFileSink } from '../../../src/search/write/file-sink.ts';
import { readSearchFiles } from './search-files.ts';

interface Sketch {
  readonly title: string;
  readonly speaker?: string;
  readonly event?: string;
  readonly categories?: readonly string[];
  readonly body?: string;
  readonly language?: string;
  readonly has?: readonly ('video' | 'audio' | 'slides' | 'transcript')[];
  readonly passages?: readonly Passage[];
  readonly year?: number;
}

/** Oldest first. */
const SKETCHES: readonly Sketch[] = [
  {
    title: 'No one puts Java in a container',
    speaker: 'Jörg Schad',
    categories: ['Java', 'Containers'],
    has: ['video'],
  },
  { title: 'Running containers', speaker: 'Elizabeth K. Joseph', categories: ['Day 2 Ops'], has: ['video', 'slides'] },
  { title: 'Kafka streams', speaker: 'Jörg Schad', categories: ['CI/CD'], body: 'Streams of the data. Spark as well.' },
  { title: 'The Who of operations', speaker: 'Ben Lin', categories: ['Day 2 Ops'], body: 'Day after day.', year: 2018 },
  { title: 'Häuser bauen', speaker: 'Uta Groß', language: 'de', body: 'Und die Donau.', year: 2018 },
  { title: '日本語入門', speaker: '山田太郎', language: 'ja', year: 2018 },
  {
    title: 'Deep talk',
    speaker: 'Ben Lin',
    body: 'Slides say zookeeper here.',
    has: ['video', 'transcript'],
    passages: [
      { anchor: 'slide-3', slide: 3, text: 'A zookeeper elects' },
      {
        anchor: 't-10',
        seconds: 10,
        text: 'First we begin. Then the zookeeper comes.',
        cues: [{ at: 16, seconds: 14, anchor: 't-14' }],
      },
      { anchor: 't-30', seconds: 30, text: 'Nothing of interest' },
      { anchor: 't-40', seconds: 40, text: 'zookeeper zookeeper zookeeper' },
    ],
    year: 2019,
  },
  { title: 'Containerization of the data', speaker: 'Ann Example', event: 'Example Days 2019', year: 2019 },
];

function describeSketch(sketch: Sketch, index: number): SearchTalk {
  const { title, speaker = '', event, categories = [], body = '', language = 'en', has = [], passages = [] } = sketch;
  const year = sketch.year ?? 2017;
  const values = (facet: Facet, names: readonly string[]) =>
    names.map((name) =>
      makeFacetValue(
        facet,
        name,
        `/x/${name
          .toLowerCase()
          .replace(/[^a-z0-9 ]/g, '')
          .replaceAll(' ', '-')}/`,
      ),
    );
  return {
    document: {
      language,
      texts: [
        title,
        speaker,
        event ?? '',
        categories.join('\n'),
        '',
        [body, ...passages.map(({ text }) => text)].join('\n'),
      ],
    },
    record: {
      title,
      permalink: `/talks/${index}/`,
      date: `${year}-01-01`,
      speakers: [speaker],
      ...(event === undefined ? {} : { event }),
      categories,
      ...(body === '' ? {} : { text: body }),
      has,
      cover: { field: 0, hue: 'a', label: '' },
    },
    facets: {
      category: values('category', categories),
      speaker: values('speaker', [speaker]),
      ...(event === undefined ? {} : { event: values('event', [event]) }),
      year: [makeFacetValue('year', String(year))],
      has: has.map((value) => makeFacetValue('has', value)),
    },
    passages: passages.map((passage) => ({ passage, language })),
  };
}

interface Site {
  readonly manifest: SearchManifest;
  readonly facets: () => Promise<FacetDescriptions>;
  readonly searcher: { readonly ask: (question: Question) => Promise<Answer> };
  /** Names of the files that were read, in order. */
  readonly reads: string[];
  /** While it is true no file can be read. */
  broken: boolean;
}

const languages = await loadLanguages(['de', 'en']);

function openSite(sketches: readonly Sketch[] = SKETCHES): Site {
  const sink = createFileSink(packSearchFile);
  const boosts = { title: 10, speaker: 8, event: 5, category: 5, tags: 5, body: 2 };
  const { manifest: written } = writeSearchFiles(sketches.map(describeSketch), { boosts }, languages, sink);
  const { manifest, read } = readSearchFiles([packManifest(written, packSearchFile), ...sink.files()]);
  const facets = (): Promise<FacetDescriptions> => readJsonFile(manifest.facets, read);
  const site: Omit<Site, 'searcher'> = { manifest, facets, reads: [], broken: false };
  const { ask } = createSearcher(manifest, async (name) => {
    if (site.broken) throw new Error('offline');
    site.reads.push(name);
    return read(name);
  });
  return Object.assign(site, { searcher: { ask: (question: Question) => ask(question, languages) } });
}

const { searcher: shared } = openSite();

function ask(q: string, question: Partial<Question> = {}, searcher = shared): Promise<Answer> {
  return searcher.ask({ q, filters: {}, offset: 0, limit: 10, ...question });
}

async function titles(q: string, question: Partial<Question> = {}): Promise<readonly string[]> {
  return (await ask(q, question)).talks.map(({ title }) => title);
}

describe('words', () => {
  test('all of them are required, in any field', async () => {
    expect(await titles('java schad')).toEqual(['No one puts Java in a container']);
    expect(await titles('speaker:schad kafka')).toEqual(['Kafka streams']);
    expect(await titles('kafka java container')).not.toEqual([]);
    expect((await ask('schad container')).widened).toBeUndefined();
  });

  test('are found in any inflection, case and spelling of diacritics', async () => {
    expect(await titles('CONTAINER running')).toEqual(['Running containers']);
    expect((await titles('jorg')).toSorted()).toEqual(['Kafka streams', 'No one puts Java in a container']);
    expect(await titles('haus')).toEqual(['Häuser bauen']);
    expect(await titles('gross')).toEqual(['Häuser bauen']);
  });

  test('of unspaced writing are found within a run, also a single character', async () => {
    expect(await titles('日本')).toEqual(['日本語入門']);
    expect(await titles('日本語')).toEqual(['日本語入門']);
    expect(await titles('語')).toEqual(['日本語入門']);
    expect(await titles('日語')).toEqual([]);
  });

  test('a minus leaves talks out, a quotation with one as a whole', async () => {
    expect(await titles('schad -kafka')).toEqual(['No one puts Java in a container']);
    expect(await titles('schad -"java streams"')).toHaveLength(2);
    expect(await titles('schad -"java container"')).toEqual(['Kafka streams']);
  });

  test('only with a minus leave all other talks, newest first', async () => {
    const all = await titles('');
    expect(await titles('-container')).toEqual(all.filter((title) => !/contain/i.test(title)));
  });

  test('stop words need not be there, but count in titles, and are asked for when there is nothing else', async () => {
    expect(await titles('the kafka')).toEqual(['Kafka streams']);
    expect((await titles('the data'))[0]).toBe('Containerization of the data');
    expect(await titles('the who')).toEqual(['The Who of operations']);
  });

  test('one letter away, with wildcards, in one field', async () => {
    expect(await titles('elizabet~1')).toEqual(['Running containers']);
    expect((await titles('speaker:sch*')).length).toBe(2);
    expect(await titles('*fka')).toEqual(['Kafka streams']);
    expect(await titles('title:schad')).toEqual([]);
  });
});

describe('an empty query', () => {
  test('lists all talks, the newest first, page by page', async () => {
    const all = [...SKETCHES].reverse().map(({ title }) => title);
    expect(await titles('')).toEqual(all);
    expect(await titles('+ -', { offset: 2, limit: 3 })).toEqual(all.slice(2, 5));
    expect(await titles('', { offset: 100 })).toEqual([]);
    expect((await ask('', { limit: 0 })).total).toBe(all.length);
  });
});

describe('order', () => {
  test('by date is the newest first', async () => {
    expect(await titles('container', { sort: 'date' })).toEqual([
      'Containerization of the data',
      'Running containers',
      'No one puts Java in a container',
    ]);
  });

  test('by relevance is the same however it is narrowed', async () => {
    const whole = await ask('container day data');
    const narrowed = await ask('container day data', { filters: { year: ['2017', '2018', '2019'] } });
    expect(narrowed.talks).toEqual(whole.talks);
    expect(whole.talks.map(({ score }) => score)).toEqual(
      whole.talks.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });
});

describe('filters', () => {
  test.each([
    ['Day 2 Ops', 2],
    ['day 2 ops', 2],
    ['day-2-ops', 2],
    ['CI/CD', 1],
    ['cicd', 1],
    ['Day', 0],
  ])('a category by name, key or slug: %s', async (name, total) => {
    expect((await ask('', { filters: { category: [name] } })).total).toBe(total);
    const answer = await ask(`category:"${name}"`);
    expect(answer.total).toBe(total);
    expect(answer.unknownFilters).toEqual(total === 0 ? [{ facet: 'category', name }] : []);
  });

  test('values of one facet are alternatives, facets add up, and so does what a talk has', async () => {
    expect((await ask('', { filters: { category: ['Java', 'CI/CD'] } })).total).toBe(2);
    expect((await ask('', { filters: { category: ['Java', 'CI/CD'], year: ['2018'] } })).total).toBe(0);
    expect((await ask('', { filters: { has: ['video', 'slides'] } })).total).toBe(1);
    expect((await ask('has:video has:nonsense')).total).toBe(0);
  });

  test('a minus leaves a value out', async () => {
    expect((await ask('-has:video')).total).toBe(5);
    expect(await titles('schad -category:"java"')).toEqual(['Kafka streams']);
  });

  test('what the filters leave empty is not widened', async () => {
    expect(await ask('kafka', { filters: { category: ['Nope'] } })).toMatchObject({ total: 0, missing: [] });
    expect((await ask('kafka', { filters: { year: ['2018'] } })).widened).toBeUndefined();
  });
});

describe('when nothing has all words', () => {
  test('talks with any of them are shown, and which word no talk has', async () => {
    const answer = await ask('kafka Xylophone');
    expect(answer).toMatchObject({ total: 1, widened: 'any-word', missing: ['Xylophone'] });
    expect(await ask('kafka zookeeper')).toMatchObject({ total: 2, widened: 'any-word', missing: [] });
  });

  test('required words stay required', async () => {
    expect(await ask('+kafka zookeeper')).toMatchObject({ total: 1, widened: 'any-word' });
    expect(await ask('+xylophone kafka')).toMatchObject({ total: 0, missing: ['xylophone'] });
  });

  test('words one letter away are tried last', async () => {
    const answer = await ask('kafca');
    expect(answer).toMatchObject({ total: 1, widened: 'one-letter', missing: ['kafca'] });
    expect(answer.talks[0]?.titleSegments[0]).toEqual({ text: 'Kafka', mark: true });
    expect(await ask('qqq')).toMatchObject({ total: 0, missing: ['qqq'] });
  });
});

describe('while typing', () => {
  test('a beginning counts, and a stem that is shorter than what is typed', async () => {
    expect((await titles('kaf', { typing: true }))[0]).toBe('Kafka streams');
    expect(await titles('kaf')).toEqual([]);
    for (const beginning of ['con', 'contain', 'container', 'containeri', 'containeriz', 'containerizat'])
      expect(await titles(beginning, { typing: true })).toContain('Containerization of the data');
    expect((await ask('schad jav', { typing: true })).total).toBe(1);
  });
});

describe('counts', () => {
  test('of a facet are those among the talks that pass the other facets', async () => {
    const { facets } = await ask('', { facets: true, filters: { category: ['Day 2 Ops'], year: ['2017'] } });
    expect(facets?.category?.values).toEqual([
      { name: 'CI/CD', count: 1, chosen: false },
      { name: 'Containers', count: 1, chosen: false },
      { name: 'Day 2 Ops', count: 1, chosen: true },
      { name: 'Java', count: 1, chosen: false },
    ]);
    expect(facets?.year?.values).toEqual([
      { name: '2017', count: 1, chosen: true },
      { name: '2018', count: 1, chosen: false },
    ]);
    expect(facets?.has?.values).toEqual([
      { name: 'slides', count: 1, chosen: false },
      { name: 'video', count: 1, chosen: false },
    ]);
  });

  test('of what a talk has are among those that have all that is chosen', async () => {
    const { facets } = await ask('', { facets: true, filters: { has: ['video'] } });
    expect(facets?.has?.values).toEqual([
      { name: 'video', count: 3, chosen: true },
      { name: 'slides', count: 1, chosen: false },
      { name: 'transcript', count: 1, chosen: false },
    ]);
  });

  test('list the twelve most frequent of many, chosen ones always', async () => {
    const sketches = Array.from({ length: 270 }, (_, index) => ({ title: 'T', speaker: `Speaker ${index % 90}` }));
    const { searcher } = openSite([...sketches, { title: 'T', speaker: 'Zoe' }]);
    const { facets } = await ask('', { facets: true, filters: { speaker: ['zoe'] } }, searcher);
    expect(facets?.speaker?.values.length).toBe(13);
    expect(facets?.speaker?.values.at(-1)).toEqual({ name: 'Zoe', count: 1, chosen: true });
    expect(facets?.speaker?.more).toBe(78);
  });

  test('equal a count of all talks one by one', async () => {
    const choice = fc.record({
      q: fc.constantFrom('', 'container', 'the', 'ben', '-kafka'),
      filters: fc.record(
        {
          category: fc.subarray(['Java', 'Day 2 Ops', 'CI/CD', 'Nope']),
          year: fc.subarray(['2017', '2018', '2019']),
          has: fc.subarray(['video', 'slides']),
        },
        { requiredKeys: [] },
      ),
    });
    await fc.assert(
      fc.asyncProperty(choice, async ({ q, filters }) => {
        const { facets, total } = await ask(q, { filters, facets: true, limit: 0 });
        for (const { name, count } of facets?.has?.values ?? []) {
          const has = [...new Set([...(filters.has ?? []), name])];
          expect((await ask(q, { filters: { ...filters, has }, limit: 0 })).total).toBe(count);
        }
        for (const { name, count } of facets?.year?.values ?? [])
          expect((await ask(q, { filters: { ...filters, year: [name] }, limit: 0 })).total).toBe(count);
        expect(total).toBe((await ask(q, { filters, limit: 0 })).total);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is shown of a talk', () => {
  test('marks each word where it was asked for', async () => {
    const [talk] = (await ask('speaker:jörg kafka streams')).talks;
    expect(talk?.titleSegments).toEqual([
      { text: 'Kafka', mark: true },
      { text: ' ' },
      { text: 'streams', mark: true },
    ]);
    expect(talk?.speakerSegments).toEqual([[{ text: 'Jörg', mark: true }, { text: ' Schad' }]]);
    expect(talk?.text?.[0]).toEqual({ text: 'Streams', mark: true });
  });

  test('the two best passages, opening at the line of the match', async () => {
    const [talk] = (await ask('zookeeper', { passages: true })).talks;
    expect(talk?.passages.length).toBe(2);
    expect(talk?.passages[0]).toMatchObject({ anchor: 't-40', seconds: 40 });
    const [first] = (await ask('zookeeper comes', { passages: true })).talks;
    expect(first?.passages[0]).toMatchObject({ anchor: 't-14', seconds: 14 });
    expect((await ask('slide elects', { passages: true })).talks[0]?.passages[0]).toMatchObject({
      anchor: 'slide-3',
      slide: 3,
    });
  });

  test('suggests what begins like a typed word, speakers first', async () => {
    expect((await ask('exampl', { typing: true })).suggestions).toEqual([
      { facet: 'speaker', name: 'Ann Example' },
      { facet: 'event', name: 'Example Days 2019' },
    ]);
    expect((await ask('')).suggestions).toEqual([]);
  });
});

describe('files', () => {
  test('are fetched only when they are needed, and once', async () => {
    const site = openSite();
    const { manifest } = site;
    const facets = await site.facets();
    await ask('kafka', {}, site.searcher);
    const columns = Object.values(facets).map(({ column }) => column);
    expect(site.reads.filter((name) => columns.includes(name))).toEqual([]);
    expect(site.reads).not.toContain(manifest.passages?.owners);
    await ask('kafka', { filters: { year: ['2017'] } }, site.searcher);
    expect(site.reads.filter((name) => columns.includes(name))).toEqual([facets.year?.column]);
    await ask('', { passages: true, facets: true }, site.searcher);
    expect(site.reads).not.toContain(manifest.passages?.owners);
    const before = site.reads.length;
    await ask('kafka', { filters: { year: ['2017'] }, facets: true }, site.searcher);
    expect(site.reads.length).toBe(before);
    expect(new Set(site.reads).size).toBe(site.reads.length);
  });

  test('that cannot be read make the question fail, and the next one tries again', async () => {
    const site = openSite();
    const question = { facets: true, passages: true, filters: { year: ['2019'] } };
    site.broken = true;
    await expect(ask('zookeeper', question, site.searcher)).rejects.toThrow('offline');
    site.broken = false;
    expect(await ask('zookeeper', question, site.searcher)).toEqual(await ask('zookeeper', question));
  });
});

test('an archive whose lists are cut in two levels is asked in the same way', async () => {
  const sketches = Array.from({ length: 5000 }, (_, index) => ({
    title: `Title${index}`,
    speaker: `Ann Number${index}`,
  }));
  const site = openSite(sketches);
  expect([site.manifest.records.depth, (await site.facets()).speaker?.values.depth]).toEqual([2, 2]);
  for (const name of ['Ann Number4321', 'ann-number4321', 'ANN NUMBER4321']) {
    const answer = await ask('', { filters: { speaker: [name] }, facets: true }, site.searcher);
    expect(answer.talks.map(({ title }) => title)).toEqual(['Title4321']);
    expect(answer.facets?.speaker?.values).toContainEqual({ name: 'Ann Number4321', count: 1, chosen: true });
    expect(answer.facets?.speaker?.more).toBe(5000 - 13);
  }
  expect(await ask('speaker:"Nobody"', {}, site.searcher)).toMatchObject({
    total: 0,
    unknownFilters: [{ name: 'Nobody' }],
  });
  expect((await ask('title42', { typing: true }, site.searcher)).total).toBe(111);
  expect(site.reads.length).toBeLessThan(80);
});

test('any question has an answer', async () => {
  const words = fc.constantFrom(
    'kafka',
    'java',
    'the',
    '日本',
    'schad',
    '+',
    '-',
    '~1',
    '*',
    '"',
    ':',
    'year:',
    'title:',
    'ü',
    '^2',
    ' ',
  );
  const query = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((pieces) => pieces.join('')),
  );
  const number = fc.oneof(fc.integer({ min: -5, max: 20 }), fc.constantFrom(Number.NaN, 0.5, Number.POSITIVE_INFINITY));
  const question = fc.record({
    q: query,
    offset: number,
    limit: number,
    typing: fc.boolean(),
    passages: fc.boolean(),
    facets: fc.boolean(),
    sort: fc.constantFrom('relevance' as const, 'date' as const),
  });
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { total, talks } = await ask(asked.q, asked);
      expect(total).toBeLessThanOrEqual(SKETCHES.length);
      expect(talks.length).toBeLessThanOrEqual(total);
    }),
    { numRuns: 60 },
  );
});
