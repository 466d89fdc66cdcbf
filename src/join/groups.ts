/** Accounts that are one talk, as sets that only grow. Knows no evidence; it only refuses what must not be. */
import { type Account, leadingFirst } from './accounts.ts';
import { fillOccasion, type Occasion } from './occasions.ts';
import type { TitleForm } from './titles.ts';

/** All accounts that are certainly one talk. */
export interface Group {
  /** Of the first account, by which the group is known. */
  readonly root: number;
  /** In the order of all accounts. */
  readonly members: readonly Account[];
  readonly people: ReadonlySet<string>;
  /** The speakers' names as they are told. */
  readonly names: readonly string[];
  readonly media: readonly string[];
  readonly occasion: Occasion;
  /** Distinct keys only. */
  readonly titles: readonly TitleForm[];
}

export interface Groups {
  readonly rootOf: (account: number) => number;
  /** Makes one group of two, unless a person said that they are two or both are files of the archive; tells whether they are one now. */
  readonly join: (a: number, b: number) => boolean;
  /** Joins as a person has answered; of two files of the archive one must have been imported. */
  readonly joinByAnswer: (a: number, b: number) => void;
  /** What its accounts together tell of when and where, the leading one's word first. */
  readonly occasionOf: (account: number) => Occasion;
  /** Whether a person has said that two groups are two talks. */
  readonly areDifferent: (a: number, b: number) => boolean;
  /** The groups as they are now, by root. Linear. */
  readonly read: () => ReadonlyMap<number, Group>;
}

/** Starts with one group for each account. `different` are pairs of accounts that a person has told apart. */
export function createGroups(accounts: readonly Account[], different: readonly (readonly [number, number])[]): Groups {
  const parents = accounts.map((_, index) => index);
  const leads = accounts.map((_, index) => index);
  const occasions = accounts.map(({ occasion }) => occasion);
  const isKnown = accounts.map(({ known }) => known !== undefined);
  const isWritten = accounts.map(({ known }) => known !== undefined && known.origins.length === 0);
  const strangers = new Map<number, number[]>();
  for (const [a, b] of different) {
    strangers.set(a, [...(strangers.get(a) ?? []), b]);
    strangers.set(b, [...(strangers.get(b) ?? []), a]);
  }

  const rootOf = (account: number): number => {
    let root = account;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = account; parents[at] !== root; ) [parents[at], at] = [root, parents[at]!];
    return root;
  };
  const areDifferent = (a: number, b: number): boolean => {
    const [x, y] = [rootOf(a), rootOf(b)];
    return strangers.get(x)?.some((other) => rootOf(other) === y) ?? false;
  };
  const unite = (a: number, b: number): void => {
    const [root, other] = a < b ? [a, b] : [b, a];
    parents[other] = root;
    const [lead] = leadingFirst([accounts[leads[root]!]!, accounts[leads[other]!]!]);
    const [first, second] = lead!.index === leads[root] ? [root, other] : [other, root];
    occasions[root] = fillOccasion(occasions[first]!, occasions[second]!);
    leads[root] = lead!.index;
    if (isKnown[other]) isKnown[root] = true;
    if (isWritten[other]) isWritten[root] = true;
    const more = strangers.get(other);
    if (more !== undefined) strangers.set(root, [...(strangers.get(root) ?? []), ...more]);
  };
  return {
    rootOf,
    occasionOf: (account) => occasions[rootOf(account)]!,
    areDifferent,
    join: (a, b) => {
      const [x, y] = [rootOf(a), rootOf(b)];
      if (x === y) return true;
      if ((isKnown[x] && isKnown[y]) || areDifferent(x, y)) return false;
      unite(x, y);
      return true;
    },
    joinByAnswer: (a, b) => {
      const [x, y] = [rootOf(a), rootOf(b)];
      if (x !== y && !areDifferent(x, y) && !(isWritten[x] && isWritten[y])) unite(x, y);
    },
    read: () => {
      const members = new Map<number, Account[]>();
      for (const account of accounts) {
        const root = rootOf(account.index);
        const list = members.get(root);
        if (list === undefined) members.set(root, [account]);
        else list.push(account);
      }
      return new Map([...members].map(([root, list]) => [root, readGroup(root, list, occasions[root]!)]));
    },
  };
}

function readGroup(root: number, members: readonly Account[], occasion: Occasion): Group {
  const [first] = members;
  const names = members.flatMap(({ facts }) => facts.speakers?.map(({ name }) => name) ?? []);
  if (members.length === 1)
    return { root, members, occasion, names, people: first!.people, media: first!.media, titles: [first!.title] };
  return {
    root,
    members,
    occasion,
    names,
    people: new Set(members.flatMap((member) => [...member.people])),
    media: [...new Set(members.flatMap(({ media }) => media))],
    titles: [...new Map(members.map(({ title }) => [title.key, title])).values()],
  };
}

/** Whether two groups have somebody in common. */
export function sharePerson(a: { people: ReadonlySet<string> }, b: { people: ReadonlySet<string> }): boolean {
  const [few, many] = a.people.size < b.people.size ? [a.people, b.people] : [b.people, a.people];
  for (const person of few) if (many.has(person)) return true;
  return false;
}

/** Whether one source lists both; what a source lists twice is mostly two. */
export function comeFromOneSource(a: Group, b: Group): boolean {
  return a.members.some((x) => b.members.some((y) => x.source === y.source));
}
