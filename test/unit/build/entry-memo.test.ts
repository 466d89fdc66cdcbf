import { expect, test } from 'vitest';
import { type EntryOutcome, openEntryMemo } from '../../../src/build/entry-memo.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { SourceFile } from '../../../src/model/source.ts';

const file = (path: string, hash = '1'): SourceFile => ({ kind: 'talk', path, id: path, text: '', hash });
const outcome = (extra: unknown): EntryOutcome => ({
  value: { kind: 'talk', extra } as unknown as Entry,
  diagnostics: [{ code: 'talk/unknown-field', severity: 'warning', message: 'No' }],
});

async function remember(host: MemoryHost, entries: readonly (readonly [SourceFile, EntryOutcome])[], key = 'k') {
  const memo = await openEntryMemo(host, '/cache', key);
  for (const [source, result] of entries) {
    if (memo.recall(source) === undefined) memo.note(source, result);
    await memo.flush();
  }
  await memo.save();
}

async function partsOf(host: MemoryHost): Promise<string[]> {
  const items = await host.readDirectory('/cache');
  return items.map(({ name }) => name).filter((name) => name.startsWith('entries-'));
}

async function recall(host: MemoryHost, source: SourceFile, key = 'k') {
  return (await openEntryMemo(host, '/cache', key)).recall(source);
}

test('an outcome comes back as it was, diagnostics and all, for the same bytes under the same key', async () => {
  const host = createMemoryHost({ '/cache/.gitignore': '*' });
  const path = 'content/talks/a "b"\tc.md';
  const result = outcome({
    path,
    text: `see "${path}"`,
    list: [1, null, true, '\u0001', '\u2028', '\ud800'],
    [path]: '\n',
  });
  await remember(host, [[file(path), result]]);
  expect(await recall(host, file(path))).toEqual(result);
  expect(await recall(host, file(path, '2'))).toBeUndefined();
  expect(await recall(host, file('content/talks/b.md'))).toBeUndefined();
  expect(await recall(host, file(path), 'other')).toBeUndefined();
});

test('a file without an entry is remembered with its errors', async () => {
  const host = createMemoryHost({ '/cache/.gitignore': '*' });
  const broken: EntryOutcome = { value: undefined, diagnostics: outcome({}).diagnostics };
  await remember(host, [[file('a'), broken]]);
  expect(await recall(host, file('a'))).toEqual(broken);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -0, undefined, new Date(0)])(
  'what JSON cannot hold (%s) is not remembered',
  async (value) => {
    const host = createMemoryHost({ '/cache/.gitignore': '*' });
    await remember(host, [[file('a'), outcome({ deep: [{ value }] })]]);
    expect(await recall(host, file('a'))).toBeUndefined();
  },
);

test('only the part that an edit touches is written again, and nothing of a file that is gone stays', async () => {
  const host = createMemoryHost({ '/cache/.gitignore': '*' });
  const files = Array.from({ length: 1200 }, (_, number) => file(`content/talks/${number}.md`));
  const all = files.map((source) => [source, outcome({ of: source.path })] as const);
  await remember(host, all);
  const names = await partsOf(host);
  expect(names).toHaveLength(3);
  const statesOf = () => Promise.all(names.map(async (name) => (await host.fingerprint(`/cache/${name}`))?.id));
  const before = await statesOf();
  await remember(host, all);
  expect(await statesOf()).toEqual(before);
  await remember(host, all.with(700, [file('content/talks/700.md', '2'), outcome({ edited: true })]));
  const after = await statesOf();
  expect(after.filter((state, index) => state !== before[index])).toHaveLength(1);
  await remember(host, all.slice(0, 10));
  expect(await partsOf(host)).toEqual(['entries-0.jsonl']);
  expect(await recall(host, file('content/talks/11.md'))).toBeUndefined();
});

test('what somebody else put there under such names is neither read nor taken away', async () => {
  const host = createMemoryHost({ '/cache/entries-7.jsonl/inner.txt': 'theirs', '/cache/entries.txt': 'theirs' });
  await remember(host, [[file('a'), outcome({ of: 'a' })]]);
  await remember(host, []);
  expect([...host.snapshot().keys()].sort()).toEqual(['/cache/entries-7.jsonl/inner.txt', '/cache/entries.txt']);
});
