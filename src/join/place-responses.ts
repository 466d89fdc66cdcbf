/** Gives each response its talk: as the archive has it, as a person answered, or by evidence. */
import { addTo } from '../model/collect.ts';
import type { ImportedResponse } from '../model/imported.ts';
import { type Account, mediaOf, peopleOf } from './accounts.ts';
import type { Answers } from './answers.ts';
import type { Group, Groups } from './groups.ts';
import { sharedMedia } from './join-by-medium.ts';
import { findTalk, indexTalks, type ResponseQuestion, type TalkIndex } from './join-responses.ts';
import type { KnownResponse } from './known-talk.ts';
import { addressKey } from './media-identity.ts';
import { readOccasion } from './occasions.ts';
import { originKey } from './origin-key.ts';

export interface PlacedResponses {
  /** By root. */
  readonly ofTalks: ReadonlyMap<number, readonly ImportedResponse[]>;
  readonly homeless: readonly ImportedResponse[];
  readonly questions: readonly (ResponseQuestion & { readonly response: ImportedResponse })[];
  readonly known: ReadonlyMap<string, KnownResponse>;
}

export interface ResponsePlaces {
  readonly accounts: readonly Account[];
  readonly groups: Groups;
  readonly byRoot: ReadonlyMap<number, Group>;
  readonly answers: Answers;
  readonly known: readonly KnownResponse[];
}

/** What one response tells of its talk may be what another needs to find it. */
const MAX_ROUNDS = 5;

/** The name of a response in the keys of proposals. */
export function nameOfResponse({ origin }: ImportedResponse): string {
  return `response:${originKey(origin)}`;
}

/** Places responses, which come each once and in a total order. */
export function placeResponses(responses: readonly ImportedResponse[], places: ResponsePlaces): PlacedResponses {
  const findKnown = indexKnown(places.known);
  const accountOfId = new Map(
    places.accounts.flatMap(({ known, index }) => (known ? [[known.id, index] as const] : [])),
  );
  const recognised = new Map<string, KnownResponse>();
  const rootOf = new Map<ImportedResponse, number>();
  for (const response of responses) {
    const known = findKnown(response);
    if (known === undefined) continue;
    recognised.set(originKey(response.origin), known);
    const account = accountOfId.get(known.talk);
    if (account !== undefined) rootOf.set(response, places.groups.rootOf(account));
  }
  const shared = sharedMedia(places.accounts);
  const talks = new Map(places.byRoot);
  let questions: (ResponseQuestion & { readonly response: ImportedResponse })[] = [];
  let fresh = responses.filter((response) => rootOf.has(response));
  for (let round = 0; responses.length > 0 && round < MAX_ROUNDS && (round === 0 || fresh.length > 0); round++) {
    for (const response of fresh) {
      const root = rootOf.get(response)!;
      talks.set(root, withToldOf(talks.get(root)!, response));
    }
    const index = indexTalks([...talks.values()], shared);
    const homeless = responses.filter((response) => !rootOf.has(response));
    const decisions = homeless.map((response) => ({ response, ...decide(response, index, places) }));
    for (const { response, root } of decisions) if (root !== undefined) rootOf.set(response, root);
    const ofOrigin = new Map([...rootOf].map(([response, root]) => [nameOfResponse(response), root]));
    for (const response of homeless) {
      const root = ofOrigin.get(nameOfResponse(response));
      if (root !== undefined) rootOf.set(response, root);
    }
    questions = decisions.flatMap(({ response, asked }) =>
      rootOf.has(response) ? [] : asked.map((question) => ({ ...question, response })),
    );
    fresh = homeless.filter((response) => rootOf.has(response));
  }
  const ofTalks = new Map<number, ImportedResponse[]>();
  for (const response of responses) {
    const root = rootOf.get(response);
    if (root !== undefined) addTo(ofTalks, root, response);
  }
  return { ofTalks, homeless: responses.filter((response) => !rootOf.has(response)), questions, known: recognised };
}

/** A group with what a response that is certainly about it tells: people, event, recordings. */
function withToldOf(group: Group, { about }: ImportedResponse): Group {
  const { event } = readOccasion(about);
  return {
    ...group,
    people: new Set([...group.people, ...peopleOf(about)]),
    names: [...group.names, ...(about.speakers ?? []).map(({ name }) => name)],
    media: [...group.media, ...mediaOf(about)],
    occasion: event === undefined ? group.occasion : { event, ...group.occasion },
  };
}

function indexKnown(known: readonly KnownResponse[]): (response: ImportedResponse) => KnownResponse | undefined {
  const byOrigin = new Map<string, KnownResponse>();
  const byUrl = new Map<string, KnownResponse>();
  for (const response of [...known].sort((a, b) => (a.id < b.id ? 1 : -1))) {
    for (const origin of response.origins) byOrigin.set(originKey(origin), response);
    if (response.url !== undefined) byUrl.set(addressKey(response.url), response);
  }
  return ({ origin, url }) =>
    byOrigin.get(originKey(origin)) ?? (url === undefined ? undefined : byUrl.get(addressKey(url)));
}

function decide(
  response: ImportedResponse,
  index: TalkIndex,
  { groups, answers }: ResponsePlaces,
): { readonly root?: number; readonly asked: readonly ResponseQuestion[] } {
  const answered = (answers.ofResponses.get(nameOfResponse(response)) ?? []).map(({ account, answer }) => ({
    root: groups.rootOf(account),
    answer,
  }));
  const refused = new Set(answered.flatMap(({ root, answer }) => (answer === 'different' ? root : [])));
  const chosen = answered.find(({ root, answer }) => answer === 'same' && !refused.has(root));
  if (chosen !== undefined) return { root: chosen.root, asked: [] };
  const { root, questions } = findTalk(response, index, refused);
  return { ...(root === undefined ? {} : { root }), asked: questions };
}
