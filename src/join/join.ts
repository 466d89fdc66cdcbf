/**
 * Recognises which imported records are about one talk, among themselves and with what an archive has: joins what is certain, asks about what is
 * doubtful. The order of the evidence stands here; each kind of evidence has a file of its own.
 */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { ImportedRecord } from '../model/imported.ts';
import { compareCodes, distinctRecords, leadingFirst, readAccounts } from './accounts.ts';
import { indexNames, nameOfGroup, resolveAnswers } from './answers.ts';
import { askAboutTitles } from './ask-about-titles.ts';
import { chooseFirstDeliveries, withoutSettledDeliveries } from './deliveries.ts';
import { type OpenDoubt, proposalKey, settleDoubts } from './doubts.ts';
import { createGroups, type Group } from './groups.ts';
import { joinByMedium } from './join-by-medium.ts';
import { joinByTitle } from './join-by-title.ts';
import type { JoinInput } from './known-talk.ts';
import { mergeTalk } from './merge-talk.ts';
import { originKey } from './origin-key.ts';
import { nameOfResponse, type PlacedResponses, placeResponses } from './place-responses.ts';
import type { JoinedTalk, JoinResult, Proposal, ProposalSide } from './result.ts';

/**
 * Joins records with one another and with an archive. Never throws.
 *
 * The result depends on the set of the inputs only, not on their order, and equal records count once. Each proposal without an answer is a note.
 * Cost: n log n, with bounds where many records are alike; no record is compared with all others.
 */
export function joinRecords(input: JoinInput): Outcome<JoinResult> {
  const ofKind = <Kind extends ImportedRecord['kind']>(kind: Kind) =>
    distinctRecords(
      input.records.filter((record) => record.kind === kind) as Extract<ImportedRecord, { kind: Kind }>[],
    );
  const accounts = readAccounts(input.talks, ofKind('talk'));
  const byName = indexNames(accounts);
  const answers = resolveAnswers(input.answers, byName);
  const groups = createGroups(accounts, answers.different);

  for (const { index, name, record } of accounts) if (record !== undefined) groups.join(byName.get(name)!, index);
  for (const [a, b] of answers.same) groups.joinByAnswer(a, b);
  const ofMedia = joinByMedium(accounts, groups);
  const ofTitles = joinByTitle(groups);

  const byRoot = groups.read();
  const talks = [...byRoot.values()];
  const open = settleDoubts([...ofMedia, ...ofTitles.doubts, ...askAboutTitles(talks)], groups, accounts);
  const placed = placeResponses(ofKind('response'), {
    accounts,
    groups,
    byRoot,
    answers,
    known: input.responses,
  });
  const firsts = chooseFirstDeliveries([...ofTitles.deliveries, ...answers.deliveries], open, groups, byRoot);
  const questions = [
    ...withoutSettledDeliveries(open, firsts).map((doubt) => proposeTalk(doubt, byRoot)),
    ...placed.questions.map((question) => proposeResponse(question, byRoot)),
  ];
  const proposals = [...new Map(questions.map((question) => [question.key, question])).values()].sort((a, b) =>
    compareCodes(a.key, b.key),
  );
  return {
    value: {
      talks: talks.flatMap((group) => {
        const first = byRoot.get(firsts.get(group.root) ?? -1);
        return joinTalk(group, placed, first) ?? [];
      }),
      responses: placed.homeless,
      knownResponses: placed.known,
      people: ofKind('speaker'),
      events: ofKind('event'),
      proposals,
    },
    diagnostics: proposals.map(({ first, second, reason }) =>
      diagnose('import/doubtful-join', { first: first.title, second: second.title, reason }),
    ),
  };
}

function joinTalk(group: Group, placed: PlacedResponses, first: Group | undefined): JoinedTalk | undefined {
  const from = recordsOf(group);
  const responses = placed.ofTalks.get(group.root) ?? [];
  if (from.length === 0 && responses.length === 0) return undefined;
  const [known, ...absorbed] = filesOf(group);
  const { talk, differences } = mergeTalk(known === undefined ? [] : [known, ...absorbed], from, responses);
  const deliveryOf = talk.deliveryOf ?? known?.deliveryOf ?? (first === undefined ? undefined : referenceTo(first));
  return {
    ...(known === undefined ? {} : { known }),
    absorbed,
    talk: deliveryOf === undefined ? talk : { ...talk, deliveryOf },
    from,
    responses,
    differences,
  };
}

/** Files of the archive, those that somebody wrote before those that were imported. */
function filesOf({ members }: Group) {
  const files = members.flatMap(({ known }) => known ?? []);
  return [...files.filter(({ origins }) => origins.length === 0), ...files.filter(({ origins }) => origins.length > 0)];
}

/** The leading one first. */
function recordsOf({ members }: Group) {
  return leadingFirst(members).flatMap(({ record }) => record ?? []);
}

function referenceTo(group: Group): string {
  return filesOf(group)[0]?.id ?? originKey(recordsOf(group)[0]!.origin);
}

function sideOf(group: Group): ProposalSide {
  const [known] = filesOf(group);
  if (known !== undefined) return { title: known.facts.title ?? known.id, path: known.path };
  const { title, origin } = recordsOf(group)[0]!;
  return { title, origin };
}

function proposeTalk({ a, b, kind, reason }: OpenDoubt, byRoot: ReadonlyMap<number, Group>): Proposal {
  const [first, second] = [a, b]
    .map((root) => byRoot.get(root)!)
    .map((group) => ({ group, name: nameOfGroup(group.members) }))
    .sort((x, y) => compareCodes(x.name, y.name));
  const key = proposalKey(kind, first!.name, second!.name);
  return { key, kind, first: sideOf(first!.group), second: sideOf(second!.group), reason };
}

function proposeResponse(
  { response, root, reason }: PlacedResponses['questions'][number],
  byRoot: ReadonlyMap<number, Group>,
): Proposal {
  const group = byRoot.get(root)!;
  const key = proposalKey('response-to', nameOfResponse(response), nameOfGroup(group.members));
  const first = { title: response.title, origin: response.origin };
  return { key, kind: 'response-to', first, second: sideOf(group), reason };
}
