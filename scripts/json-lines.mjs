/** Files of JSON lines in gzip, as benchmarks read them. Never parses a line. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The lines that are not empty. Only a line feed ends one: `node:readline` of newer versions also stops at U+2028, which may stand in JSON. */
export function readJsonLines(file) {
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}
