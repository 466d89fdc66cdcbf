import { afterEach, describe, expect, test } from 'vitest';
import type { SourceKind } from '../../../src/model/source.ts';
import { parseFrontMatter } from '../../../src/parse/front-matter.ts';

function parse(text: string, kind: SourceKind = 'talk') {
  return parseFrontMatter('a.md', text, kind);
}

/** `line:column code` of each problem. */
function problems(text: string, kind: SourceKind = 'talk'): string[] {
  return parse(text, kind).diagnostics.map(({ code, span }) => `${span?.line}:${span?.column} ${code}`);
}

const block = (yaml: string) => `---\n${yaml}\n---\nText\n`;

test('splits data and text, and knows on which line the text begins', () => {
  const { value, diagnostics } = parse(block('title: A\ntags: [x, y]'));
  expect(diagnostics).toEqual([]);
  expect(value?.data).toEqual({ title: 'A', tags: ['x', 'y'] });
  expect(value?.body).toBe('Text\n');
  expect(value?.bodyLine).toBe(5);
});

test.each([
  ['a byte order mark', `\uFEFF${block('title: A')}`],
  ['CRLF', block('title: A').replaceAll('\n', '\r\n')],
  ['CR', block('title: A').replaceAll('\n', '\r')],
  ['no line end behind the closing line', '---\ntitle: A\n---'],
])('reads files with %s', (_name, text) => {
  expect(parse(text).value?.data).toEqual({ title: 'A' });
});

test('keeps the spelling of dates, versions and labels', () => {
  const yaml =
    'a: 2017-02-30\nb: 2021.10\nc: 007\nd: 1984\ne: 3.5\nf: yes\ng: 12:30\nh: 2018-03-11 11:55:00\ni: 1e3\nj: 0x1f\nk: true';
  expect(parse(block(yaml)).value?.data).toEqual({
    a: '2017-02-30',
    b: '2021.10',
    c: '007',
    d: 1984,
    e: 3.5,
    f: 'yes',
    g: '12:30',
    h: '2018-03-11 11:55:00',
    i: '1e3',
    j: '0x1f',
    k: true,
  });
});

describe('refuses, with place and hint,', () => {
  test.each([
    ['an empty file', '', ['1:1 front-matter/empty-file']],
    ['white space only', ' \n\n', ['1:1 front-matter/empty-file']],
    ['no front matter', '# Title\n', ['1:1 front-matter/missing']],
    ['a language behind the hyphens', '---js\n({})\n---\n', ['1:1 front-matter/fence-invalid']],
    ['a language after a space', '--- javascript\n({})\n---\n', ['1:1 front-matter/fence-invalid']],
    ['a prototype name as language', '---constructor\nx\n---\n', ['1:1 front-matter/fence-invalid']],
    ['white space behind the hyphens', '--- \ntitle: a\n---\n', ['1:1 front-matter/fence-invalid']],
    ['a closing line with more on it', '---\ntitle: a\n---js\n---\n', ['3:1 front-matter/fence-invalid']],
    ['no closing line', '---\ntitle: a\n\nText', ['1:1 front-matter/unclosed']],
    ['a list', block('- a'), ['2:1 front-matter/not-a-mapping']],
    ['a number', block('12'), ['2:1 front-matter/not-a-mapping']],
    ['a text', block('hello'), ['2:1 front-matter/not-a-mapping']],
    ['a key twice', block('title: a\ntitle: b'), ['3:1 front-matter/duplicate-key']],
    ['a tab', block('a:\n\tb: c'), ['3:1 front-matter/tab']],
    ['an alias', block('a: &x [1]\nb: *x'), ['3:4 front-matter/alias']],
    ['a bare asterisk', block('title: *nix'), ['2:8 front-matter/alias']],
    ['deep nesting in brackets', block(`a: ${'['.repeat(20_000)}`), ['2:43 front-matter/too-deep']],
    [
      'deep nesting in mappings',
      block(Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
      ['41:40 front-matter/too-deep'],
    ],
    ['a colon in a bare text', block('date: 2018-01-01\ntitle: DC/OS: new'), ['3:8 front-matter/yaml-invalid']],
    ['a function tag', block('a: !!js/function "function(){}"'), ['2:4 front-matter/yaml-invalid']],
    ['a bare at sign', block('speaker: @ada'), ['2:10 front-matter/yaml-invalid']],
    ['control characters', block('title: a\u0008b'), ['2:9 front-matter/yaml-invalid']],
    [
      'names of the object prototype',
      block('__proto__: {a: 1}\nb: {constructor: 1}'),
      ['2:1 front-matter/forbidden-key', '3:5 front-matter/forbidden-key'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(problems(text)).toEqual(expected);
    for (const item of parse(text).diagnostics) expect(item.hint).toBeTruthy();
  });

  test('an alias bomb, at once', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ].join('\n');
    expect(problems(block(bomb))).toEqual(['3:10 front-matter/alias']);
  });

  test('every mistake of a file in one go', () => {
    expect(problems(block('title: a: b\ndate: "x\nother: [a'))).toEqual([
      '2:8 front-matter/yaml-invalid',
      '4:10 front-matter/yaml-invalid',
    ]);
  });
});

test('a broken file is broken on every reading', () => {
  const text = block('title: [a');
  expect(problems(text)).toEqual(problems(text));
  expect(parse(text).value).toBeUndefined();
});

test('control characters from escapes are dropped with a warning', () => {
  const { value, diagnostics } = parse(block('title: "a\\u0000b\\ud800c"'));
  expect(value?.data).toEqual({ title: 'abc' });
  expect(diagnostics.map((item) => item.code)).toEqual(['front-matter/control-character']);
});

test('pages may do without front matter', () => {
  const { value, diagnostics } = parse('# About\n\nText', 'page');
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ data: {}, body: '# About\n\nText', bodyLine: 1 });
  expect(problems('---js\n({})\n---\n', 'page')).toEqual(['1:1 front-matter/fence-invalid']);
});

describe('no code runs', () => {
  afterEach(() => {
    delete (globalThis as Record<string, unknown>)['pwned'];
  });
  const code = 'globalThis.pwned = true; ({ title: "x" })';
  test.each(['---js', '---JS', '--- js', '---javascript', '---json', '---coffee', '---toString', '---__proto__'])(
    '%s',
    (fence) => {
      for (const kind of ['talk', 'page'] as const)
        for (const text of [
          `${fence}\n${code}\n---\n`,
          `---\ntitle: a\n${fence}\n${code}\n---\n`,
          `\uFEFF${fence}\r\n${code}\r\n---\r\n`,
        ]) {
          expect(parse(text, kind).value).toBeUndefined();
          expect((globalThis as Record<string, unknown>)['pwned']).toBeUndefined();
        }
    },
  );

  test('in a second block', () => {
    parse(`---\ntitle: a\n---\nText\n---js\n${code}\n---\n`);
    expect((globalThis as Record<string, unknown>)['pwned']).toBeUndefined();
  });
});

test('places of fields, items and nested values', () => {
  const yaml =
    'title: "A # b" # c\nspeakers:\n  - name: Ada\n    url: https://x.example\n  - Ben\nslides:\n  url: x\n  pages:\n    - text: one\ntags: [a, bb]\ndescription: |\n  long';
  const { value } = parse(block(yaml));
  const at = (path: (string | number)[], part?: 'key') => {
    const span = value!.locate(path, part);
    return `${span.line}:${span.column}+${span.length}`;
  };
  expect(at(['speakers', 1])).toBe('6:5+3');
  expect(at(['speakers', 0, 'url'])).toBe('5:10+17');
  expect(at(['speakers', 0, 'url'], 'key')).toBe('5:5+3');
  expect(at(['slides', 'pages', 0, 'text'])).toBe('10:13+3');
  expect(at(['tags', 1])).toBe('11:11+2');
  expect(at(['description'])).toBe('12:1+11');
  expect(at(['title', 0])).toBe(at(['title']));
  expect(at(['nothing'])).toBe('1:1+1');
  expect(at([])).toBe('1:1+1');
});

test('five megabytes of one line end soon', () => {
  const start = performance.now();
  parse(block(`title: ${'a '.repeat(2_500_000)}`));
  parse(block(`${' '.repeat(2_500_000)}x`));
  parse(block(`a${' '.repeat(2_500_000)}`));
  expect(performance.now() - start).toBeLessThan(5000);
});
