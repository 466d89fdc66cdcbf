import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { createMemoryHost } from '../../src/io/memory-host.ts';
import { PAGE_KINDS } from '../../src/model/page-kind.ts';
import { ARCHIVE, type BuiltSite, type SiteFiles, site, talk } from '../helpers/site.ts';

const SETTINGS = 'title: Test talks\nbaseUrl: https://example.org/talks\n';

/** A site with a bit of everything. */
async function everything(): Promise<SiteFiles> {
  const photo = { create: { width: 700, height: 400, channels: 3 as const, background: '#a33' } };
  return {
    'site.yaml': `${SETTINGS}navigation: [{ title: About, url: /about/ }]\n`,
    'content/talks/2019/engines.md': talk(
      'Engines & <looms>',
      'date: 2019-05-04\nspeakers: Ada Lovelace, Analytical Engines\nevent: Looms\neventlocation: London\ncategory: Machines\ntags: [history]\neventimage: loom.jpg',
      'About **engines**, as in [numbers](../numbers.md).\n\n![A loom](loom.jpg)\n',
    ),
    'content/talks/numbers.md': talk(
      'Numbers',
      'date: 2020-02-02 10:00-10:30\nspeakers: [Ada Lovelace, Mary Somerville]\nevent: Looms\neventlocation: London\ncategory: Machines\nrecording: https://youtu.be/abcdefghijk\naliases: [/old/numbers/]',
      '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>\n',
    ),
    'content/talks/taken-back.md': talk('Taken back', 'withdrawn: The speaker asked for it.'),
    'content/talks/later.md': talk('Not yet', 'draft: true'),
    'content/speakers/ada.md': '---\nname: Ada Lovelace\n---\nWrote the first program.\n',
    'content/pages/about.md': '---\ntitle: About\n---\nWho we are.\n',
    'content/responses/note.md': '---\ntitle: A note\ntalk: numbers\nauthor: A. Reader\n---\nI was there.\n',
    'content/images/loom.jpg': await sharp(photo).jpeg().toBuffer(),
    'public/CNAME': 'example.org\n',
  };
}

let complete: BuiltSite;
beforeAll(async () => {
  complete = await site(await everything()).build();
});

test('a site with a bit of everything has these files', () => {
  const built = complete;
  expect(built.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  const theme = (path: string): boolean => /^(styles|assets|theme|fonts|icons)\/|^favicon/.test(path);
  const paths = [...built.files.keys()].filter((path) => !theme(path));
  const plain = paths.map((path) =>
    path.replace(/-[0-9a-f]{8}-/, '-HASH-').replace(/^search\/[0-9a-f]{12}\./, 'search/HASH.'),
  );
  expect([...new Set(plain)]).toMatchSnapshot();
});

test('drafts are left out without a trace, and come when asked for', async () => {
  const archive = site({ 'content/talks/a.md': talk('Public'), 'content/talks/b.md': talk('Secret', 'draft: true') });
  const without = await archive.build();
  expect([...without.files].filter(([path, text]) => /secret/i.test(path) || text.includes('Secret'))).toEqual([]);
  expect((await archive.build({ drafts: true })).page('/talks/secret/')).toContain('Secret');
});

test('a withdrawn talk leaves a stub and nothing else', () => {
  const naming = [...complete.files].filter(([, text]) => text.includes('Taken back')).map(([path]) => path);
  expect(naming).toEqual(['talks/taken-back/index.html']);
});

test('all problems come in one run, in order, and then nothing is made', async () => {
  const built = await site({
    'content/talks/a.md': talk('A', 'date: 2017-02-30'),
    'content/talks/b.md': '---\ntitle: [\n---\n',
    'content/talks/c.md': '',
    'content/talks/d.md': Uint8Array.from([0x2d, 0xff]),
    'content/talks/e.md': talk('Fine'),
  }).build();
  expect(built.ok).toBe(false);
  expect(built.outputs).toEqual([]);
  const places = built.diagnostics.filter(({ severity }) => severity === 'error').map(({ span }) => span?.path);
  expect(places).toEqual([...places].sort());
  expect(new Set(places)).toEqual(new Set(['a', 'b', 'c', 'd'].map((name) => `content/talks/${name}.md`)));
});

test('warnings stop a strict build only', async () => {
  const archive = site({ 'content/talks/a.md': talk('A', 'eventimage: none.jpg\nevent: E') });
  expect((await archive.build()).ok).toBe(true);
  const strict = await archive.build({ strict: true });
  expect([strict.ok, strict.outputs.length]).toEqual([false, 0]);
});

test('an archive without talks is built, with a warning', async () => {
  const built = await site({}).build();
  expect([built.ok, built.problems.includes('source/no-talks site.yaml:1:1')]).toEqual([true, true]);
  expect(built.page('/')).toContain('Test');
});

test.each<[string, SiteFiles, string]>([
  ['no site.yaml', {}, 'source/no-settings'],
  ['a broken site.yaml', { 'site.yaml': 'title: [' }, 'front-matter/yaml-invalid'],
])('%s is told, and nothing is made', async (_, files, code) => {
  const built = await site(files).build(
    files['site.yaml'] === undefined ? { host: createMemoryHost({ [`${ARCHIVE}/x`]: '' }) } : {},
  );
  expect([built.ok, built.outputs]).toEqual([false, []]);
  expect(built.diagnostics[0]?.code).toBe(code);
});

test('an own template and an own public file replace the theme’s', async () => {
  const built = await site({
    'content/talks/a.md': talk('A'),
    'templates/not-found.pug': 'h1 Gone fishing',
    'public/styles/main.css': 'body { color: red }',
  }).build();
  expect(built.files.get('404.html')).toContain('<h1>Gone fishing</h1>');
  expect(built.files.get('styles/main.css')).toBe('body { color: red }');
});

test('a template that fails is told with its file and line, and nothing is made', async () => {
  const built = await site({ 'content/talks/a.md': talk('A'), 'templates/talk.pug': 'p= talk.none.at.all\n' }).build();
  expect([built.ok, built.outputs]).toEqual([false, []]);
  const [problem] = built.diagnostics.filter(({ severity }) => severity === 'error');
  expect([problem?.span?.path, problem?.span?.line]).toEqual([expect.stringContaining('talk.pug'), 1]);
});

test('content cannot reach the page as code, wherever it stands', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const quoted = JSON.stringify(evil);
  const built = await site({
    'site.yaml': SETTINGS,
    'content/talks/a.md': `---\ntitle: ${quoted}\ndate: 2020-01-01\nspeaker: [{ name: ${quoted}, role: ${quoted}, organisation: ${quoted} }]\nevent: ${quoted}\neventlocation: ${quoted}\ncategory: ${quoted}\ntags: [${quoted}]\ndescription: ${quoted}\nchapters: [{ at: 1, title: ${quoted} }]\nlinks: [{ title: ${quoted}, url: "https://example.org/${'"'.replace('"', "'")}" }]\n---\n${evil}\n`,
    'content/pages/p.md': `---\ntitle: ${quoted}\n---\n${evil}\n`,
  }).build();
  expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pages = [...built.files].filter(([path]) => path.endsWith('.html'));
  expect(
    pages.filter(([, text]) => /<script>alert|<img src=x|\sonerror=alert\(1\)>/.test(text)).map(([path]) => path),
  ).toEqual([]);
});

test('every link inside a site leads to a file of it', () => {
  expect(deadLinks(complete)).toEqual([]);
});

test('the order in which the disk gives files does not matter, nor does a second build', async () => {
  const files = Object.entries(await everything()).reverse();
  const again = await site(Object.fromEntries(files)).build();
  expect(sameBytes(complete, again)).toEqual([]);
});

test('whatever a talk says, a build reports or builds, and never throws', { timeout: 60_000 }, async () => {
  // The theme's own templates take most of a build's time, and are tried above.
  const templates = Object.fromEntries(
    PAGE_KINDS.map((kind) => [`templates/${kind}.pug`, 'pre= JSON.stringify(locals)']),
  );
  const key = fc.constantFrom(
    'speaker',
    'speakers',
    'event',
    'category',
    'tags',
    'slides',
    'video',
    'photos',
    'permalink',
    'language',
    'chapters',
    'x',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      async (title, data, body) => {
        const front = JSON.stringify({ title, date: '2020-01-01', ...data });
        const built = await site({ ...templates, 'content/talks/a.md': `---\n${front}\n---\n${body}` }).build({
          theme: '/none',
        });
        expect(built.ok || built.diagnostics.length > 0).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

/** Pages and addresses in them that nothing answers. */
function deadLinks(built: BuiltSite): readonly string[] {
  const base = built.settings?.basePath ?? '';
  return [...built.files]
    .filter(([path]) => path.endsWith('.html'))
    .flatMap(([path, html]) =>
      [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
        .map((match) => (match[1] ?? '').replaceAll('&amp;', '&').replace(/[?#].*$/, ''))
        .filter((href) => href.startsWith('/'))
        .filter((href) => {
          const target = decodeURI(href.slice(base.length + 1));
          return (
            !href.startsWith(`${base}/`) ||
            !built.files.has(target === '' || target.endsWith('/') ? `${target}index.html` : target)
          );
        })
        .map((href) => `${path}: ${href}`),
    );
}

function sameBytes(a: BuiltSite, b: BuiltSite): readonly string[] {
  const paths = new Set([...a.bytes.keys(), ...b.bytes.keys()]);
  return [...paths].filter(
    (path) => !Buffer.from(a.bytes.get(path) ?? []).equals(Buffer.from(b.bytes.get(path) ?? [])),
  );
}

test('what a site does without is neither written nor named', async () => {
  const files = {
    'content/talks/a.md': talk('A', 'speakers: Ada\nevent: { name: Meet, start: 2020-02-02 }\ncategories: [Soil]'),
  };
  const settings = 'title: T\nbaseUrl: https://talks.example.org\n';
  const whole = await site({ ...files, 'site.yaml': settings }).build();
  const bare = await site({
    ...files,
    'site.yaml': `${settings}without: [subject-feeds, calendars, open-data, citations]\n`,
  }).build();
  expect(bare.problems.filter((problem) => !whole.problems.includes(problem))).toEqual([]);
  const gone = [...whole.files.keys()].filter((path) => !bare.files.has(path) && !path.startsWith('search/'));
  const kinds = new Set(gone.map((path) => path.replace(/^.*\/(?=[^/]+$)/, '')));
  expect([...kinds].sort()).toEqual(
    ['atom.xml', 'citations.bib', 'citations.csl.json', 'citations.ris', 'event.ics', 'events.ics'].concat([
      'events.json',
      'schema.json',
      'speakers.json',
      'talks.json',
    ]),
  );
  for (const [path, text] of bare.files)
    if (path.endsWith('.html'))
      for (const file of gone) expect([path, text.includes(`/${file}"`)]).toEqual([path, false]);
});
