import { expect, test } from 'vitest';
import { loadPug } from '../../../src/build/theme-layouts.ts';
import { prepareLayouts } from '../../../src/render/layouts.ts';
import { renderPage } from '../../../src/render/page.ts';
import { fixturePage } from '../../helpers/views.ts';

type Files = Record<string, string>;

function layoutsOf(files: Files, compatibility: 'none' | 'metalsmith' = 'none') {
  return prepareLayouts(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { compatibility, loadPug },
  );
}

function render(files: Files, layout = 'talk', compatibility: 'none' | 'metalsmith' = 'none') {
  return renderPage({ ...fixturePage('talk'), layout }, layoutsOf(files, compatibility));
}

test('a page is its view through its layout', () => {
  const { value, diagnostics } = render({ 'talk.pug': 'h1= talk.title\np= typeof json' });
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ path: 'talk/index.html' });
  expect(value?.content).toMatch(/^<h1>Building a footbridge.*<p>function<\/p>\n$/);
});

test('templates extend and include one another, with and without endings, by .pug and .jade names', () => {
  const files = {
    'base.jade': 'body\n  block content',
    'parts/name.pug': 'mixin name(text)\n  b= text',
    'layouts/event.jade': 'extends ../base.pug\ninclude /parts/name.jade\nblock content\n  +name(talk.id)',
  };
  for (const layout of ['layouts/event', 'layouts/event.jade', 'layouts/event.pug'])
    expect(render(files, layout).value?.content).toBe('<body><b>footbridge</b></body>\n');
});

test('a .jade file takes the place of the .pug file of its name, also where it is included', () => {
  const files = {
    'talk.pug': 'include parts/card\ninclude parts/card.pug',
    'parts/card.pug': 'i theirs',
    'parts/card.jade': 'b ours',
  };
  expect(render(files).value?.content).toBe('<b>ours</b><b>ours</b>\n');
});

test('files of other kinds are included as they are', () => {
  expect(render({ 'talk.pug': 'include note.txt', 'note.txt': 'a < b' }).value?.content).toBe('a < b\n');
});

test.each([
  ['unclosed attributes', { 'talk.pug': 'div\n  p(a="x"' }, 2, 'templates/talk.pug', 'closing bracket'],
  ['code that does not parse', { 'talk.pug': 'p= talk..title' }, 1, 'templates/talk.pug', 'Unexpected token'],
  ['bad indentation', { 'talk.pug': 'if talk\n p\n   b\n  i' }, 4, 'templates/talk.pug', 'indentation'],
  ['a part of something absent', { 'talk.pug': 'p\np= page.nothing.name' }, 2, 'templates/talk.pug', "reading 'name'"],
  ['an unknown mixin', { 'talk.pug': '+absent()' }, 1, 'templates/talk.pug', 'not a function'],
  [
    'an error in an included file',
    { 'talk.pug': 'include a', 'a.pug': 'p\np\np= talk.no.x' },
    3,
    'templates/a.pug',
    "'x'",
  ],
  [
    'a missing include',
    { 'talk.pug': 'p\ninclude part/cards', 'parts/cards.pug': 'p' },
    2,
    'templates/talk.pug',
    '"parts/cards"',
  ],
  [
    'an include outside the templates',
    { 'talk.pug': 'include ../../../etc/passwd' },
    1,
    'templates/talk.pug',
    'no template',
  ],
  ['a thrown text', { 'talk.pug': '- throw "stop"' }, 1, 'templates/talk.pug', 'stop'],
])('%s becomes a diagnostic with file and line, and no stack trace', (_, files, line, path, text) => {
  const { value, diagnostics } = render(files as unknown as Files);
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code: 'render/layout-error', severity: 'error', span: { path, line } });
  expect(diagnostics[0]?.message).toContain(text);
  expect(JSON.stringify(diagnostics)).not.toMatch(/ at .*\.(js|ts):\d|node_modules/);
});

test('templates that include one another in a circle are refused', () => {
  const { diagnostics } = render({ 'talk.pug': 'include a', 'a.pug': 'include b', 'b.pug': 'p\ninclude a' });
  expect(diagnostics).toMatchObject([{ code: 'render/layout-error', span: { path: 'templates/b.pug', line: 2 } }]);
});

test('a missing layout names the nearest one', () => {
  const { value, diagnostics } = render({ 'layouts/event.pug': 'p' }, 'layouts/evnt');
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'render/layout-missing', hint: 'Did you mean "layouts/event"?' }]);
});

test('a problem of one template is reported once for a whole site', () => {
  const layouts = layoutsOf({ 'talk.pug': 'p(', 'tag.pug': 'p= page.nothing.name' });
  const count = (kind: 'talk' | 'tag' | 'year'): number => renderPage(fixturePage(kind), layouts).diagnostics.length;
  const kinds = ['talk', 'talk', 'tag', 'tag', 'year', 'year'] as const;
  expect(kinds.map(count)).toEqual([1, 0, 1, 0, 1, 0]);
});

test('front matter cannot set options of the template engine', () => {
  const page = fixturePage('talk');
  const talk = { ...page.view.talk!, extra: { self: true, filename: '/etc/passwd', cache: true, pretty: "');x" } };
  const layouts = layoutsOf({ 'talk.pug': 'p= talk.id' });
  const view = { ...page.view, talk, self: true, pretty: "');x" };
  expect(renderPage({ ...page, view }, layouts).value?.content).toBe('<p>footbridge</p>\n');
});
