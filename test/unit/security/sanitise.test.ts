import { describe, expect, test } from 'vitest';
import type { Body } from '../../../src/model/entry.ts';
import { escapeHtml } from '../../../src/model/text.ts';
import { parseBody } from '../../../src/parse/body.ts';
import { parseHtml, stringifyHtml } from '../../../src/parse/html.ts';
import { sanitiseTree } from '../../../src/parse/sanitise.ts';
import { visitElements } from '../../../src/parse/tree.ts';
import { PAYLOADS } from './payloads.ts';

const TAGS = new Set(
  'a abbr address b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(id|lang|dir|title|href|className|ariaLabel|open|src|alt|value|start|reversed|type|colSpan|rowSpan|scope|dateTime)$/;

function render(text: string, keepsMedia = true) {
  return parseBody({ path: 'a.md', text, firstLine: 1, frameHosts: ['tube.example.org'], keepsMedia });
}

/** The page as planning will put it together. */
function fill(body: Body): string {
  return body.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'link') return escapeHtml(part.href);
      return `<img src="${escapeHtml(part.image.source)}" alt="${escapeHtml(part.alt)}">`;
    })
    .join('');
}

function findDanger(html: string): string[] {
  const found: string[] = [];
  visitElements(parseHtml(html), (element) => {
    if (!TAGS.has(element.tagName)) found.push(`<${element.tagName}>`);
    for (const [name, value] of Object.entries(element.properties)) {
      if (!ATTRIBUTES.test(name)) found.push(`${name}=`);
      const text = String(value);
      if (name === 'id' && !text.startsWith('c-')) found.push(`id ${text}`);
      if (name === 'className' && !/^(footnote|align-|language-)/.test(text)) found.push(`class ${text}`);
      if ((name === 'href' || name === 'src') && /^[a-z+.-]+:/i.test(text) && !/^(https?:\/\/|mailto:)/i.test(text))
        found.push(`${name} ${text}`);
      if ((name === 'href' || name === 'src') && /[\u0000-\u0020\\]|@evil|^\/\.?\/\//.test(text))
        found.push(`${name} ${text}`);
    }
  });
  return found;
}

const all = Object.entries(PAYLOADS).flatMap(([group, list]) => list.map((payload) => [group, payload] as const));

test('there are many payloads', () => expect(all.length).toBeGreaterThanOrEqual(100));

describe('no payload leaves anything but the allow list in a body', () => {
  test.each(all)('%s: %s', (_group, payload) => {
    for (const text of [payload, `before ${payload} after`, `> - ${payload}`, `# Heading\n\n${payload}\n\n## Next`]) {
      for (const keepsMedia of [true, false]) {
        const html = fill(render(text, keepsMedia).value.body);
        expect(findDanger(html)).toEqual([]);
        expect(html).not.toMatch(/<script|<iframe|\son\w+\s*=\s*["'][^"']*alert/i);
        expect(stringifyHtml(parseHtml(html))).toBe(stringifyHtml(parseHtml(stringifyHtml(parseHtml(html)))));
      }
    }
  });
});

test('frames are rebuilt from constants and ids, whatever stands around them', () => {
  const hosts = new Set<string>();
  for (const [, payload] of all) {
    const { embedded } = render(payload).value;
    for (const medium of [...embedded.recordings, ...embedded.slides]) {
      if (medium.frameUrl !== undefined) hosts.add(new URL(medium.frameUrl).host);
      expect(medium.frameUrl ?? '').not.toMatch(/["'<>\s]/);
    }
    for (const photo of embedded.photos) expect(photo.image.source).toMatch(/^https?:\/\//);
    for (const link of embedded.links) expect(link.url).toMatch(/^(https?:\/\/|[^:]*$)/);
  }
  expect([...hosts]).toEqual([]);
});

test('what is taken out is reported', () => {
  const codes = (text: string) => render(text).diagnostics.map((item) => item.code);
  expect(codes('<script>x()</script>')).toEqual(['body/script-removed']);
  expect(codes('<script src="https://platform.twitter.com/widgets.js"></script>')).toEqual(['body/script-removed']);
  expect(codes('<iframe srcdoc="x"></iframe>')).toEqual(['body/frame-dropped']);
  expect(codes('<iframe src="https://evil.example/x"></iframe>')).toEqual(['body/unknown-frame']);
  expect(codes('[x](javascript:alert(1))')).toEqual(['body/link-refused']);
  expect(codes('![x](data:image/png;base64,AAAA)')).toEqual(['body/image-refused']);
  expect(codes('<svg></svg>\n\n<svg></svg>\n\n<form></form>')).toEqual([
    'body/element-removed',
    'body/element-removed',
  ]);
});

test('ids of the theme cannot be taken, and links inside the body still work', () => {
  const { body } = render('# Slides\n\n[up](#slides) and a note[^1]\n\n[^1]: Text\n').value;
  const html = fill(body);
  expect(html).toContain('<h2 id="c-slides">');
  expect(html).toContain('<a href="#c-slides">up</a>');
  expect(html).toContain('<a href="#c-fn1" id="c-fnref1">');
  expect(html).toContain('<li class="footnote-item" id="c-fn1">');
  expect(html).toContain('<a href="#c-fnref1" class="footnote-backref" aria-label="Back to the text">');
});

test('content cannot imitate a hole', () => {
  const holes = PAYLOADS['holes']!.map((payload) => {
    const { body } = render(payload).value;
    expect(JSON.stringify(body)).not.toMatch(/\\u000[12]/);
    return body.parts.filter((part) => typeof part !== 'string').length;
  });
  expect(holes).toEqual([1, 0, 1, 1, 1]);
});

test('the allow list refuses ids without the prefix by itself', () => {
  expect(stringifyHtml(sanitiseTree(parseHtml('<p id="search">x</p>')))).toBe('<p>x</p>');
});

test('a tree that exhausts the stack is a diagnostic', () => {
  const result = render(`${'<div>'.repeat(60_000)}x`);
  expect(result.diagnostics.map((item) => item.code)).toContain('body/too-complex');
});
