/** Which edits a site can be revised for, and what only a whole build tells. */
import { expect, test } from 'vitest';
import type { SiteBuild } from '../../../src/build/site.ts';
import { ARCHIVE, site, talk } from '../../helpers/site.ts';

const A = 'content/talks/a.md';
const FRONT = 'speakers: Ada Quill\nevent: Field Day';
const FILES = {
  [A]: talk('A', FRONT, 'Old words.\n'),
  'content/talks/b.md': talk('B', 'event: Field Day', 'See [there](a.md#deep).\n'),
  'content/images/one.png': 'not looked at',
};

async function saved(path: string, text: string | undefined, files: Readonly<Record<string, string>> = {}) {
  const { host, build } = site({ ...FILES, ...files });
  const whole = await build({ renderLate: true, searchLate: true, revisable: true });
  expect(whole.ok).toBe(true);
  if (text === undefined) await host.remove(`${ARCHIVE}/${path}`);
  else host.put(`${ARCHIVE}/${path}`, text);
  const revised = await whole.revise?.([path]);
  const page = revised?.outputs.find((file) => file.path === 'talks/field-day/a/index.html');
  const html = page !== undefined && 'make' in page ? String(page.make()?.content) : '';
  return { whole, revised, html };
}

test.each([
  ['another body', talk('A', FRONT, 'New words.\n')],
  ['a description', talk('A', `${FRONT}\ndescription: New words.`, 'Old words.\n')],
  ['a link', talk('A', `${FRONT}\nlinks: [{ title: New words., url: https://x.example }]`, 'Old words.\n')],
  ['a recording', talk('A', `${FRONT}\nrecording: { url: https://youtu.be/abcdefghijk, note: New words. }`)],
])('%s is put in', async (_, text) => {
  const { revised, html } = await saved(A, text);
  expect(revised?.ok).toBe(true);
  expect(html).toContain('New words.');
});

test('feeds and search have the new words', async () => {
  const { revised } = await saved(A, talk('A', `${FRONT}\ndescription: Zymurgy.`), {
    'site.yaml': 'title: Test\nbaseUrl: https://talks.example.org\n',
  });
  const feed = (await revised?.further?.make())?.find(({ path }) => path === 'atom.xml');
  expect(feed?.content).toContain('Zymurgy.');
  expect(revised?.outputs.some(({ path }) => path === 'atom.xml')).toBe(false);
  const index = revised?.search().find(({ path }) => path === 'search/lunr.json');
  expect(Buffer.from((index?.content as Uint8Array | undefined) ?? []).toString()).toContain('zymurgi');
});

test('a place that appears mends a link from elsewhere, and one that goes breaks it', async () => {
  const { whole, revised } = await saved(A, talk('A', FRONT, '## Deep\n'));
  const codes = (site: SiteBuild | undefined) => site?.diagnostics.map(({ code }) => code);
  expect(codes(whole)).toContain('check/broken-fragment');
  expect(codes(revised)).not.toContain('check/broken-fragment');
});

test('a broken file is told, and nothing else is forgotten', async () => {
  const { whole, revised } = await saved(A, talk('A', 'date: 2020-02-31'));
  expect(revised?.ok).toBe(false);
  const codes = revised?.diagnostics.map(({ code }) => code);
  expect(codes).toContain('talk/date-invalid');
  expect(codes).toEqual(expect.arrayContaining(whole.diagnostics.map(({ code }) => code)));
});

test.each([
  ['a title', A, talk('Other', FRONT)],
  ['a date', A, talk('A', `date: 2021-01-01\n${FRONT}`)],
  ['a speaker', A, talk('A', 'speakers: Bo\nevent: Field Day')],
  ['a recording of the archive’s own', A, talk('A', `${FRONT}\nrecording: content/media/film.mp4`)],
  ['a field of an author’s own', A, talk('A', `${FRONT}\ncolour: red`)],
  ['a picture in the body', A, talk('A', FRONT, '![one](one.png)')],
  ['a line that moves what a message points at', A, talk('A', `description: Above.\n${FRONT}`)],
  ['a draft', A, talk('A', `${FRONT}\ndraft: true`)],
  ['a file that went', A, undefined],
  ['a new file', 'content/talks/c.md', talk('C')],
  ['another kind of content', 'content/speakers/ada.md', '---\nname: Ada Quill\n---\nAnd a word.\n'],
  ['a picture', 'content/images/two.png', 'new'],
  ['the settings', 'site.yaml', 'title: Other\n'],
  ['a template', 'templates/parts/footer.pug', 'p footer'],
])('%s wants a whole build', async (_, path, text) => {
  const own = path.startsWith('content/speakers') ? { [path]: '---\nname: Ada Quill\n---\nA word.\n' } : {};
  expect((await saved(path, text, own)).revised).toBeUndefined();
});

test('a link in the place of a file wants a whole build', async () => {
  const { host, build } = site(FILES);
  const whole = await build({ renderLate: true, searchLate: true, revisable: true });
  host.put('/elsewhere.md', talk('A', FRONT, 'Secret words.'));
  await host.remove(`${ARCHIVE}/${A}`);
  host.link(`${ARCHIVE}/${A}`, '/elsewhere.md');
  expect(await whole.revise?.([A])).toBeUndefined();
});

test('what editors leave for a moment is passed over', async () => {
  const { whole } = await saved('content/talks/.a.md.swp', 'swap');
  expect((await whole.revise?.(['content/talks/.a.md.swp', 'content/talks/4913']))?.ok).toBe(true);
});

test('a site with layouts of the Metalsmith time is not revised', async () => {
  const { build } = site({ ...FILES, 'site.yaml': 'title: Test\ncompatibility: metalsmith\n' });
  expect((await build({ renderLate: true, revisable: true })).revise).toBeUndefined();
});
