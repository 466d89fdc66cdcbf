/**
 * The questions that imports leave: `imports/proposals.yaml`, for a person to answer in an editor, and for Git to keep.
 *
 * An answer is never thrown away, nor is a question that nobody has answered yet.
 */
import { readYaml, writeYaml } from '../importers/yaml.ts';
import type { ProposalAnswer } from '../join/known-talk.ts';
import type { Difference, Proposal, ProposalSide } from '../join/result.ts';
import type { Json } from '../model/entry.ts';
import type { Origin } from '../model/imported.ts';
import type { KeptFile } from './plan-files.ts';

export const PROPOSALS_FILE = 'imports/proposals.yaml';

const HEAD = `# What imports could not decide. Belongs in Git.
#
# questions: write "answer: same" or "answer: different" and import again; an answer is kept for ever.
# additions: what sources would add to files that were edited by hand. Take over what is wanted, then delete the item.
# differences: what sources tell otherwise than the talk that they became part of. Delete what is settled.
`;

type Item = { readonly [key: string]: Json };

/** The file as it stands. Items that are not understood are kept as they are. */
export interface Proposals {
  readonly questions: readonly Item[];
  readonly additions: readonly Item[];
  readonly differences: readonly Item[];
}

export const NO_PROPOSALS: Proposals = { questions: [], additions: [], differences: [] };

/** Reads the file; undefined when it is no YAML of this shape, so that nobody's answers are overwritten. */
export function parseProposals(text: string): Proposals | undefined {
  const read = readYaml(text);
  if (!('value' in read)) return undefined;
  const { value } = read;
  if (value === null) return NO_PROPOSALS;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const listOf = (key: string): readonly Item[] | undefined => {
    const list = (value as Item)[key] ?? [];
    if (!Array.isArray(list) || list.some((item) => item === null || typeof item !== 'object' || Array.isArray(item)))
      return undefined;
    return list as readonly Item[];
  };
  const [questions, additions, differences] = [listOf('questions'), listOf('additions'), listOf('differences')];
  if (questions === undefined || additions === undefined || differences === undefined) return undefined;
  return { questions, additions, differences };
}

/** Every question that has been answered. */
export function answersOf({ questions }: Proposals): readonly ProposalAnswer[] {
  return questions.flatMap(({ key, answer }): ProposalAnswer[] =>
    typeof key === 'string' && (answer === 'same' || answer === 'different') ? [{ key, answer }] : [],
  );
}

export interface NewProposals {
  readonly questions: readonly Proposal[];
  readonly kept: readonly KeptFile[];
  readonly differences: readonly (Difference & { readonly path: string })[];
}

/** The proposals with those of one more import; what is there already stays where it is. */
export function addProposals(before: Proposals, { questions, kept, differences }: NewProposals): Proposals {
  return {
    questions: unite(before.questions, questions.map(questionItem), ({ key }) => key),
    additions: unite(before.additions, kept.flatMap(additionItem), ({ file, adds }) => [file, adds]),
    differences: unite(before.differences, differences.map(differenceItem), ({ file, field, from, value }) => [
      file,
      field,
      from,
      value,
    ]),
  };
}

/** The text of the file, or undefined when there is nothing to ask. */
export function writeProposals(proposals: Proposals): string | undefined {
  const lists = Object.entries(proposals).filter(([, items]) => items.length > 0);
  return lists.length === 0 ? undefined : HEAD + writeYaml(Object.fromEntries(lists) as Item);
}

/** Questions without an answer. */
export function countOpen({ questions }: Proposals): number {
  return questions.filter(({ answer }) => answer !== 'same' && answer !== 'different').length;
}

function questionItem({ key, kind, first, second, reason }: Proposal): Item {
  return { key, kind, first: describeSide(first), second: describeSide(second), reason, answer: null };
}

function describeSide({ title, path, origin }: ProposalSide): Json {
  if (path !== undefined) return { title, file: path };
  return { title, ...(origin === undefined ? {} : { from: describeOrigin(origin) }) };
}

function additionItem({ path, adds, from }: KeptFile): readonly Item[] {
  return adds === undefined ? [] : [{ file: path, from: from.map(describeOrigin), adds }];
}

function differenceItem({ path, field, value, origin }: Difference & { readonly path: string }): Item {
  return { file: path, field, value, from: describeOrigin(origin) };
}

function describeOrigin({ system, source, key }: Origin): string {
  return [system, ...new Set([source, key])].join(', ');
}

function unite(before: readonly Item[], more: readonly Item[], keyOf: (item: Item) => unknown): readonly Item[] {
  const known = new Set(before.map((item) => JSON.stringify(keyOf(item))));
  return [...before, ...more.filter((item) => !known.has(JSON.stringify(keyOf(item))))];
}
