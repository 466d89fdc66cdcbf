/** `search/lunr.json`: the whole index in the one form that a stock `lunr.Index.load` takes, while it is small. For scripts of others; no page loads it. */
import type { OutputFile } from '../../model/output.ts';
import { PLAIN_INDEX_FILE } from '../../model/search.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { serialiseLunrIndex } from './lunr-json.ts';

/** A larger one, in bytes, is not written: its reader would wait for it. */
const MAX_BYTES = 1_000_000;

/** The file, where it is small enough. Its refs are permalinks without the base path. */
export function writePlainIndex(index: InvertedIndex, permalinks: readonly string[]): readonly OutputFile[] {
  if (leastBytes(index, permalinks) >= MAX_BYTES) return [];
  const content = new TextEncoder().encode(serialiseLunrIndex(index, permalinks));
  return content.length < MAX_BYTES ? [{ path: PLAIN_INDEX_FILE, content }] : [];
}

/** Each posting takes at least `"ref":{},` among the terms and `0,1,` among the vectors. Saves making a text of many megabytes in vain. */
function leastBytes({ postingDocuments }: InvertedIndex, permalinks: readonly string[]): number {
  const sizes = Uint32Array.from(permalinks, ({ length }) => length + 10);
  return postingDocuments.reduce((sum, document) => sum + (sizes[document] ?? 0), 0);
}
