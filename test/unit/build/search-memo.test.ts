import { expect, test } from 'vitest';
import { openSearchMemo } from '../../../src/build/search-memo.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import type { IndexedDocument } from '../../../src/search/collect/search-talk.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { readOccurrences } from '../../../src/search/write/occurrences.ts';

const FILE = '/cache/search.bin';
const FIELDS = [{ keepsStopWords: true }, { keepsStopWords: false }];
const languages = await loadLanguages(['en']);
const documents: readonly IndexedDocument[] = [
  { language: 'en', texts: ['The worm', 'A worm and the rain, the rain'] },
  { language: 'de', texts: ['Würmer\n"\u2028', ''] },
];

async function readWith(host: MemoryHost, read = documents, key = 'k') {
  const memo = await openSearchMemo(host, '/cache', key);
  const remembered = memo.occurrences.last;
  const occurrences = readOccurrences(read, FIELDS, languages, memo.occurrences);
  await memo.save();
  return { remembered, occurrences };
}

const start = () => createMemoryHost({ '/cache/.gitignore': '*' });

test('what an index was made of comes back as it was, under the same key', async () => {
  const host = start();
  const { remembered: nothing, occurrences } = await readWith(host);
  expect(nothing).toBeUndefined();
  const { remembered } = await readWith(host);
  expect(remembered).toEqual({ ...occurrences, keys: [expect.any(String), expect.any(String)] });
  expect(new Set(remembered?.keys).size).toBe(2);
  expect((await readWith(host, documents, 'other')).remembered).toBeUndefined();
});

test('of equal documents in the same order nothing is written again', async () => {
  const host = start();
  await readWith(host);
  const before = await host.fingerprint(FILE);
  await readWith(host);
  expect(await host.fingerprint(FILE)).toEqual(before);
  await readWith(host, documents.toReversed());
  expect(await host.fingerprint(FILE)).not.toEqual(before);
});

test('nothing of a damaged file counts, wherever the damage is', async () => {
  const host = start();
  await readWith(host);
  const sound = await host.readBytes(FILE);
  for (let at = 0; at < sound.length; at++) {
    host.put(FILE, sound.with(at, sound[at]! ^ 1));
    expect((await openSearchMemo(host, '/cache', 'k')).occurrences.last).toBeUndefined();
  }
  for (const length of [0, 1, sound.length >> 1, sound.length - 1]) {
    host.put(FILE, sound.slice(0, length));
    expect((await openSearchMemo(host, '/cache', 'k')).occurrences.last).toBeUndefined();
  }
});

test('documents that differ in language or in where their texts are cut are not the same', async () => {
  const { keyOf } = (await openSearchMemo(start(), '/cache', 'k')).occurrences;
  const keys = [
    { language: 'en', texts: ['a b', ''] },
    { language: 'de', texts: ['a b', ''] },
    { language: 'en', texts: ['a', 'b'] },
    { language: 'en', texts: ['', 'a b'] },
    { language: 'en', texts: ['\ud800', ''] },
    { language: 'en', texts: ['\ud801', ''] },
  ].map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
});
