/** What each file of Rostrum's index is: names are hashes of contents and do not tell. */
import { gunzipSync } from 'node:zlib';

const NAME_LENGTH = 12;

/**
 * By path within the site: `manifest`, `terms`, `vocabulary`, `records`, `facets`, `passages` or `lists` (of names).
 *
 * `contents` are the files by path. A file that serves two purposes counts as the first of them.
 */
export function classifyFiles(contents) {
  const kinds = new Map([['search/manifest.bin', 'manifest']]);
  const pathOf = (name) => `search/${name}.bin`;
  const readJson = (path) => JSON.parse(gunzipSync(contents.get(path)).toString('utf8'));
  const mark = (name, kind) => {
    if (!kinds.has(pathOf(name))) kinds.set(pathOf(name), kind);
  };
  const markList = ({ depth, names }, kind) => {
    for (let at = 0; at < names.length; at += NAME_LENGTH) {
      const name = names.slice(at, at + NAME_LENGTH);
      mark(name, depth === 2 ? 'lists' : kind);
      if (depth === 2) markList(readJson(pathOf(name)), kind);
    }
  };
  const markIndex = ({ terms, vocabulary }, kind) => {
    markList(terms, kind);
    mark(vocabulary, 'lists');
    for (const list of Object.values(readJson(pathOf(vocabulary)))) markList(list, 'vocabulary');
  };
  const manifest = readJson('search/manifest.bin');
  markIndex(manifest.talks, 'terms');
  markList(manifest.records, 'records');
  mark(manifest.facets, 'lists');
  for (const { values, column } of Object.values(readJson(pathOf(manifest.facets)))) {
    markList(values, 'facets');
    mark(column, 'facets');
  }
  if (manifest.passages !== undefined) {
    markIndex(manifest.passages.index, 'passages');
    markList(manifest.passages.texts, 'passages');
    mark(manifest.passages.owners, 'passages');
  }
  return kinds;
}

/** `{ files, bytes }` by kind and as `all`, of the paths that `pick` takes. */
export function countByKind(contents, kinds, pick = () => true) {
  const counts = { all: { files: 0, bytes: 0 } };
  for (const [path, content] of contents) {
    if (!pick(path)) continue;
    const kind = kinds.get(path) ?? 'other';
    counts[kind] ??= { files: 0, bytes: 0 };
    for (const count of [counts.all, counts[kind]]) {
      count.files++;
      count.bytes += content.length;
    }
  }
  return counts;
}
