import { expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { readSettingsFile } from '../../../src/io/read-settings-file.ts';
import { readSources } from '../../../src/io/read-sources.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { parseSettingsFile } from '../../../src/parse/settings-file.ts';
import { validateSettings } from '../../../src/validate/settings.ts';
import { sha256 } from './failing-host.ts';

const ROOT = '/archive';

function settingsOf(yaml = ''): Settings {
  const parsed = parseSettingsFile({ path: 'site.yaml', text: `title: T\n${yaml}` });
  const settings = parsed.value && validateSettings(parsed.value).value;
  if (settings === undefined) throw new Error('bad settings in a test');
  return settings;
}

function disk(files: Readonly<Record<string, string | Uint8Array>>): MemoryHost {
  return createMemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text])));
}

function read(host: MemoryHost, settings: Settings = settingsOf(), theme?: string) {
  return readSources(host, { root: ROOT, settings, ...(theme === undefined ? {} : { theme }) });
}

async function problems(host: MemoryHost, settings?: Settings): Promise<string[]> {
  const { diagnostics } = await read(host, settings);
  return diagnostics
    .filter(({ code }) => code !== 'source/no-talks')
    .map(({ code, span }) => `${code} ${span?.path}:${span?.line}:${span?.column}`);
}

test('content files come sorted, decoded, with kind, id and hash', async () => {
  const host = disk({
    'content/talks/b.md': 'B',
    'content/talks/2017/a.md': '\ufeffA ü',
    'content/speakers/ada.md': '',
    'content/pages/about/team.md': 'P',
    'content/talks/README.md': 'R',
    'README.md': 'not content',
  });
  const { value, diagnostics } = await read(host);
  expect(diagnostics).toEqual([]);
  expect(value.files.map(({ kind, path, id, text }) => [kind, path, id, text])).toEqual([
    ['page', 'content/pages/about/team.md', 'about/team', 'P'],
    ['speaker', 'content/speakers/ada.md', 'ada', ''],
    ['talk', 'content/talks/2017/a.md', '2017/a', 'A ü'],
    ['talk', 'content/talks/README.md', 'README', 'R'],
    ['talk', 'content/talks/b.md', 'b', 'B'],
  ]);
  expect(value.files[4]?.hash).toBe(sha256('B'));
});

test('files and folders that begin with a dot or an underscore are not content', async () => {
  const host = disk({
    'content/talks/.hidden.md': '',
    'content/talks/_draft.md': '',
    'content/talks/_drafts/a.md': '',
    'content/talks/node_modules/a.md': '',
  });
  const { value, diagnostics } = await read(host);
  expect(value.files).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'source/no-talks', severity: 'warning', span: { path: 'site.yaml' } }]);
});

test('a file that two globs match belongs to the narrower one', async () => {
  const host = disk({ 'content/pages/talks/a.md': 'A', 'content/pages/b.md': 'B' });
  const { value } = await read(
    host,
    settingsOf('content: { talks: content/pages/talks/*.md, pages: content/pages/**/*.md }'),
  );
  expect(value.files.map(({ kind, id }) => [kind, id])).toEqual([
    ['page', 'b'],
    ['talk', 'a'],
  ]);
});

test('assets are what lies beside content and in the image folders, sorted', async () => {
  const host = disk({
    'events/2017.md': '',
    'events/2017.vtt': 'WEBVTT',
    'pictures/b.jpg': '12345',
    'pictures/_a.png': '1',
    'pictures/.secret': '',
    'content/x.pdf': '1',
    'content/notes.md': '',
    'elsewhere/y.jpg': '',
    'site.yaml': '',
  });
  const { value } = await read(host, settingsOf('content: { talks: events/2*.md }\nimages: [pictures]'));
  expect(value.assets).toEqual([
    { path: 'content/x.pdf', bytes: 1 },
    { path: 'events/2017.vtt', bytes: 6 },
    { path: 'pictures/_a.png', bytes: 1 },
    { path: 'pictures/b.jpg', bytes: 5 },
  ]);
});

test('templates and public files of the archive win over the theme, file by file', async () => {
  const host = disk({
    'templates/talk.pug': 'own',
    'templates/layouts/x.jade': 'own',
    'public/styles/main.css': 'own',
    'public/.well-known/x': 'own',
    'public/.DS_Store': '',
  });
  host.put('/theme/templates/talk.pug', 'theme');
  host.put('/theme/templates/base.pug', 'theme');
  host.put('/theme/public/styles/main.css', 'theme!');
  host.put('/theme/public/icon.svg', 'theme');
  const { value } = await read(host, settingsOf(), '/theme');
  expect(value.templates).toEqual([
    { path: 'base.pug', text: 'theme' },
    { path: 'layouts/x.jade', text: 'own' },
    { path: 'talk.pug', text: 'own' },
  ]);
  expect(value.publicFiles).toEqual([
    { path: '.well-known/x', source: `${ROOT}/public/.well-known/x`, bytes: 3 },
    { path: 'icon.svg', source: '/theme/public/icon.svg', bytes: 5 },
    { path: 'styles/main.css', source: `${ROOT}/public/styles/main.css`, bytes: 3 },
  ]);
  expect(value.publicPaths).toEqual(['.well-known/x', 'icon.svg', 'styles/main.css']);
});

test.each<[string, Uint8Array | string, string]>([
  ['Latin-1', Uint8Array.from([0x61, 0x0a, 0x62, 0xfc, 0x72]), 'source/not-utf8 content/talks/a.md:2:2'],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'source/not-utf8 content/talks/a.md:1:1'],
  ['an overlong slash', Uint8Array.from([0x61, 0xc0, 0xaf]), 'source/not-utf8 content/talks/a.md:1:2'],
  ['a lone surrogate', Uint8Array.from([0x0a, 0x0a, 0xed, 0xa0, 0x80]), 'source/not-utf8 content/talks/a.md:3:1'],
  ['a letter cut off at the end', Uint8Array.from([0x61, 0xc3]), 'source/not-utf8 content/talks/a.md:1:2'],
  ['an umlaut before the bad byte', Uint8Array.from([0xc3, 0xbc, 0xff]), 'source/not-utf8 content/talks/a.md:1:2'],
  ['6 MB', 'x'.repeat(6 * 1024 * 1024), 'source/too-large content/talks/a.md:1:1'],
])('a talk file with %s is told and left out', async (_, content, problem) => {
  const host = disk({ 'content/talks/a.md': content, 'content/talks/b.md': 'fine' });
  expect(await problems(host)).toEqual([problem]);
  expect((await read(host)).value.files.map(({ id }) => id)).toEqual(['b']);
});

test('a file that may not be read is told, and the others are read', async () => {
  const host = disk({ 'content/talks/a.md': 'A', 'content/talks/b.md': 'B' });
  const denied = Object.assign(new Error('no'), { code: 'EACCES' });
  const guarded = {
    ...host,
    readBytes: (path: string) => (path.endsWith('a.md') ? Promise.reject(denied) : host.readBytes(path)),
  };
  expect(await problems(guarded)).toEqual(['source/unreadable content/talks/a.md:1:1']);
});

test('links may lead about inside the archive, and not out of it', async () => {
  const host = disk({ 'content/talks/a.md': 'A', 'templates/talk.pug': '', 'public/x': '' });
  host.put('/etc/passwd', 'secret');
  host.put('/etc/more/x.md', 'secret');
  host.link(`${ROOT}/content/talks/again.md`, 'a.md');
  host.link(`${ROOT}/content/talks/passwd.md`, '/etc/passwd');
  host.link(`${ROOT}/content/talks/more`, '../../../etc/more');
  host.link(`${ROOT}/content/images`, '/etc');
  host.link(`${ROOT}/public/etc`, '/etc');
  host.link(`${ROOT}/templates/passwd.pug`, '/etc/passwd');
  expect(await problems(host)).toEqual(
    ['content/images', 'content/talks/more', 'content/talks/passwd.md', 'public/etc', 'templates/passwd.pug'].map(
      (path) => `source/link-outside ${path}:1:1`,
    ),
  );
  const { value } = await read(host);
  expect(JSON.stringify(value)).not.toContain('secret');
  expect(value.files.map(({ id }) => id)).toEqual(['a', 'again']);
  expect([value.publicPaths, value.assets.length]).toEqual([['x'], 0]);
});

test('links in content lead to content and pictures only, never to what else the archive holds', async () => {
  const host = disk({
    'content/talks/a.md': 'A',
    '.git/config': 'secret',
    'notes/salary.txt': 'secret',
    'content/.cache/x.txt': 'secret',
    'pictures/p.png': 'P',
  });
  host.link(`${ROOT}/content/talks/a.txt`, '../../.git/config');
  host.link(`${ROOT}/content/talks/b.txt`, '../../notes/salary.txt');
  host.link(`${ROOT}/content/talks/c`, '../../notes');
  host.link(`${ROOT}/content/talks/d.txt`, '../.cache/x.txt');
  host.link(`${ROOT}/content/events`, '../notes');
  host.link(`${ROOT}/content/speakers`, '../.git');
  host.link(`${ROOT}/content/talks/p.png`, '../../pictures/p.png');
  const settings: Settings = { ...settingsOf(), images: ['pictures'] };
  const { value } = await read(host, settings);
  expect(JSON.stringify(value)).not.toContain('secret');
  expect(value.assets.map(({ path }) => path)).toEqual(['content/talks/p.png', 'pictures/p.png']);
  expect(await problems(host, settings)).toEqual(
    [
      'content/events',
      'content/speakers',
      ...['a.txt', 'b.txt', 'c', 'd.txt'].map((name) => `content/talks/${name}`),
    ].map((path) => `source/link-outside ${path}:1:1`),
  );
});

test('a content folder may itself be a link to another place in the archive', async () => {
  const host = disk({ 'docs/content/talks/a.md': 'A', 'docs/content/talks/b.txt': 'B' });
  host.link(`${ROOT}/content`, 'docs/content');
  host.link(`${ROOT}/docs/content/talks/again.md`, 'a.md');
  expect(await problems(host)).toEqual([]);
  expect((await read(host)).value.files.map(({ id }) => id)).toEqual(['a', 'again']);
});

test('a whole content folder that is a link out of the archive is refused', async () => {
  const host = disk({ 'site.yaml': '' });
  host.put('/other/talks/a.md', 'A');
  host.link(`${ROOT}/content`, '/other');
  const found = await problems(host);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((problem) => problem.startsWith('source/link-outside'))).toBe(true);
  expect((await read(host)).value.files).toEqual([]);
});

test('an archive that is reached through a link is read as usual', async () => {
  const host = createMemoryHost({ '/real/content/talks/a.md': 'A' });
  host.link(ROOT, '/real');
  expect((await read(host)).value.files.map(({ path }) => path)).toEqual(['content/talks/a.md']);
});

test('settings cannot name places outside', async () => {
  const base = settingsOf();
  const settings: Settings = {
    ...base,
    content: { ...base.content, talk: '../other/*.md', page: '/etc/*.md' },
    images: ['../../pictures'],
    redirects: { files: '../list' },
  };
  const host = disk({ 'site.yaml': '' });
  host.put('/other/a.md', 'A');
  expect(new Set(await problems(host, settings))).toEqual(new Set(['source/outside site.yaml:1:1']));
  expect((await read(host, settings)).value.files).toEqual([]);
});

test('redirect lists are read; a missing one is an error, as is one behind a link', async () => {
  const host = disk({ 'redirect-files': '/a /b\n' });
  host.put('/etc/passwd', 'x');
  const settings = settingsOf('redirects: { files: redirect-files, prefixes: none }');
  expect((await read(host, settings)).value.redirectLists).toEqual({
    files: { path: 'redirect-files', text: '/a /b\n' },
  });
  expect(await problems(host, settings)).toEqual(['source/list-missing site.yaml:1:1']);
  host.link(`${ROOT}/none`, '/etc/passwd');
  expect(await problems(host, settings)).toEqual(['source/link-outside none:1:1']);
});

test('an image folder that is named and missing is a warning; the usual one need not exist', async () => {
  expect(await problems(disk({ 'site.yaml': '' }))).toEqual([]);
  expect(await problems(disk({ 'site.yaml': '' }), settingsOf('images: [pictures]'))).toEqual([
    'source/no-image-folder site.yaml:1:1',
  ]);
});

test.each([
  [{}, 'source/no-archive'],
  [{ 'content/a.md': '' }, 'source/no-settings'],
  [{ 'site.yaml': Uint8Array.from([0xff]) }, 'source/not-utf8'],
])('settings of %j', async (files, code) => {
  const outcome = await readSettingsFile(disk(files), ROOT, 'talks');
  expect(outcome.value).toBeUndefined();
  expect(outcome.diagnostics).toMatchObject([{ code, severity: 'error' }]);
  if (code === 'source/no-settings') expect(outcome.diagnostics[0]?.hint).toContain('rostrum init talks');
});
