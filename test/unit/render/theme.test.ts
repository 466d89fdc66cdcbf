import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { loadPug } from '../../../src/build/theme-layouts.ts';
import { PAGE_KINDS } from '../../../src/model/page-kind.ts';
import { prepareLayouts } from '../../../src/render/layouts.ts';
import { renderPage } from '../../../src/render/page.ts';
import { readPublicFile, readThemeTemplates } from '../../helpers/theme.ts';
import { FIXTURE_PAGES, fixturePage, SITE, TALK } from '../../helpers/views.ts';

const layouts = prepareLayouts(readThemeTemplates(), { compatibility: 'none', loadPug });
const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

function html(page: (typeof FIXTURE_PAGES)[number]): string {
  const { value, diagnostics } = renderPage(page, layouts);
  expect(diagnostics).toEqual([]);
  return String(value?.content);
}

const HOSTILE = '"><script>alert(1)</script>';

/** Every text of a view becomes hostile, but for what the contract says is safe HTML or one of a closed set. */
function poison<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') {
    if (key.endsWith('Html')) return '<p>safe</p>' as Value;
    if (['kind', 'direction', 'hue'].includes(key)) return value;
    return HOSTILE as Value;
  }
  if (Array.isArray(value)) return value.map((item) => poison(item, key)) as Value;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)])) as Value;
  return value;
}

test.each(PAGE_KINDS)(
  'the %s page is valid HTML with one first heading and no inline script or style',
  async (kind) => {
    const text = html(fixturePage(kind));
    const report = await validator.validateString(text);
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector}`),
      ),
    ).toEqual([]);
    expect(text.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(text).not.toMatch(/\sstyle=|<style|\son\w+=/);
    expect(text.match(/<script(?![^>]*\ssrc=)[^>]*>/g) ?? []).toEqual(
      kind === 'redirect' ? [] : ['<script type="application/ld+json">'],
    );
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  },
);

test.each(PAGE_KINDS)('no text of the %s page becomes markup', (kind) => {
  const page = fixturePage(kind);
  const text = html({ ...page, view: poison(page.view) });
  expect(text).not.toContain('<script>');
  expect(text).not.toContain('alert(1)</script>');
  expect(text.match(/<script\b/g)?.length ?? 0).toBe(
    text.match(/<script (src=|type="module"|type="application\/ld\+json")/g)?.length ?? 0,
  );
});

test('structured data cannot end its script element', () => {
  expect(html(fixturePage('talk'))).toContain('\\u003c/script\\u003e');
});

test('a talk page is whole with nothing but a title and a date', () => {
  const {
    event: _event,
    description: _description,
    license: _license,
    duration: _duration,
    partOf: _partOf,
    ...talk
  } = TALK;
  const empty = {
    ...talk,
    bodyHtml: '',
    ...Object.fromEntries(Object.entries(talk).flatMap(([key, value]) => (Array.isArray(value) ? [[key, []]] : []))),
  };
  const text = html(fixturePage('talk', { talk: empty }));
  expect(text).toContain('Nobody has written an abstract');
  expect(text).not.toContain('class="facade');
});

test('a player is a plain link until scripts run, and holds no frame', () => {
  const text = html(fixturePage('talk'));
  expect(text).toContain('href="https://www.youtube.com/watch?v=abc"');
  expect(text).toContain('data-frame="https://www.youtube-nocookie.com/embed/abc"');
  expect(text).toContain('Plays from YouTube; nothing is loaded until you press play.');
  expect(text).not.toMatch(/<iframe|<img[^>]+src="https?:/);
});

test('what stands beside the stage is a quiet link, named by what it is', () => {
  const text = html(fixturePage('talk'));
  expect(text.match(/class="facade facade-(?:video|slides) quiet"/g)).toHaveLength(2);
  expect(text.match(/class="facade facade-video"/g)).toHaveLength(1);
  expect(text).toContain('Play Interview');
});

test('a file of our own plays where it is, and loads nothing before that', () => {
  const { frameUrl: _, ...embed } = TALK.recordings[0]!;
  const recording = (kind: 'video' | 'audio', type: string) =>
    html(fixturePage('talk', { talk: { ...TALK, recordings: [{ ...embed, kind, file: { src: '/a.bin', type } }] } }));
  expect(recording('video', 'video/mp4')).toMatch(
    /<video [^>]*preload="none"[^>]*><source src="\/a.bin" type="video\/mp4">/,
  );
  expect(recording('audio', 'audio/mpeg')).toMatch(
    /<audio [^>]*preload="none"[^>]*><source src="\/a.bin" type="audio\/mpeg">/,
  );
});

test('a draft is marked on its page and on its card', () => {
  expect(html(fixturePage('talk', { talk: { ...TALK, draft: true } }))).toContain('>Draft</strong>');
  const [card, ...others] = fixturePage('talks').view.talks ?? [];
  expect(html(fixturePage('talks', { talks: [{ ...card!, draft: true }, ...others] })).match(/>Draft</g)).toHaveLength(
    1,
  );
});

test('the page says its language, and a talk in another one says its own', () => {
  const page = fixturePage('talk');
  const arabic = { ...page.view.page, language: 'ar', direction: 'rtl' as const };
  const foreign = html({ ...page, view: { ...page.view, page: arabic } });
  expect(foreign).toContain('<html lang="en" dir="ltr">');
  expect(foreign).toContain('<h1 lang="ar">');
  expect(foreign).toMatch(/class="prose" lang="ar" dir="rtl"/);
  const native = html({ ...page, view: { ...page.view, site: { ...SITE, language: 'ar' }, page: arabic } });
  expect(native).toContain('<html lang="ar" dir="rtl">');
});

test('files of the theme are found below the base path', () => {
  const page = fixturePage('talks');
  const text = html({
    ...page,
    view: { ...page.view, site: { ...SITE, home: '/sub/', assets: { ...SITE.assets, home: '/sub/theme/1/' } } },
  });
  expect(text).toContain('href="/sub/theme/1/styles/covers.svg#field-');
  expect(text).not.toContain('"/styles/covers.svg');
});

test('the drawn covers are 24, and every icon that a template names exists', () => {
  const covers = readPublicFile('styles/covers.svg');
  for (let field = 0; field < 24; field++) expect(covers).toContain(`id="field-${field}"`);
  const icons = readPublicFile('styles/icons.svg');
  const named = FIXTURE_PAGES.flatMap((page) =>
    [...html(page).matchAll(/icons\.svg#([a-z]+)/g)].map((match) => match[1]),
  );
  for (const name of new Set(named)) expect(icons).toContain(`id="${name}"`);
});
