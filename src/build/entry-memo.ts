/**
 * The entries of the last build, remembered by the bytes of their files, with everything that was said about them.
 *
 * Parsing and validating look at one file at a time, so a file with the same bytes, under the same settings and code, gives the same entry. Decides
 * nothing; what cannot be kept exactly is not kept.
 */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Host } from '../io/host.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { SourceFile } from '../model/source.ts';
import { replaceFile } from './build-memo.ts';

export type EntryOutcome = Outcome<Entry | undefined>;

export interface EntryMemo {
  /** The outcome of a file with these bytes; `undefined` when it is not known. */
  readonly recall: (file: SourceFile) => EntryOutcome | undefined;
  readonly note: (file: SourceFile, outcome: EntryOutcome) => void;
  /** Keeps what this build asked for or noted, and nothing else. */
  readonly save: () => Promise<void>;
}

const FILE = 'entries.jsonl';
/** Lines that are read as one JSON text, which is quicker than one by one. */
const LINES_AT_ONCE = 500;
/** Stands for the path of the entry, which its spans repeat; no JSON text contains this character. */
const PATH_MARK = '\u0001';
const NEWLINE = 10;

interface StoredLine {
  readonly path: string;
  readonly hash: string;
  readonly outcome: EntryOutcome;
  readonly line: Uint8Array;
}

/** Opens the memo of an archive. `key` names code and settings; of another key nothing is recalled. Costs about 30 µs an entry. */
export async function openEntryMemo(host: Host, cache: string, key: string): Promise<EntryMemo> {
  const file = `${cache}/${FILE}`;
  const known = new Map<string, StoredLine>();
  let saved = 0;
  if ((await host.stat(file))?.kind === 'file') {
    const [head, ...lines] = splitLines(await host.readBytes(file));
    if (head !== undefined && decode([head]) === key) {
      for (const stored of readLines(lines)) known.set(stored.path, stored);
      saved = lines.length;
    }
  }
  /** Bytes, because texts of many alphabets take twice as much. */
  const kept: Uint8Array[] = [];
  let changed = false;
  return {
    recall: ({ path, hash }) => {
      const stored = known.get(path);
      if (stored === undefined || stored.hash !== hash) return undefined;
      known.delete(path);
      kept.push(stored.line);
      return stored.outcome;
    },
    note: ({ path, hash }, outcome) => {
      changed = true;
      if (isExactJson(outcome.value ?? null) && isExactJson(outcome.diagnostics))
        kept.push(Buffer.from(encodeLine(path, hash, outcome)));
    },
    save: async () => {
      if (!changed && kept.length === saved) return;
      const newline = Uint8Array.of(NEWLINE);
      const lines = [Buffer.from(key), ...kept].flatMap((line) => [line, newline]);
      await replaceFile(host, cache, FILE, Buffer.concat(lines));
    },
  };
}

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
      save: async () => {
        for (const path of known.keys()) if (!asked.has(path)) known.delete(path);
      },
    };
  };
}

/** The lines that are ended, without their ends. */
function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; ; ) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0) return lines;
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
}

function decode(lines: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return lines.map((line) => decoder.decode(line)).join('\n');
}

function encodeLine(path: string, hash: string, { value, diagnostics }: EntryOutcome): string {
  const json = JSON.stringify({ value: value ?? null, diagnostics });
  const name = JSON.stringify(path);
  return `${name}\t${hash}\t${json.replaceAll(name, PATH_MARK)}`;
}

/** A damaged batch of lines is left out whole. */
function* readLines(lines: readonly Uint8Array[]): Iterable<StoredLine> {
  for (let first = 0; first < lines.length; first += LINES_AT_ONCE) {
    const batch = lines.slice(first, first + LINES_AT_ONCE);
    const parts = decode(batch)
      .split('\n')
      .map((text) => text.split('\t'));
    const json = parts.map(([name = '', , rest = '']) => `[${name},${rest.replaceAll(PATH_MARK, name)}]`);
    for (const [index, [path, { value, diagnostics }]] of parseBatch(json).entries())
      yield {
        path,
        hash: parts[index]![1] ?? '',
        outcome: { value: value ?? undefined, diagnostics },
        line: batch[index]!,
      };
  }
}

type StoredEntry = readonly [
  path: string,
  outcome: { readonly value: Entry | null; readonly diagnostics: readonly Diagnostic[] },
];

function parseBatch(json: readonly string[]): readonly StoredEntry[] {
  try {
    return JSON.parse(`[${json.join(',')}]`) as readonly StoredEntry[];
  } catch {
    return [];
  }
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
