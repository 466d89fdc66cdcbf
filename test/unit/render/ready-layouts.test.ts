import { expect, test } from 'vitest';
import { loadPug } from '../../../src/build/theme-layouts.ts';
import type { TextFile } from '../../../src/model/source.ts';
import { prepareLayouts } from '../../../src/render/layouts.ts';
import { renderPage } from '../../../src/render/page.ts';
import { packLayouts, unpackLayouts } from '../../../src/render/ready-layouts.ts';
import { readThemeTemplates } from '../../helpers/theme.ts';
import { FIXTURE_PAGES, fixturePage } from '../../helpers/views.ts';

const refusePug = () => {
  throw new Error('Nothing was to be compiled.');
};

const THEME = readThemeTemplates();
/** As the file in `dist/` has it. */
function compileBeforehand(templates: readonly TextFile[]) {
  const { value, diagnostics } = packLayouts(templates, loadPug());
  expect(diagnostics).toEqual([]);
  return unpackLayouts(JSON.parse(JSON.stringify(value)));
}

const ready = compileBeforehand(THEME);

test('a page of a layout that was compiled beforehand is the page of the same layout compiled now', () => {
  const compiledNow = prepareLayouts(THEME, { compatibility: 'none', loadPug });
  // Another text than that of any other test, because a process remembers what it has compiled.
  const theme = THEME.map(({ path, text }) => ({
    path,
    text: path === 'base.pug' ? `${text}\n//- As it comes.` : text,
  }));
  const beforehand = compileBeforehand(theme);
  const layouts = prepareLayouts(theme, { compatibility: 'none', loadPug: refusePug, ready: beforehand });
  // What is kept of one page shows up in the next: each comes twice, the second time as a page of which all but its kind is another.
  for (const page of FIXTURE_PAGES.flatMap((one) => [one, another(one)])) {
    const made = renderPage(page, layouts);
    expect(made.diagnostics).toEqual([]);
    expect(made).toEqual(renderPage(page, compiledNow));
  }
});

function another(page: (typeof FIXTURE_PAGES)[number]): (typeof FIXTURE_PAGES)[number] {
  const { view } = page;
  const other = {
    title: 'Another',
    documentTitle: 'Another',
    href: '/another/',
    language: 'he',
    direction: 'rtl' as const,
  };
  const head = {
    feeds: [],
    openGraph: [],
    breadcrumbs: [],
    noindex: true,
    contentSecurityPolicy: "default-src 'none'",
  };
  return { ...page, view: { ...view, page: { ...view.page, ...other, ...head } } };
}

test('a layout with a part of the archive’s own is compiled, and the others are not', () => {
  const templates = THEME.map(({ path, text }) => ({
    path,
    text: path === 'parts/cite.pug' ? 'mixin talkCite(cite)\n  p.mine own words' : text,
  }));
  let loaded = 0;
  const load = () => {
    loaded++;
    return loadPug();
  };
  const layouts = prepareLayouts(templates, { compatibility: 'none', loadPug: load, ready });
  expect(renderPage(fixturePage('years'), layouts).diagnostics).toEqual([]);
  expect(loaded).toBe(0);
  expect(renderPage(fixturePage('talk'), layouts).value?.content).toContain('own words');
  expect(loaded).toBe(1);
});

test('a layout that was compiled beforehand fails with file and line', () => {
  const templates = [
    { path: 'talk.pug', text: 'include parts/fails' },
    { path: 'parts/fails.pug', text: 'p fine\np= talk.nothing.here' },
  ];
  const own = compileBeforehand(templates);
  const layouts = prepareLayouts(templates, { compatibility: 'none', loadPug, ready: own });
  const { value, diagnostics } = renderPage(fixturePage('talk'), layouts);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'render/layout-error', span: { path: 'templates/parts/fails.pug', line: 2 } },
  ]);
});

test('a theme with a broken layout is not packed, and file and line are said', () => {
  const { value, diagnostics } = packLayouts([{ path: 'talk.pug', text: 'p fine\ninclude parts/none' }], loadPug());
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      code: 'render/layout-error',
      span: { path: 'templates/talk.pug', line: 2 },
      message: expect.stringContaining('There is no template "parts/none'),
    },
  ]);
});

test('header and footer go into a base of the archive’s own that knows nothing of what they keep', () => {
  const own = (text: string) => text.replace('include parts/keep\n', '').replace("+keep(site, 'assets')", 'if true');
  const templates = THEME.map((file) => (file.path === 'base.pug' ? { ...file, text: own(file.text) } : file));
  const layouts = prepareLayouts(templates, { compatibility: 'none', loadPug, ready });
  const { value, diagnostics } = renderPage(fixturePage('withdrawn'), layouts);
  expect(diagnostics).toEqual([]);
  const theme = prepareLayouts(THEME, { compatibility: 'none', loadPug, ready });
  expect(value).toEqual(renderPage(fixturePage('withdrawn'), theme).value);
});
