/** What persons have answered, in terms of the accounts and responses that are here now. */
import { type Account, escapeId } from './accounts.ts';
import { type ReadAnswer, readAnswers } from './doubts.ts';
import type { ProposalAnswer } from './known-talk.ts';
import { originKey } from './origin-key.ts';

export interface Answers {
  /** Pairs of accounts that are two talks. */
  readonly different: readonly (readonly [number, number])[];
  readonly same: readonly (readonly [number, number])[];
  /** Pairs of accounts that are one talk on two occasions. */
  readonly deliveries: readonly (readonly [number, number])[];
  /** Accounts by the name of a response, with what was said of each. */
  readonly ofResponses: ReadonlyMap<
    string,
    readonly { readonly account: number; readonly answer: ReadAnswer['answer'] }[]
  >;
}

/** Accounts by each of their names; of those with one name the first. */
export function indexNames(accounts: readonly Account[]): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const account of accounts)
    for (const name of namesOf(account)) if (!byName.has(name)) byName.set(name, account.index);
  return byName;
}

function namesOf({ known, name }: Account): readonly string[] {
  if (known === undefined) return [name];
  return [name, ...known.origins.map((origin) => `talk:${originKey(origin)}`)];
}

/** The name of several accounts that are one talk: the least of their origins, so that it stays when they become a file. */
export function nameOfGroup(members: readonly Account[]): string {
  const names = members.flatMap((account) => namesOf(account).slice(account.known === undefined ? 0 : 1));
  const least = names.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
  return least ?? `talk:${escapeId(members[0]!.known!.id)}`;
}

export function resolveAnswers(answers: readonly ProposalAnswer[], byName: ReadonlyMap<string, number>): Answers {
  const resolved = {
    different: [] as [number, number][],
    same: [] as [number, number][],
    deliveries: [] as [number, number][],
    ofResponses: new Map<string, { account: number; answer: ReadAnswer['answer'] }[]>(),
  };
  for (const { kind, names, answer } of readAnswers(answers)) {
    const [a, b] = names.map((name) => byName.get(name));
    if (kind === 'response-to') {
      const account = a ?? b;
      const response = a === undefined ? names[0] : names[1];
      if (account === undefined || !response.startsWith('response:')) continue;
      resolved.ofResponses.set(response, [...(resolved.ofResponses.get(response) ?? []), { account, answer }]);
    } else if (a === undefined || b === undefined || a === b) continue;
    else if (answer === 'different') resolved.different.push([a, b]);
    else (kind === 'delivery' ? resolved.deliveries : resolved.same).push([a, b]);
  }
  return resolved;
}
