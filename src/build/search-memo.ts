/**
 * The words of the last build's index, remembered by digests of the texts that they were read from.
 *
 * Reading a text gives the same terms under the same code, whatever stands beside it. Decides nothing; what is damaged, or of another key, counts as
 * nothing remembered.
 */
import { hash } from 'node:crypto';
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { isRecord } from '../io/output-manifest.ts';
import type { OccurrenceMemo, RememberedOccurrences } from '../search/write/occurrences.ts';
import { digestValue } from './digest.ts';
import { decodeNumbers, encodeNumbers, readJsonLine } from './memo-bytes.ts';

/** The memo of one build's index. */
export interface SearchMemo {
  /** To be given to the index. */
  readonly occurrences: OccurrenceMemo;
  /** Keeps what the index was made of, and lets go of it. Gives what tells this memory from others, where there is one. */
  readonly save: () => Promise<string | undefined>;
}

const FILE = 'search.bin';

/** Opens the memo of an archive. `key` names the code. */
export async function openSearchMemo(host: Host, cache: string, key: string): Promise<SearchMemo> {
  const file = `${cache}/${FILE}`;
  let last = (await host.stat(file))?.kind === 'file' ? decode(await host.readBytes(file), key) : undefined;
  let made: RememberedOccurrences | undefined;
  return {
    occurrences: {
      keyOf: digestValue,
      get last() {
        return last;
      },
      keep: (occurrences) => {
        made = occurrences;
      },
    },
    save: async () => {
      if (made === undefined) return undefined;
      const { keys } = made;
      const bytes = isSame(keys, last?.keys) ? undefined : encode(made, key);
      [made, last] = [undefined, undefined];
      if (bytes !== undefined) await keepFile(host, cache, FILE, bytes);
      return digestValue(keys);
    },
  };
}

function isSame(a: readonly string[], b: readonly string[] | undefined): boolean {
  return a.length === b?.length && a.every((key, index) => key === b[index]);
}

const FORMAT = 2;

/** A line of JSON with the key and the digest of all below, a line of JSON with texts and sizes, then numbers. */
function encode({ keys, vocabulary, terms, frequencies, ends, lengths }: RememberedOccurrences, key: string): Buffer {
  const columns = [terms, frequencies, ends, lengths];
  const sizes = columns.map(({ length }) => length);
  const body = Buffer.concat([
    Buffer.from(`${JSON.stringify({ keys, vocabulary, sizes })}\n`),
    ...encodeNumbers(...columns),
  ]);
  const head = { format: FORMAT, key, sha256: hash('sha256', body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

function decode(bytes: Uint8Array, key: string): RememberedOccurrences | undefined {
  const [head, body = bytes] = readJsonLine(bytes) ?? [];
  if (!isRecord(head) || head['format'] !== FORMAT || head['key'] !== key) return undefined;
  if (head['sha256'] !== hash('sha256', body)) return undefined;
  const [texts, rest = body] = readJsonLine(body) ?? [];
  const numbers = decodeNumbers(rest);
  if (!isRecord(texts) || numbers === undefined) return undefined;
  const { keys, vocabulary, sizes } = texts as unknown as Stored;
  let start = 0;
  const [terms, frequencies, ends, lengths] = sizes.map((size) => {
    start += size;
    return numbers.subarray(start - size, start);
  });
  return { keys, vocabulary, terms: terms!, frequencies: frequencies!, ends: ends!, lengths: lengths! };
}

/** What a sound digest vouches for. */
interface Stored {
  readonly keys: readonly string[];
  readonly vocabulary: readonly string[];
  readonly sizes: readonly number[];
}
