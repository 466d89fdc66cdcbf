/** The files of Rostrum's index for the talks of the benchmark, as a build of a site makes them. Needs `dist/`. */
import { packSearchFile } from '../../dist/io/pack-search-file.js';
import { packManifest, writeSearchFiles } from '../../dist/search/write/build-search.js';
import { createFileSink } from '../../dist/search/write/file-sink.js';
import { BOOSTS, loadTalkLanguages } from './index-options.mjs';
import { toSearchTalks } from './search-talk.mjs';

/** Everything below `search/` as `{ path, content }`, the manifest first; resolves when they are made. */
export async function makeFiles(talks) {
  const sink = createFileSink(packSearchFile);
  const languages = await loadTalkLanguages(talks);
  const { manifest } = writeSearchFiles(toSearchTalks(talks), { boosts: BOOSTS }, languages, sink);
  return [packManifest(manifest, packSearchFile), ...sink.files()];
}
