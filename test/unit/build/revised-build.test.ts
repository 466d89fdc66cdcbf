/** After edits of words the last site is revised where it lies: the result is that of a whole build, and everything else is one. See also `test/property/incremental-build.test.ts`. */
import { describe, expect, test } from 'vitest';
import type { MemoryHost } from '../../../src/io/memory-host.ts';
import { buildOn, OUT, outputOf, restoreAll, timeless, withoutHistory } from '../../helpers/builds.ts';
import { ARCHIVE, type SiteFiles, site, talk } from '../../helpers/site.ts';

const A = 'content/talks/a.md';
const FRONT = 'speakers: [Ada Quill, Bo]\nevent: Field Day\ncategories: [Soil]\ntags: [rain]';
const FILES: SiteFiles = {
  'site.yaml': 'title: Test\nbaseUrl: https://talks.example.org\n',
  [A]: talk('A', FRONT, 'Old words.\n'),
  'content/talks/b.md': talk('B', 'speakers: Bo\nevent: Field Day\npartOf: a\nstart: 1:00', 'See [it](a.md#deep).\n'),
  'content/talks/c.md': talk('C', 'date: 2019-01-01\nslides: content/media/deck.pdf', '## Deep\n'),
  'content/media/deck.pdf': 'deck',
  'content/speakers/ada.md': '---\nname: Ada Quill\n---\nA word.\n',
  'public/note.txt': 'note',
};

type Options = Parameters<typeof buildOn>[1];

async function built(files: SiteFiles = FILES, options: Options = {}): Promise<MemoryHost> {
  const { host } = site(files);
  expect((await buildOn(host, options)).ok).toBe(true);
  return host;
}

/** Builds once more, and compares with a build from nothing; tells whether the site was revised. */
async function buildAgain(host: MemoryHost, options: Options = {}): Promise<boolean> {
  const stages: string[] = [];
  const report = await buildOn(host, { ...options, onStage: (stage) => stages.push(stage) });
  const fresh = withoutHistory(host);
  const whole = await buildOn(fresh, options);
  expect(timeless(report)).toEqual(timeless(whole));
  if (whole.ok) expect(outputOf(host)).toEqual(outputOf(fresh));
  return stages.includes('revise') && !stages.includes('load');
}

const put = (host: MemoryHost, path: string, content: string | Uint8Array): void =>
  host.put(path.startsWith('/') ? path : `${ARCHIVE}/${path}`, content);

describe('a site is revised after', () => {
  test.each<readonly [string, SiteFiles]>([
    ['other words', { [A]: talk('A', FRONT, 'New words.\n') }],
    ['a description', { [A]: talk('A', `${FRONT}\ndescription: New words.`, 'Old words.\n') }],
    ['a link', { [A]: talk('A', `${FRONT}\nlinks: [{ title: New, url: https://x.example }]`, 'Old words.\n') }],
    ['a recording', { [A]: talk('A', `${FRONT}\nrecording: https://youtu.be/abcdefghijk`, 'Old words.\n') }],
    ['a heading that others link to', { [A]: talk('A', FRONT, '## Deep\n') }],
    ['a link to nowhere', { [A]: talk('A', FRONT, '[gone](nowhere.md)\n') }],
    [
      'edits of two talks',
      {
        [A]: talk('A', FRONT, 'New.\n'),
        'content/talks/c.md': talk('C', 'date: 2019-01-01\nslides: content/media/deck.pdf', 'New.'),
      },
    ],
  ])('%s', async (_, change) => {
    const host = await built();
    for (const [path, content] of Object.entries(change)) put(host, path, content);
    expect(await buildAgain(host)).toBe(true);
  });

  test('one edit after the other, and back again', async () => {
    const host = await built();
    for (const [words, revised] of [
      ['First.', true],
      ['Second.', true],
      ['Second.', false],
      ['Old words.', true],
    ]) {
      put(host, A, talk('A', FRONT, `${words}\n`));
      expect(await buildAgain(host)).toBe(revised);
    }
    put(host, 'content/talks/d.md', talk('D'));
    expect(await buildAgain(host)).toBe(false);
    put(host, A, talk('A', FRONT, 'Third.\n'));
    expect(await buildAgain(host)).toBe(true);
    expect(await buildAgain(host)).toBe(false);
  });

  test('other words in a copy of the archive, its site and its memory', async () => {
    const host = await built();
    await restoreAll(host);
    put(host, A, talk('A', FRONT, 'New words.\n'));
    expect(await buildAgain(host)).toBe(true);
    await restoreAll(host);
    put(host, A, talk('A', FRONT, 'Newer words.\n'));
    expect(await buildAgain(host)).toBe(true);
  });

  test.each<readonly [string, Options]>([
    ['strict', { strict: true }],
    ['compressed', { compress: true }],
    ['with drafts', { drafts: true }],
  ])('words in a site that is built %s', async (_, options) => {
    const files = { ...FILES, 'content/talks/b.md': talk('B', 'speakers: Bo\nevent: Field Day\ndescription: Soil.') };
    const host = await built(
      { ...files, 'content/events/f.md': '---\nname: Field Day\nstart: 2020-02-02\n---\n' },
      options,
    );
    put(host, A, talk('A', FRONT, 'New words.\n'));
    expect(await buildAgain(host, options)).toBe(true);
  });
});

describe('a whole build is made after', () => {
  test.each<readonly [string, string, string | undefined]>([
    ['another title', A, talk('Other', FRONT)],
    ['another speaker', A, talk('A', 'speakers: Bo\nevent: Field Day')],
    ['a recording of the archive’s own', A, talk('A', `${FRONT}\nrecording: content/media/film.mp4`)],
    ['a frame in the body', A, talk('A', FRONT, '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>')],
    ['a mistake', A, talk('A', 'date: 2020-02-31')],
    ['a talk that went', A, undefined],
    ['a new talk', 'content/talks/d.md', talk('D')],
    ['words of a speaker', 'content/speakers/ada.md', '---\nname: Ada Quill\n---\nAnother word.\n'],
    ['a setting', 'site.yaml', 'title: Other\n'],
    ['a template', 'templates/parts/footer.pug', 'p footer'],
    ['a file of the archive’s own', 'public/note.txt', 'new note'],
    ['a spoilt page', `${OUT}/talks/field-day/a/index.html`, 'mine'],
  ])('%s', async (_, path, content) => {
    const host = await built();
    if (content === undefined) await host.remove(`${ARCHIVE}/${path}`);
    else put(host, path, content);
    expect(await buildAgain(host)).toBe(false);
  });

  test.each<readonly [string, Options]>([
    ['a wish for a clean build', { clean: true }],
    ['a question about a page', { why: '/' }],
    ['other options', { drafts: true }],
  ])('%s', async (_, options) => {
    const host = await built();
    put(host, A, talk('A', FRONT, 'New words.\n'));
    const stages: string[] = [];
    await buildOn(host, { ...options, onStage: (stage) => stages.push(stage) });
    expect(stages).toContain('load');
  });

  test('another title, and sees what somebody else writes meanwhile', async () => {
    const host = await built();
    put(host, A, talk('Other', FRONT));
    const page = `${OUT}/talks/c/index.html`;
    const manifest = `${OUT}/build-manifest.json`;
    const before = await host.readBytes(manifest);
    await buildOn(host, {
      onStage: (stage) => {
        if (stage !== 'plan') return;
        host.put(page, 'mine');
        host.put(manifest, before);
      },
    });
    const fresh = withoutHistory(host);
    await buildOn(fresh);
    expect(outputOf(host)).toEqual(outputOf(fresh));
  });

  test('words, where the archive has a file among those of the search', async () => {
    const host = await built({ ...FILES, 'public/search/manifest.bin': 'mine' });
    put(host, A, talk('A', FRONT, 'New words.\n'));
    expect(await buildAgain(host)).toBe(false);
  });

  test('a warning that words bring, where warnings are errors', async () => {
    const files = { 'site.yaml': FILES['site.yaml']!, 'content/talks/z.md': talk('Z', 'description: Z.') };
    const host = await built(files, { strict: true });
    const before = outputOf(host);
    put(host, 'content/talks/z.md', talk('Z', 'description: Z.', '[gone](nowhere.md)'));
    await buildAgain(host, { strict: true });
    expect(outputOf(host)).toEqual(before);
  });
});

test('whatever is described late is made of nothing that words change but what it asks for', async () => {
  const { host, build } = site(FILES);
  const madeOf = async () => {
    const { plan, outputs } = await build({ renderLate: true, searchLate: true });
    const early = new Set(plan?.pages.flatMap(({ late, path }) => (late ? [] : [path])));
    const late = outputs.flatMap((file) =>
      'madeOf' in file && file.madeOf !== undefined && !early.has(file.path) ? [[file.path, file.madeOf()]] : [],
    );
    return { late, early };
  };
  const before = await madeOf();
  for (const path of Object.keys(FILES).filter((name) => name.startsWith('content/talks/'))) {
    const [, front] = String(FILES[path]).split(/^---\n/m);
    put(host, path, `---\n${front}description: Zymurgy.\nlicense: CC-BY-4.0\n---\n## Other\n\nZymurgy.\n`);
  }
  expect(await madeOf()).toEqual(before);
  const paths = before.late.map(([path]) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['sitemap.xml', 'events.ics', 'api/talks.json', 'talks/field-day/a/index.html']),
  );
  expect([...before.early]).toContain('index.html');
});

describe('what is remembered is not believed when', () => {
  const memory = [
    'site.json',
    'site-archive.json',
    'site-talks-0.json',
    'entries-0.jsonl',
    'outputs.bin',
    'output-states.json',
  ];

  test.each(memory)('%s is damaged, or gone', async (name) => {
    const file = `${ARCHIVE}/.rostrum/${name}`;
    const host = await built();
    const whole = host.snapshot();
    for (const damage of ['', '\n', '"x"\n{}', undefined]) {
      await restoreAll(host, whole);
      put(host, A, talk('A', FRONT, 'New words.\n'));
      if (damage === undefined) await host.remove(file);
      else await host.write(file, damage);
      await buildAgain(host);
    }
  });

  test('the body of another page that is made again is damaged', async () => {
    const host = await built();
    const file = `${ARCHIVE}/.rostrum/entries-0.jsonl`;
    const text = new TextDecoder().decode(await host.readBytes(file));
    await host.write(file, text.replace(/^("content\/talks\/b\.md"\t[^\t]*\t)\{/m, '$1x'));
    // The other talk is a part of this one, and shows its title.
    put(host, A, talk('A', FRONT, 'New words.\n'));
    expect(await buildAgain(host)).toBe(false);
  });

  test.each(memory)('%s came from elsewhere', async (name) => {
    const host = await built();
    const other = await built({ ...FILES, [A]: talk('A', 'speakers: Cy', 'Other words.\n') });
    const file = `${ARCHIVE}/.rostrum/${name}`;
    await host.write(file, await other.readBytes(file));
    put(host, A, talk('A', FRONT, 'New words.\n'));
    await buildAgain(host);
  });
});
