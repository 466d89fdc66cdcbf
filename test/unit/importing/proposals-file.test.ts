import { expect, test } from 'vitest';
import {
  addProposals,
  answersOf,
  countOpen,
  NO_PROPOSALS,
  parseProposals,
  writeProposals,
} from '../../../src/importing/proposals-file.ts';
import type { Proposal } from '../../../src/join/result.ts';

const origin = { system: 'csv', source: 'talks.csv', key: '7' };
const question = (key: string): Proposal => ({
  key,
  kind: 'same-talk',
  first: { title: 'Soil: "wet"', path: 'content/talks/soil.md' },
  second: { title: 'Soils', origin },
  reason: 'one letter differs',
});
const more = (key: string) => ({
  questions: [question(key)],
  kept: [{ path: 'a.md', title: 'A', why: 'edited' as const, adds: 'room: Barn\n', from: [origin] }],
  differences: [{ path: 'a.md', field: 'title', value: 'B', origin }],
});

test('questions, additions and differences are each asked once, and answers stay', () => {
  const first = writeProposals(addProposals(NO_PROPOSALS, more('k1')))!;
  const answered = first.replace('answer: null', 'answer: different');
  const read = parseProposals(answered)!;
  expect(answersOf(read)).toEqual([{ key: 'k1', answer: 'different' }]);
  const second = addProposals(addProposals(read, more('k1')), more('k2'));
  expect([second.questions.length, second.additions.length, second.differences.length]).toEqual([2, 1, 1]);
  expect(countOpen(second)).toBe(1);
  expect(writeProposals(parseProposals(writeProposals(second)!)!)).toBe(writeProposals(second));
  expect(writeProposals(second)).toContain('answer: different');
});

test('nothing to ask is no file', () => {
  expect(writeProposals(NO_PROPOSALS)).toBeUndefined();
  expect(parseProposals('# only a comment\n')).toEqual(NO_PROPOSALS);
});

test('a file that is not understood is not read as an empty one', () => {
  for (const text of ['- a', 'questions: 7', 'questions: [a]', 'questions: [', '<<<<<<< ours'])
    expect(parseProposals(text), text).toBeUndefined();
});
