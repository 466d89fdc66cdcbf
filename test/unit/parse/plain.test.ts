import { describe, expect, test } from 'vitest';
import { readHtmlTree, readTree } from '../../../src/parse/body-tree.ts';
import { readMarkdown } from '../../../src/parse/markdown.ts';
import { makePlainTree } from '../../../src/parse/plain-tree.ts';
import { findPlainPlace, readPlainYaml } from '../../../src/parse/plain-yaml.ts';
import { makeProseBody } from '../../../src/parse/prose-body.ts';
import { makeProseTree } from '../../../src/parse/prose-tree.ts';

describe('a body takes the short way', () => {
  test.each([
    ['paragraphs', 'One.\n\nTwo,\nin two lines.'],
    ['phrases', '*a* **b** `c` ~~d~~ e  \nf &amp; g \\* h'],
    ['links', '[a](https://example.org "t") <https://example.org> https://example.org'],
    ['lists and quotations', '- a\n- b\n\n  c\n\n3. d\n   - e\n\n> f'],
    ['headings, rules and code', '# a\n\nb\n=\n\n---\n\n    c\n\n```js\nd\n```'],
  ])('with %s', (_what, text) => {
    expect(readTree(text)?.isPlain).toBe(true);
  });

  test.each([
    ['raw HTML', 'a <b>c</b>'],
    ['a block of HTML', '<div>\n\na\n\n</div>'],
    ['a picture', '![a](b.png)'],
    ['a table', '| a |\n| - |\n| b |'],
    ['a footnote', 'a[^1]\n\n[^1]: b'],
    ['a definition list', 'a\n: b'],
    ['a control character behind an entity', 'a &#12; b'],
    ['a control character in an address', 'https://example.org/%00'],
    ['a fence that names more than a language', '```a&amp;b\nc\n```'],
    ['a line end that is no line feed', 'a &#13; b'],
  ])('but not with %s', (_what, text) => {
    expect(readTree(text)?.isPlain).toBe(false);
  });

  test('but not when it is so deep or so large that the long way must decide', () => {
    expect(makePlainTree(readMarkdown(`${'*a **b '.repeat(100)}${'c** d* '.repeat(100)}`))).toBeUndefined();
    expect(makePlainTree(readMarkdown('a\\\n'.repeat(20_001)))).toBeUndefined();
    expect(makeProseTree('a\n\n'.repeat(20_001))).toBeUndefined();
    expect(makeProseBody('a\n\n'.repeat(20_001))).toBeUndefined();
  });

  test('and knows the lines of its elements', () => {
    const text = 'a\n\nb [c](d)\ne [f](g)';
    const [short, long] = [readTree(text)!, readHtmlTree(text)!];
    const links = [short, long].map(({ tree, lineOf }) => {
      const paragraph = tree.children[2]!;
      return 'children' in paragraph ? paragraph.children.filter(({ type }) => type === 'element').map(lineOf) : [];
    });
    expect(links).toEqual([
      [3, 4],
      [3, 4],
    ]);
  });
});

describe('front matter is plain', () => {
  test('with texts, whole numbers, lists and mappings, each of which has its place', () => {
    const read = readPlainYaml(
      'title: "A: \\"b\\""\nyear: 1984\nspeakers:\n  - name: Ann Example\n    url: https://example.org\nrecording:\n  url: a.mp4\n',
    );
    expect(read?.data).toEqual({
      title: 'A: "b"',
      year: 1984,
      speakers: [{ name: 'Ann Example', url: 'https://example.org' }],
      recording: { url: 'a.mp4' },
    });
    expect(findPlainPlace(read!, ['speakers', 0, 'url'], 'value')).toMatchObject({ line: 5, column: 10, length: 19 });
    expect(findPlainPlace(read!, ['speakers', 0, 'url'], 'key')).toMatchObject({ line: 5, column: 5, length: 3 });
    expect(findPlainPlace(read!, ['recording', 0], 'value')).toMatchObject({ line: 7, column: 3, length: 10 });
  });

  test.each([
    ['a text over two lines', 'a: b\n  c'],
    ['a comment', 'a: b # c'],
    ['an empty value', 'a:'],
    ['an empty line', 'a: b\n\nc: d'],
    ['an alias', 'a: &x b\nc: *x'],
    ['a tag', 'a: !!js/function x'],
    ['a key twice', 'a: b\na: c'],
    ['a forbidden key', '__proto__: a'],
    ['another number', 'a: 1.50'],
    ['an escape', 'a: "\\x41"'],
    ['a text without its end', 'a: "b'],
    ['a colon in a text', 'a: b: c'],
    ['a list', '- a'],
    ['a tab', 'a:\n\tb: c'],
    ['a control character', 'a: b\u0001'],
    [
      'deep nesting',
      Array.from({ length: 20 }, (_, level) => `${' '.repeat(level)}a:`)
        .join('\n')
        .concat(' b'),
    ],
  ])('but not with %s', (_what, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  test('however long a quoted text is', () => {
    expect(readPlainYaml(`a: "${'\\"'.repeat(1_000_000)}"`)?.data['a']).toHaveLength(1_000_000);
    expect(readPlainYaml(`a: '${"''".repeat(1_000_000)}`)).toBeUndefined();
  });
});
