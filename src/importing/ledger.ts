/**
 * What was imported from where: `imports/sources.jsonl`, one JSON object a line, sorted by path, so that Git shows and merges it line by line.
 *
 * It belongs in Git. Without it an import still changes no file of anybody; it then asks again what has been answered by importing.
 */
import { createHash } from 'node:crypto';
import { originKey } from '../join/origin-key.ts';
import type { ImportedRecord, Origin } from '../model/imported.ts';

export const LEDGER_FILE = 'imports/sources.jsonl';

/** An origin, what kind of record it gave, and the hash of that when it was imported last. One key may name a talk, a person and an event. */
export interface LedgerOrigin extends Origin {
  readonly kind: ImportedRecord['kind'];
  readonly record: string;
}

/** A file that an import wrote. */
export interface LedgerEntry {
  readonly path: string;
  /** SHA-256 of the text as it was written. A file that has another one was edited since; absent for a file that was there before. */
  readonly hash?: string;
  readonly from: readonly LedgerOrigin[];
  /** What told something of the talk and became files of its own: its responses. */
  readonly helped?: readonly LedgerOrigin[];
}

export interface Ledger {
  readonly byPath: ReadonlyMap<string, LedgerEntry>;
  /** By `recordKey`. */
  readonly byOrigin: ReadonlyMap<string, LedgerEntry>;
}

/** Reads a ledger. A line that is none of ours is dropped: the file it spoke of counts as edited by hand. */
export function parseLedger(text: string): Ledger {
  return makeLedger(
    text.split('\n').flatMap((line): LedgerEntry[] => {
      if (line.trim() === '') return [];
      try {
        const entry = JSON.parse(line) as LedgerEntry;
        const isEntry =
          typeof entry.path === 'string' &&
          Array.isArray(entry.from) &&
          [...entry.from, ...(entry.helped ?? [])].every(isOrigin);
        return isEntry ? [entry] : [];
      } catch {
        return [];
      }
    }),
  );
}

function isOrigin(value: unknown): boolean {
  const origin = value as LedgerOrigin | null;
  return [origin?.kind, origin?.system, origin?.source, origin?.key, origin?.record].every(
    (part) => typeof part === 'string',
  );
}

export function makeLedger(entries: Iterable<LedgerEntry>): Ledger {
  const byPath = new Map<string, LedgerEntry>();
  for (const entry of entries) byPath.set(entry.path, entry);
  const byOrigin = new Map<string, LedgerEntry>();
  // A talk's captions have its origin, and are not what it became.
  for (const entry of byPath.values())
    if (entry.path.endsWith('.md'))
      for (const origin of entry.from) byOrigin.set(recordKey(origin.kind, origin), entry);
  return { byPath, byOrigin };
}

export function writeLedger({ byPath }: Ledger): string {
  return [...byPath.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, hash, from, helped = [] }) => {
      const line = {
        path,
        ...(hash === undefined ? {} : { hash }),
        from: sorted(from),
        ...(helped.length === 0 ? {} : { helped: sorted(helped) }),
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

function sorted(origins: readonly LedgerOrigin[]): readonly LedgerOrigin[] {
  const keyOf = (origin: LedgerOrigin): string => recordKey(origin.kind, origin);
  return origins.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(plainOrigin);
}

/** What names a record for ever. */
export function recordKey(kind: ImportedRecord['kind'], origin: Origin): string {
  return `${kind} ${originKey(origin)}`;
}

function plainOrigin({ kind, system, source, key, record }: LedgerOrigin): LedgerOrigin {
  return { kind, system, source, key, record };
}

/** The origin of a record with the hash of what it says. */
export function ledgerOrigin(record: ImportedRecord): LedgerOrigin {
  return plainOrigin({ ...record.origin, kind: record.kind, record: hashText(JSON.stringify(record)).slice(0, 12) });
}

/** SHA-256 of a text in UTF-8, hexadecimal: that of the file with this text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
