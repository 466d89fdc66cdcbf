/** Compares what a file was made of with what is there now. */
import { groupBy } from '../model/collect.ts';
import { type LedgerEntry, type LedgerOrigin, recordKey } from './ledger.ts';

const keyOf = (origin: LedgerOrigin): string => recordKey(origin.kind, origin);
const saidBy = (origin: LedgerOrigin): string => `${keyOf(origin)} ${origin.record}`;

/** Whether every record given now was there before and said the same. */
export function isSame(before: LedgerEntry, own: readonly LedgerOrigin[], helped: readonly LedgerOrigin[]): boolean {
  const known = new Set([...before.from, ...(before.helped ?? [])].map(saidBy));
  return [...own, ...helped].every((origin) => known.has(saidBy(origin)));
}

/** Whether everything that the file was made of is there again. */
export function isWhole(before: LedgerEntry, own: readonly LedgerOrigin[], helped: readonly LedgerOrigin[]): boolean {
  const given = new Set([...own, ...helped].map(keyOf));
  return [...before.from, ...(before.helped ?? [])].every((origin) => given.has(keyOf(origin)));
}

/** The newest word of each record. */
export function unite(before: readonly LedgerOrigin[] = [], now: readonly LedgerOrigin[]): readonly LedgerOrigin[] {
  return [...groupBy([...before, ...now], keyOf).values()].map((same) => same.at(-1)!);
}
