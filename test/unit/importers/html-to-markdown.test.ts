import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  firstElement,
  innerSource,
  lineOf,
  metaOf,
  parsePage,
  textOf,
} from '../../../src/importers/html.ts';
import { htmlToMarkdown } from '../../../src/importers/html-to-markdown.ts';

describe('what stays', () => {
  it.each([
    ['headings and paragraphs', '<h2>Soil</h2><p>One <b>deep</b> <em>bed</em></p>', '## Soil\n\nOne **deep** *bed*'],
    ['lists in lists', '<ul><li>a<ul><li>b</ul><li>c</ul>', '- a\n  - b\n- c'],
    ['numbered lists', '<ol start=3><li>a<li>b</ol>', '3. a\n4. b'],
    ['code', '<pre><code>a\n b</code></pre>', '```\na\n b\n```'],
    [
      'tables',
      '<table><tr><th>A<th>B</tr><tr><td>1<td>2|3</tr></table>',
      '| A   | B   |\n| --- | --- |\n| 1   | 2\\|3 |',
    ],
    ['tables of lists, as paragraphs', '<table><tr><td>A<td><ul><li>x<li>y</ul></table>', 'A\n\n- x\n- y'],
    ['absolute links', '<a href="https://example.org/a_(b)">x</a>', '[x](https://example.org/a_%28b%29)'],
    ['mail addresses', '<a href="mailto:a@example.org">x</a>', '[x](mailto:a@example.org)'],
    [
      'known frames, as addresses',
      '<iframe src="//www.youtube.com/embed/abcdefghijk?autoplay=1"></iframe>',
      '<https://www.youtube.com/watch?v=abcdefghijk>',
    ],
    ['players of files', '<video><source src="https://example.org/a.mp4"></video>', '<https://example.org/a.mp4>'],
  ])('%s', (_name, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  it('text that looks like HTML or Markdown stays text', () => {
    expect(htmlToMarkdown('<p>&lt;script&gt; *a* &amp;lt; [b](c)</p>')).toBe('\\<script> \\*a\\* \\&lt; \\[b\\](c)');
  });
});

describe('what goes', () => {
  it.each([
    ['scripts', '<p>a<script>alert(1)</script></p>'],
    ['styles', '<style>p{}</style><p>a'],
    ['forms', '<form><label>Name</label><input></form><p>a'],
    ['unknown frames', '<iframe src="https://frames.example/x">old</iframe><p>a'],
    ['script addresses', '<a href="javascript:alert(1)">a</a>'],
    ['data addresses', '<a href=" data:text/html,x">a</a>'],
    ['relative addresses without a base', '<a href="/x">a</a>'],
    ['anchors', '<a href="#x">a</a>'],
    ['event handlers', '<p onclick="alert(1)">a</p>'],
    ['comments', '<!-- <p>b</p> --><p>a'],
  ])('%s', (_name, html) => {
    expect(htmlToMarkdown(html)).toBe('a');
  });

  it('pictures with unsafe addresses leave their words', () => {
    expect(htmlToMarkdown('<img src="javascript:x" alt="a bed">')).toBe('a bed');
  });
});

it('resolves relative addresses against a base', () => {
  const base = new URL('https://example.org/talks/one');
  expect(htmlToMarkdown('<a href="../x y">a</a> <img src=b.png alt=c>', base)).toBe(
    '[a](https://example.org/x%20y) ![c](https://example.org/talks/b.png)',
  );
  expect(htmlToMarkdown('<a href="//other.example/x">a</a>', base)).toBe('[a](https://other.example/x)');
});

describe('hostile sizes', () => {
  it.each([
    ['divisions', '<div>'],
    ['bold', '<b>'],
    ['definitions in items', '<li><dd>'],
    ['lists', '<ul><li>'],
    ['tables', '<table><tr><td>'],
    ['misnested tables', '<div><table><tr><td></div></table>'],
    ['brackets', '<'],
    ['comments', '<!--'],
    ['white space', '<pre>&#32;'],
  ])('many nested %s do no harm', (_name, unit) => {
    const html = `${unit.repeat(200_000 / unit.length)}<p>words</p>`;
    expect(typeof htmlToMarkdown(html)).toBe('string');
    expect(typeof textOf(parsePage(html).tree)).toBe('string');
  });

  it('words inside deep nesting are kept', () => {
    expect(htmlToMarkdown(`${'<div>'.repeat(200_000)}words`)).toBe('words');
  });

  it('a cell may claim any width', () => {
    expect(htmlToMarkdown('<table><tr><td colspan=999999999>a<td>b</table>')).toBe('a\n\nb');
  });
});

describe('reading a page', () => {
  const page = parsePage(
    '<!doctype html><head><title>T</title><meta property="og:title" content=" A &amp; B "></head><body><div class="a b" data-slide-no=4><p>One\n two<p>Three<br>four<script>x</script></div>',
  );
  const box = firstElement(page.tree, (element) => attributeOf(element, 'class') === 'a b')!;

  it('ends lines where blocks end', () => {
    expect(textOf(box)).toBe('One two\nThree\nfour');
    expect(lineOf(box)).toBe('One two Three four');
  });

  it('reads attributes and meta elements', () => {
    expect(attributeOf(box, 'data-slide-no')).toBe('4');
    expect(attributeOf(box, 'id')).toBeUndefined();
    expect(metaOf(page.tree, 'twitter:title', 'og:title')).toBe('A & B');
  });

  it('gives the source between the tags of an element', () => {
    expect(innerSource(page, box)).toBe('<p>One\n two<p>Three<br>four<script>x</script>');
  });
});

it('never throws, and leaves no script address', () => {
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<table>',
    '<td>',
    '<a href="javascript:x">',
    '</a>',
    '<li>',
    '<p',
    '>',
    '"',
    '<!--',
    '&lt;',
    'a',
    ' ',
    '\n',
    '<script>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
      expect(htmlToMarkdown(parts.join(''))).not.toContain('](javascript:');
    }),
  );
});
