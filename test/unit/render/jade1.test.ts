import { expect, test } from 'vitest';
import { loadPug } from '../../../src/build/theme-layouts.ts';
import { prepareLayouts } from '../../../src/render/layouts.ts';

function render(
  text: string,
  locals: Record<string, unknown> = {},
  compatibility: 'none' | 'metalsmith' = 'metalsmith',
) {
  const { render, diagnostics } = prepareLayouts([{ path: 'layouts/a.jade', text }], { compatibility, loadPug }).find(
    'layouts/a',
    'a page',
  );
  return {
    html: render?.(locals),
    codes: diagnostics.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`),
  };
}

test.each([
  ['a(href="#{url}")', { url: '/x/' }, '<a href="/x/"></a>'],
  ["a(href='/#{a.b}/#{c}.html')", { a: { b: 1 }, c: 'd' }, '<a href="/1/d.html"></a>'],
  ['a(href="#{list[\'k\']}")', { list: { k: 'v' } }, '<a href="v"></a>'],
  ['a(href="#{f({x: 1})}")', { f: ({ x }: { x: number }) => x }, '<a href="1"></a>'],
  ['a(title="#{missing} end")', {}, '<a title=" end"></a>'],
  ['a(title="\\#{kept}")', {}, '<a title="#{kept}"></a>'],
  ['a(title="say \\"#{x}\\"")', { x: 'hi' }, '<a title="say &quot;hi&quot;"></a>'],
  ['a(href="#{x}")', { x: '"><script>' }, '<a href="&quot;&gt;&lt;script&gt;"></a>'],
  ['a(href="#open")', {}, '<a href="#open"></a>'],
  ['a(href="/" + x)', { x: 'y' }, '<a href="/y"></a>'],
  ['p #{x}', { x: 'text' }, '<p>text</p>'],
])('%s is filled as Jade 1 did', (text, locals, html) => {
  expect(render(text, locals).html).toBe(html);
});

test('without the switch nothing is rewritten, and the attribute is reported', () => {
  expect(render('p\na(href="#{url}")', { url: 'x' }, 'none')).toEqual({
    html: '<p></p><a href="#{url}"></a>',
    codes: ['render/attribute-interpolation 2:3'],
  });
});

test('a literal inside an expression is left and reported', () => {
  const { html, codes } = render('a(class=(on ? "b-#{x}" : "c"))', { on: true, x: 1 });
  expect(html).toBe('<a class="b-#{x}"></a>');
  expect(codes).toEqual(['render/attribute-interpolation 1:3']);
});

test.each(['a(href="#{x")', 'a(href="#{")', 'a(href="a#{b}" + "c#{d}")'])('%s never throws', (text) => {
  expect(() => render(text)).not.toThrow();
});
