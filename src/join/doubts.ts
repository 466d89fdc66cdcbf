/** Questions as they come up, between accounts that may still become one, and their keys in proposals. */
import { type Account, compareCodes } from './accounts.ts';
import type { Groups } from './groups.ts';
import type { ProposalAnswer } from './known-talk.ts';
import type { Proposal } from './result.ts';

export interface Doubt {
  readonly a: number;
  readonly b: number;
  readonly kind: 'same-talk' | 'delivery';
  readonly reason: string;
}

/** Questions about one account, at most; what is like more than so many others is like nothing. */
export const MAX_QUESTIONS = 3;

/** `same-talk talk:a|b|c talk:d|e|f`: the kind, and the names of the two things in the order of their code units. */
export function proposalKey(kind: Proposal['kind'], a: string, b: string): string {
  return [kind, ...[a, b].sort(compareCodes)].join(' ');
}

/** An answer, taken apart. The names are whatever a file says. */
export interface ReadAnswer {
  readonly kind: string;
  readonly names: readonly [string, string];
  readonly answer: 'same' | 'different';
}

export function readAnswers(answers: readonly ProposalAnswer[]): ReadAnswer[] {
  return [...answers]
    .sort((a, b) => compareCodes(a.key, b.key) || compareCodes(a.answer, b.answer))
    .flatMap(({ key, answer }) => {
      const [kind, a, b, ...more] = key.split(' ');
      if (kind === undefined || a === undefined || b === undefined || more.length > 0) return [];
      return [{ kind, names: [a, b] as const, answer }];
    });
}

/** A question between two groups, as it is when everything certain has been joined. */
export interface OpenDoubt {
  readonly a: number;
  readonly b: number;
  readonly kind: Doubt['kind'];
  readonly reason: string;
}

/**
 * The questions that are left: between two groups, about something that was imported, not answered; one for each pair, `same-talk` before `delivery`,
 * at most three for an account.
 */
export function settleDoubts(doubts: readonly Doubt[], groups: Groups, accounts: readonly Account[]): OpenDoubt[] {
  const concerned = new Set(
    accounts.flatMap(({ index, record }) => (record === undefined ? [] : groups.rootOf(index))),
  );
  /** Files of the archive that no import made: `own` has one, and may have others. */
  const known = new Set<number>();
  const own = new Set<number>();
  for (const account of accounts) {
    if (account.known === undefined) continue;
    known.add(groups.rootOf(account.index));
    if (account.known.origins.length === 0) own.add(groups.rootOf(account.index));
  }
  const pairs = new Map<string, OpenDoubt>();
  const counts = new Map<number, number>();
  for (const { a, b, kind, reason } of [...doubts].sort(compareDoubts)) {
    const [x, y] = [groups.rootOf(a), groups.rootOf(b)].sort((m, n) => m - n) as [number, number];
    if (x === y || groups.areDifferent(x, y) || pairs.has(`${x} ${y}`)) continue;
    if (!concerned.has(x) && !concerned.has(y)) continue;
    if (known.has(x) && known.has(y) && (own.has(x) || own.has(y))) continue;
    const [ofX, ofY] = [counts.get(x) ?? 0, counts.get(y) ?? 0];
    if (ofX >= MAX_QUESTIONS && ofY >= MAX_QUESTIONS) continue;
    counts.set(x, ofX + 1).set(y, ofY + 1);
    pairs.set(`${x} ${y}`, { a: x, b: y, kind, reason });
  }
  return [...pairs.values()];
}

function compareDoubts(a: Doubt, b: Doubt): number {
  return (
    Number(a.kind === 'delivery') - Number(b.kind === 'delivery') ||
    Math.min(a.a, a.b) - Math.min(b.a, b.b) ||
    Math.max(a.a, a.b) - Math.max(b.a, b.b) ||
    compareCodes(a.reason, b.reason)
  );
}
