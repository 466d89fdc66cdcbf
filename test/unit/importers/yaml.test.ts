import fc from 'fast-check';
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { expect, test } from 'vitest';
import { readYaml, writeYaml } from '../../../src/importers/yaml.ts';
import type { Json } from '../../../src/model/entry.ts';
import { parseYaml } from '../../../src/parse/yaml.ts';
import '../../helpers/seed.ts';

test('dates, versions and words of truth stay the texts that they are', () => {
  expect(readYaml('date: 2018-06-27\nversion: 2021.10\nanswer: no\nyear: 2018\ndraft: true\nnone: ~')).toEqual({
    value: { date: '2018-06-27', version: '2021.10', answer: 'no', year: 2018, draft: true, none: null },
  });
});

test.each(['', '\n\n', '# only a comment\n  # and another'])('an empty document is null: %j', (text) => {
  expect(readYaml(text)).toEqual({ value: null });
});

test.each([
  ['a: 1\nb: [1, 2\n', 2],
  ['a: 1\n\ta: 2', 2],
  ['title: One: two', 1],
  ['a: &x 1\nb: *x', 2],
  ['a: 1\na: 2', 2],
  [`${'['.repeat(60)}${']'.repeat(60)}`, 1],
])('what cannot be read is a problem with its line: %j', (text, line) => {
  const read = readYaml(text);
  expect('problem' in read && read.problem.line).toBeGreaterThanOrEqual(line);
  expect('problem' in read && read.problem.message).not.toBe('');
});

test('keys that objects inherit are left out', () => {
  const read = readYaml('__proto__: { polluted: true }\nconstructor: x\ntitle: A\nlist:\n  - __proto__: 1\n    a: 2');
  expect(read).toEqual({ value: { title: 'A', list: [{ a: 2 }] } });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('writes front matter as a person would', () => {
  const value = {
    title: 'Day 2: operations',
    date: '2018-06-27',
    speakers: [{ name: 'Ada Example', role: 'no' }, { name: 'Bo Sample' }],
    tags: ['plain', '12:30', '0x1f', 'y'],
    description: `${'word '.repeat(60)}end`,
    text: 'first\n\n  second\nthird',
    year: 2018,
    share: 0.5,
    empty: {},
    none: [],
  };
  expect(writeYaml(value)).toBe(
    [
      'title: "Day 2: operations"',
      'date: "2018-06-27"',
      'speakers:',
      '  - name: Ada Example',
      '    role: "no"',
      '  - name: Bo Sample',
      'tags:',
      '  - plain',
      '  - "12:30"',
      '  - "0x1f"',
      '  - "y"',
      `description: ${'word '.repeat(60)}end`,
      'text: |-',
      '  first',
      '',
      '    second',
      '  third',
      'year: 2018',
      'share: 0.5',
      'empty: {}',
      'none: []',
      '',
    ].join('\n'),
  );
});

test('the same part twice is written twice', () => {
  const shared = { name: 'Ada' };
  expect(writeYaml({ a: shared, b: shared })).toBe('a:\n  name: Ada\nb:\n  name: Ada\n');
});

const awkward = fc.constantFrom(
  '---',
  '--- x',
  '...',
  '- a',
  '# a',
  'a: b',
  'a #b',
  '~',
  'null',
  'Yes',
  'off',
  '2018-01-01',
  '2018-01-01 10:00:00',
  '012',
  '0o7',
  '1_000',
  '1e3',
  '.inf',
  '-.5',
  '<<',
  '=',
  '*a',
  '&a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  ' a',
  'a ',
  'a \nb',
  '\na',
  'a\n',
  'a\n\n',
  '\n',
  '  a\nb',
  '---\na\n---',
  '\t',
  'a\tb',
  '\u00a0',
  '“a”',
  '\u2028',
  '\u0085',
  '😀',
  '"',
  "'",
  '\\',
  '{',
  ']',
  ',',
  '?',
  '? a',
  ':',
  '-',
  'a\r\nb',
  '\u0000',
  'true',
  '12:30:45',
  'é\u0301',
); // prettier-ignore
const text = fc.oneof(
  awkward,
  fc.string({ unit: 'grapheme' }),
  fc.array(awkward).map((parts) => parts.join(' ')),
);
const key = text.filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const mapping = fc.dictionary(key, json, { maxKeys: 5, noNullPrototype: true });

test('what is written reads back as the same value, in every reader that a site may have', () => {
  fc.assert(
    fc.property(mapping, (value) => {
      const yaml = writeYaml(value);
      expect(readYaml(yaml)).toEqual({ value });
      expect(parseYaml(yaml)).toEqual({ ok: true, data: value });
      expect(load(yaml, { schema: CORE_SCHEMA })).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test('texts stay texts also for readers of YAML 1.1', () => {
  fc.assert(
    fc.property(fc.dictionary(key, text, { noNullPrototype: true }), (value) => {
      expect(load(writeYaml(value), { schema: YAML11_SCHEMA })).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test('what is written can stand between fences, and no line ends in white space', () => {
  fc.assert(
    fc.property(mapping, (value) => {
      const lines = writeYaml(value).split('\n');
      expect(lines.filter((line) => line.startsWith('---') || /\s$/.test(line))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
