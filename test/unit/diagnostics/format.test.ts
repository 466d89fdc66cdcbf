import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { escapeControls, formatDiagnostics } from '../../../src/diagnostics/format.ts';
import { makeStrict, sortDiagnostics } from '../../../src/diagnostics/order.ts';

const dateProblem: Diagnostic = {
  code: 'talk/date-invalid',
  severity: 'error',
  message: '"2017-02-30" is not a date',
  hint: 'Write a calendar date as YYYY-MM-DD.',
  span: { path: 'content/talks/intro.md', line: 3, column: 7, length: 10 },
};
const text = '---\ntitle: Intro\ndate: 2017-02-30\n---\n';

function pretty(diagnostic: Diagnostic, source: string | undefined): string {
  return formatDiagnostics([diagnostic], { sourceText: () => source });
}

test('pretty shows the line and marks the place', () => {
  expect(pretty(dateProblem, text)).toBe(`error[talk/date-invalid]: "2017-02-30" is not a date
  --> content/talks/intro.md:3:7
   |
 3 | date: 2017-02-30
   |       ^^^^^^^^^^
   = hint: Write a calendar date as YYYY-MM-DD.
`);
});

test('pretty names further places, and does without a source or a place', () => {
  const related = [{ message: 'the other one', span: { path: 'content/talks/b.md', line: 120, column: 1, length: 4 } }];
  expect(pretty({ ...dateProblem, related }, undefined)).toBe(`error[talk/date-invalid]: "2017-02-30" is not a date
    --> content/talks/intro.md:3:7
     = the other one
       --> content/talks/b.md:120:1
     = hint: Write a calendar date as YYYY-MM-DD.
`);
  expect(pretty({ code: 'a/b', severity: 'note', message: 'x' }, text)).toBe('note[a/b]: x\n');
});

test.each([
  ['wide letters', 'title: 会議 x', 11, 1],
  ['a tab', '\tdate: x', 8, 1],
  ['an escape character', 'a\u001bb: x', 6, 1],
  ['a place past the end', 'ab', 9, 4],
])('the mark stands right after %s', (_, line, column, length) => {
  const output = pretty({ ...dateProblem, span: { path: 'p', line: 1, column, length } }, line);
  const [, , , shown = '', marks = ''] = output.split('\n').map((text) => text.slice(5));
  const width = [...shown].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
  expect(marks).toMatch(/^ *\^$/);
  expect(marks.length).toBe(column > line.length ? width + 1 : width);
});

test('pretty cuts a very long line around the mark', () => {
  const line = `${'a'.repeat(5000)}BAD${'b'.repeat(5000)}`;
  const output = pretty({ ...dateProblem, span: { path: 'p', line: 1, column: 5001, length: 3 } }, line);
  const [, , , shown = '', marks = ''] = output.split('\n');
  expect(shown.length).toBeLessThan(140);
  expect(shown.slice(marks.indexOf('^'), marks.indexOf('^') + 3)).toBe('BAD');
});

test('compact is one line each', () => {
  const source = { ...dateProblem, message: 'two\nlines \u001b[31m' };
  expect(formatDiagnostics([source, { code: 'a/b', severity: 'note', message: 'x' }], { format: 'compact' })).toBe(
    'content/talks/intro.md:3:7: error talk/date-invalid two lines \\u001b[31m\nnote a/b x\n',
  );
});

test('json gives back what went in', () => {
  expect(JSON.parse(formatDiagnostics([dateProblem], { format: 'json' }))).toEqual([dateProblem]);
  expect(formatDiagnostics([], { format: 'json' })).toBe('[]\n');
});

test('github escapes what would end a command', () => {
  const span = { path: 'a,b:c%.md', line: 2, column: 1, length: 3 };
  expect(formatDiagnostics([{ ...dateProblem, message: '50% ::error::', span }], { format: 'github' })).toBe(
    '::error file=a%2Cb%3Ac%25.md,line=2,col=1,endColumn=4,title=talk/date-invalid::50%25 ::error::%0AWrite a calendar date as YYYY-MM-DD.\n',
  );
  expect(formatDiagnostics([{ code: 'a/b', severity: 'note', message: 'x' }], { format: 'github' })).toBe(
    '::notice title=a/b::x\n',
  );
});

test('text that could steer a terminal or reorder a line is escaped', () => {
  expect(escapeControls('\u001b]0;x\u0007 \u202egnp\u009b1m\ud800')).toBe(
    '\\u001b]0;x\\u0007 \\u202egnp\\u009b1m\\ud800',
  );
  expect(escapeControls('fine: ü 会議 🎉')).toBe('fine: ü 会議 🎉');
});

test('diagnostics are told in order of place, each once', () => {
  const at = (path: string, line: number, code: string): Diagnostic => ({
    ...dateProblem,
    code,
    span: { path, line, column: 1, length: 1 },
  });
  const none: Diagnostic = { code: 'z/z', severity: 'note', message: 'x' };
  const list = [at('b', 1, 'a/a'), at('a', 10, 'a/a'), at('a', 9, 'b/b'), at('a', 9, 'a/a'), none, at('b', 1, 'a/a')];
  expect(sortDiagnostics(list).map(({ code, span }) => `${span?.path} ${span?.line} ${code}`)).toEqual([
    'undefined undefined z/z',
    'a 9 a/a',
    'a 9 b/b',
    'a 10 a/a',
    'b 1 a/a',
  ]);
});

test('strict makes warnings errors and leaves notes', () => {
  const list = (['error', 'warning', 'note'] as const).map((severity) => ({ ...dateProblem, severity }));
  expect(makeStrict(list).map(({ severity }) => severity)).toEqual(['error', 'error', 'note']);
});
