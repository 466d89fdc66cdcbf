/**
 * The entries of the last build, remembered by the bytes of their files, with everything that was said about them.
 *
 * Parsing and validating look at one file at a time, so a file with the same bytes, under the same settings and code, gives the same entry. Decides
 * nothing; what cannot be kept exactly is not kept.
 */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { parseJson } from '../io/output-manifest.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { SourceFile } from '../model/source.ts';
import { NEWLINE } from './memo-bytes.ts';

export type EntryOutcome = Outcome<Entry | undefined>;

/** To be asked, or told, of every file of a build once, in any order. */
export interface EntryMemo {
  /** The outcome of a file with these bytes; `undefined` when it is not known. */
  readonly recall: (file: SourceFile) => EntryOutcome | undefined;
  readonly note: (file: SourceFile, outcome: EntryOutcome) => void;
  /** To be waited for from time to time, so that little is held. */
  readonly flush: () => Promise<void>;
  /** Keeps what this build asked for or noted, and nothing else. */
  readonly save: () => Promise<void>;
}

const TAB = 9;
const PART = /^entries-(\d+)\.jsonl$/;
/** Entries of one file of the memo: an edit writes one such file again. */
const ENTRIES_A_PART = 500;
/** Stands for the path of the entry, which its spans repeat; no JSON text contains this character. */
const PATH_MARK = '\u0001';

interface KnownEntry {
  readonly hash: string;
  readonly outcome: EntryOutcome;
  readonly part: number;
}

/** Opens the memo of an archive. `key` names code and settings; of another key nothing is recalled. Costs about 30 µs an entry. */
export async function openEntryMemo(host: Host, cache: string, key: string): Promise<EntryMemo> {
  const known = new Map<string, KnownEntry>();
  /** By part: how many entries it had; absent for one that cannot be used. */
  const sizes = new Map<number, number>();
  /** The parts of the last build that this one has not come to. */
  const old = new Set<string>();
  for (const { name, kind } of await host.readDirectory(cache)) {
    const number = PART.exec(name)?.[1];
    if (kind !== 'file' || number === undefined) continue;
    old.add(name);
    const part = Number(number);
    const lines = new TextDecoder().decode(await host.readBytes(`${cache}/${name}`)).split('\n');
    if (lines.shift() !== key || lines.pop() !== '') continue;
    const stored = readPart(lines);
    if (stored.length === lines.length) sizes.set(part, stored.length);
    for (const [path, hash, outcome] of stored) known.set(path, { hash, outcome, part });
  }

  let part = 0;
  let lines: [path: string, hash: string, outcome: EntryOutcome][] = [];
  let changed = false;
  const writePart = async (): Promise<void> => {
    if (lines.length === 0) return;
    const kept = lines.filter(([, , { value, diagnostics }]) => isExactJson(value ?? null) && isExactJson(diagnostics));
    const name = partName(part);
    if (changed || sizes.get(part) !== kept.length) {
      const texts = kept.map(([path, hash, outcome]) => encodeLine(path, hash, outcome));
      await keepFile(host, cache, name, [key, ...texts, ''].join('\n'));
    }
    old.delete(name);
    part++;
    lines = [];
    changed = false;
  };
  return {
    recall: ({ path, hash }) => {
      const entry = known.get(path);
      if (entry === undefined || entry.hash !== hash) return undefined;
      known.delete(path);
      if (entry.part !== part) changed = true;
      lines.push([path, hash, entry.outcome]);
      return entry.outcome;
    },
    note: ({ path, hash }, outcome) => {
      changed = true;
      lines.push([path, hash, outcome]);
    },
    flush: async () => {
      if (lines.length >= ENTRIES_A_PART) await writePart();
    },
    save: async () => {
      await writePart();
      known.clear();
      for (const name of old) await host.remove(`${cache}/${name}`);
    },
  };
}

/** The memo of the last build as it lies there, for who asks of a few files only. */
export interface KeptEntries {
  /** SHA-256 of the bytes of which an entry is remembered, by the path of its file. */
  readonly hashes: ReadonlyMap<string, string>;
  /** What is remembered of a file; `undefined` when that is nothing. Read anew at each call. */
  readonly find: (path: string) => EntryOutcome | undefined;
}

/** Opens the memo without reading its entries. `key` is as `openEntryMemo` takes it. Costs about 1 µs an entry, and holds the bytes of all. */
export async function openKeptEntries(host: Host, cache: string, key: string): Promise<KeptEntries> {
  const hashes = new Map<string, string>();
  const lines = new Map<string, Uint8Array>();
  for (const { name, kind } of await host.readDirectory(cache)) {
    if (kind !== 'file' || !PART.test(name)) continue;
    const read = await host.readBytes(`${cache}/${name}`);
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.length);
    const lineEnd = (start: number): number => bytes.indexOf(NEWLINE, start);
    if (bytes.toString('utf8', 0, Math.max(0, lineEnd(0))) !== key) continue;
    for (let start = lineEnd(0) + 1, end = lineEnd(start); end >= 0; start = end + 1, end = lineEnd(start)) {
      const tab = bytes.indexOf(TAB, start);
      const path = parseJson(bytes.subarray(start, tab));
      if (typeof path !== 'string') continue;
      hashes.set(path, bytes.toString('latin1', tab + 1, bytes.indexOf(TAB, tab + 1)));
      lines.set(path, bytes.subarray(start, end));
    }
  }
  return {
    hashes,
    find: (path) => {
      const line = lines.get(path);
      return line && readPart([Buffer.from(line).toString()])[0]?.[2];
    },
  };
}

function partName(part: number): string {
  return `entries-${part}.jsonl`;
}

function encodeLine(path: string, hash: string, { value, diagnostics }: EntryOutcome): string {
  const json = JSON.stringify({ value: value ?? null, diagnostics });
  const name = JSON.stringify(path);
  return `${name}\t${hash}\t${json.replaceAll(name, PATH_MARK)}`;
}

/** The entries of a part, read as one JSON text, which is quicker than line by line; none of a damaged one. */
function readPart(lines: readonly string[]): readonly (readonly [path: string, hash: string, outcome: EntryOutcome])[] {
  const parts = lines.map((line) => line.split('\t'));
  const json = parts.map(([name = '', , rest = '']) => `[${name},${rest.replaceAll(PATH_MARK, name)}]`);
  try {
    const stored = JSON.parse(`[${json.join(',')}]`) as readonly StoredEntry[];
    return stored.map(([path, { value, diagnostics }], index) => [
      path,
      parts[index]![1] ?? '',
      { value: value ?? undefined, diagnostics },
    ]);
  } catch {
    return [];
  }
}

type StoredEntry = readonly [
  path: string,
  outcome: { readonly value: Entry | null; readonly diagnostics: readonly Diagnostic[] },
];

/** A memo in memory, for several builds of one process: of each file the newest entry, under the newest settings. */
export function keepEntries(): (settings: Settings) => Promise<EntryMemo> {
  let known = new Map<string, { readonly hash: string; readonly outcome: EntryOutcome }>();
  let key = '';
  return async (settings) => {
    const wanted = JSON.stringify(settings);
    if (wanted !== key) known = new Map();
    key = wanted;
    const asked = new Set<string>();
    return {
      recall: ({ path, hash }) => {
        asked.add(path);
        const entry = known.get(path);
        return entry?.hash === hash ? entry.outcome : undefined;
      },
      note: ({ path, hash }, outcome) => void known.set(path, { hash, outcome }),
      flush: async () => undefined,
      save: async () => {
        for (const path of known.keys()) if (!asked.has(path)) known.delete(path);
      },
    };
  };
}

/** Whether a value comes back from JSON as it is. */
function isExactJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isExactJson);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) if (!isExactJson((value as Record<string, unknown>)[key])) return false;
  return true;
}
