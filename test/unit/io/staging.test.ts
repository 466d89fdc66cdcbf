import { expect, test } from 'vitest';
import { createFolderMaker } from '../../../src/io/folder-maker.ts';
import { createMemoryHost } from '../../../src/io/memory-host.ts';
import { isStagedName, openStaging } from '../../../src/io/staging.ts';

test('a folder is made before the first of its files, and not again for those that follow', () => {
  const made: string[] = [];
  const make = createFolderMaker((folder) => made.push(folder));
  for (let talk = 0; talk < 2500; talk++) for (const file of ['a', 'b']) make(`talks/${talk}/${file}`);
  expect(made).toEqual(Array.from({ length: 2500 }, (_, talk) => `talks/${talk}`));
  make('talks/0/c');
  expect(made.at(-1)).toBe('talks/0');
});

test('every name that is moved is one that a journal believes, and only those', async () => {
  const host = createMemoryHost();
  const whole = await openStaging(host, '/site', { files: new Map() });
  const files = [
    { path: 'index.html', number: 0 },
    { path: 'talks/a/index.html', number: 1 },
  ];
  for (const { path, number } of files) host.put(whole.placeOf(path, number), 'x');
  const moves = await whole.listMoves(files);
  expect(moves).toEqual([
    ['site/index.html', 'index.html'],
    ['site/talks', 'talks'],
  ]);
  host.put('/site/theirs.txt', 'theirs');
  const numbered = await openStaging(host, '/site', { files: new Map() });
  const single = await numbered.listMoves(files);
  expect(single.map(([name]) => name)).toEqual(['0', '1']);
  for (const [name, path] of [...moves, ...single]) expect(isStagedName(name, path)).toBe(true);
  for (const [name, path] of [
    ['site/talks', 'other'],
    ['site/talks/a', 'talks/a'],
    ['../talks', 'talks'],
    ['-1', 'talks'],
  ] as const)
    expect(isStagedName(name, path)).toBe(false);
});
