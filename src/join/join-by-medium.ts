/** Joins accounts that have one recording, unless the recording is of more than one talk. */
import { addTo } from '../model/collect.ts';
import type { Account } from './accounts.ts';
import type { Doubt } from './doubts.ts';
import { type Groups, sharePerson } from './groups.ts';
import { eventRelation, gapDays } from './occasions.ts';
import { compareNearTitles, type TitleForm, titleContains } from './titles.ts';

/** A recording that more accounts have is no single talk's, whatever their titles. */
const MAX_ACCOUNTS = 60;

/** Joins what is certain, and returns what is not. Cost: accounts times the few that have one recording. */
export function joinByMedium(accounts: readonly Account[], groups: Groups): Doubt[] {
  const byMedium = indexMedia(accounts);
  const doubts: Doubt[] = [];
  for (const list of byMedium.values()) {
    if (list.length < 2 || isShared(list)) continue;
    list.forEach((account, index) => {
      for (const other of list.slice(0, index)) {
        const verdict = compareAccounts(other, account, groups);
        if (verdict === 'other') continue;
        if (verdict === 'same' && groups.join(other.index, account.index)) continue;
        const reason = verdict === 'same' ? 'the same recording' : verdict;
        doubts.push({ a: other.index, b: account.index, kind: 'same-talk', reason });
      }
    });
  }
  return doubts;
}

/** The media that several talks of unlike titles have: a whole day's stream. They are evidence for nothing. */
export function sharedMedia(accounts: readonly Account[]): ReadonlySet<string> {
  return new Set([...indexMedia(accounts)].flatMap(([key, list]) => (isShared(list) ? key : [])));
}

function indexMedia(accounts: readonly Account[]): ReadonlyMap<string, readonly Account[]> {
  const byMedium = new Map<string, Account[]>();
  for (const account of accounts) for (const medium of account.media) addTo(byMedium, medium, account);
  return byMedium;
}

/** True when there are three unlike titles, or when one source lists two talks of unlike titles. */
function isShared(list: readonly Account[]): boolean {
  if (list.length > MAX_ACCOUNTS) return true;
  const kinds: { readonly title: TitleForm; readonly sources: Set<string> }[] = [];
  for (const { title, source } of list) {
    const kind = kinds.find((other) => areAlike(other.title, title));
    if (kind === undefined) kinds.push({ title, sources: new Set([source]) });
    else kind.sources.add(source);
  }
  if (kinds.length >= 3) return true;
  const [first, second] = kinds;
  return second !== undefined && [...second.sources].some((source) => first!.sources.has(source));
}

function areAlike(a: TitleForm, b: TitleForm): boolean {
  return a.key === b.key || compareNearTitles(a, b) !== undefined || titleContains(a, b);
}

/** `same`, `other`, or why it is doubtful. */
function compareAccounts(a: Account, b: Account, groups: Groups): string {
  const [x, y] = [groups.occasionOf(a.index), groups.occasionOf(b.index)];
  const [event, gap] = [eventRelation(x, y), gapDays(x, y)];
  if (event === 'different')
    return gap !== undefined && gap <= 3 ? 'the same recording and nearly the same day, but another event' : 'other';
  if (gap !== undefined && gap > 3 && event !== 'same') return `the same recording, but ${gap} days apart`;
  if (areAlike(a.title, b.title) && a.title.key !== '') return 'same';
  return sharePerson(a, b) ? 'same' : 'the same recording, but another title';
}
