import { beforeEach, describe, expect, test } from 'vitest';
import { type ImportReport, importInto } from '../../../src/importing/import-into.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';

const ROOT = '/archive';
const decoder = new TextDecoder();

let host: MemoryHost;
beforeEach(() => {
  host = createMemoryHost({ [`${ROOT}/site.yaml`]: 'title: Test\n' });
});

/** Imports the files that lie in `/sources` under these names, after putting there those that come with a text. */
async function importFiles(files: Readonly<Record<string, string>>): Promise<ImportReport> {
  for (const [name, text] of Object.entries(files)) host.put(`/sources/${name}`, text);
  const sources = Object.keys(files).map((name) => ({ path: `/sources/${name}`, name }));
  return importInto({ host, root: ROOT, name: 'archive', sources });
}

function archive(): Readonly<Record<string, string>> {
  const files = [...host.snapshot()].filter(([path]) => path.startsWith(`${ROOT}/`));
  return Object.fromEntries(files.map(([path, bytes]) => [path.slice(ROOT.length + 1), decoder.decode(bytes)]));
}

const responses = (): readonly string[] =>
  Object.keys(archive()).filter((path) => path.startsWith('content/responses/'));
const changed = ({ changes }: ImportReport): readonly string[] =>
  changes.map(({ action, path }) => `${action} ${path.split('/').at(-1)}`);

function table(title: string, more: Readonly<Record<string, string>> = {}): string {
  const row = { title, date: '2019-05-04', speaker: 'Ada Quill', event: 'Meadow Conf 2019', ...more };
  return `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
}

function post(more = '', body = 'Ada started the day.'): string {
  const fields = `title: Soil Handbook - Meadow Conf 2019\ndate: 2019-05-06\nauthor: Bo Reader\nlayout: post\n${more}`;
  return `---\n${fields}permalink: /soil-handbook-talk-by-ada-quill/\n---\n\n${body}\n`;
}

const RESPONSE = 'content/responses/soil-handbook-meadow-conf-2019.md';
const TALK = 'content/talks/meadow-conf-2019/soil-handbook.md';

describe('a response', () => {
  beforeEach(async () => {
    await importFiles({ 'talks.csv': table('Soil Handbook'), 'post.md': post() });
  });

  test('is written beside its talk', () => {
    expect(archive()[RESPONSE]).toContain('talk: meadow-conf-2019/soil-handbook\n');
    expect(responses()).toEqual([RESPONSE]);
  });

  test('that is imported twice is known', async () => {
    const before = archive();
    const again = await importFiles({ 'post.md': post() });
    expect([again.ok, again.changes, again.kept, again.unchanged, archive()]).toEqual([true, [], [], 1, before]);
  });

  test('that comes again with something new is known, and only the new is written', async () => {
    const again = await importFiles({ 'post.md': post(), 'more.csv': table('Moles', { date: '2019-05-05' }) });
    expect([changed(again), responses()]).toEqual([['new moles.md'], [RESPONSE]]);
  });

  test('is known when its talk comes again with a change', async () => {
    const again = await importFiles({ 'talks.csv': table('Soil Handbook', { room: 'Barn' }), 'post.md': post() });
    expect([changed(again), responses()]).toEqual([['rewritten soil-handbook.md'], [RESPONSE]]);
  });

  test('that says something else is written again while nobody has touched its file', async () => {
    const again = await importFiles({ 'post.md': post('', 'Ada ended the day.') });
    expect([changed(again), responses()]).toEqual([[`rewritten ${RESPONSE.split('/').at(-1)}`], [RESPONSE]]);
    expect(archive()[RESPONSE]).toContain('Ada ended the day.');
  });

  test('that was edited is not overwritten, whatever its source says now', async () => {
    const edited = archive()[RESPONSE]!.replace('Ada started', 'Ada, of all people, started');
    host.put(`${ROOT}/${RESPONSE}`, edited);
    for (const text of [post(), post('', 'Ada ended the day.'), post('', 'Nobody began.')]) {
      const again = await importFiles({ 'post.md': text, 'talks.csv': table('Soil Handbook') });
      expect([again.ok, changed(again), archive()[RESPONSE], responses()]).toEqual([true, [], edited, [RESPONSE]]);
    }
  });

  test('that was deleted stays deleted', async () => {
    await host.remove(`${ROOT}/${RESPONSE}`);
    const again = await importFiles({ 'post.md': post('', 'Ada ended the day.') });
    expect([changed(again), again.kept.map(({ why }) => why), responses()]).toEqual([[], ['deleted'], []]);
  });

  test('is known by its address, without a record of the import', async () => {
    const url = 'https://reader.example/soil';
    host.put(`${ROOT}/${RESPONSE}`, archive()[RESPONSE]!.replace('author:', `url: ${url}\nauthor:`));
    await host.remove(`${ROOT}/imports/sources.jsonl`);
    const again = await importFiles({ 'other.md': post(`canonical_url: ${url}\n`) });
    expect([changed(again), responses()]).toEqual([[], [RESPONSE]]);
  });
});

describe('a talk that an answer made one with another', () => {
  const OTHER = 'content/talks/meadow-conf-2019/the-handbook-of-the-soil.md';
  const SOURCES = {
    'a.csv': table('Soil Handbook', { video: 'https://vimeo.com/123456' }),
    'b.csv': table('The Handbook of the Soil', { video: 'https://vimeo.com/123456', speaker: 'Cy Moss' }),
    'post.md': post(),
  };

  beforeEach(async () => {
    await importFiles(SOURCES);
    const proposals = archive()['imports/proposals.yaml']!;
    expect(proposals.match(/^ +answer: null$/gm)).toHaveLength(1);
    host.put(`${ROOT}/imports/proposals.yaml`, proposals.replace('answer: null', 'answer: same'));
  });

  test('keeps both files, and says which one leads', async () => {
    const { kept } = await importFiles(SOURCES);
    expect(kept.filter(({ why }) => why === 'same').map(({ path, as }) => [path, as])).toEqual([[OTHER, TALK]]);
    expect(Object.keys(archive())).toEqual(expect.arrayContaining([TALK, OTHER]));
  });

  test('keeps its response, which is not written again', async () => {
    await importFiles(SOURCES);
    const before = archive();
    expect(before[RESPONSE]).toContain('talk: meadow-conf-2019/soil-handbook\n');
    const again = await importFiles(SOURCES);
    expect([changed(again), archive()]).toEqual([[], before]);
  });

  test('leaves the talk alone that a person has deleted since', async () => {
    await importFiles(SOURCES);
    await host.remove(`${ROOT}/${OTHER}`);
    const before = archive();
    const again = await importFiles(SOURCES);
    expect([again.ok, changed(again), responses()]).toEqual([true, [], [RESPONSE]]);
    expect(archive()[TALK]).toBe(before[TALK]);
    expect(archive()[OTHER]).toBeUndefined();
  });
});

describe('sources that say what they said before', () => {
  test('are known without a look at the archive', async () => {
    await importFiles({ 'talks.csv': table('Soil Handbook') });
    host.put(`${ROOT}/content/talks/broken.md`, '---\ntitle: [\n---\n');
    const before = archive();
    const again = await importFiles({ 'talks.csv': table('Soil Handbook') });
    expect([again.ok, again.unchanged, archive()]).toEqual([true, 1, before]);
  });

  test('but an archive with errors gets nothing new', async () => {
    host.put(`${ROOT}/content/talks/broken.md`, '---\ntitle: [\n---\n');
    const before = archive();
    const report = await importFiles({ 'talks.csv': table('Soil Handbook') });
    expect([report.ok, report.changes, archive()]).toEqual([false, [], before]);
    expect(report.diagnostics.map(({ span }) => span?.path)).toContain('content/talks/broken.md');
  });
});

test('a file of proposals that is none of ours is never overwritten', async () => {
  host.put(`${ROOT}/imports/proposals.yaml`, 'questions: 7\n');
  const report = await importFiles({ 'talks.csv': table('Soil Handbook') });
  expect([report.ok, report.diagnostics.map(({ code }) => code)]).toEqual([false, ['import/malformed']]);
  expect(archive()['imports/proposals.yaml']).toBe('questions: 7\n');
});
