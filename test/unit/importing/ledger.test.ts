import { expect, test } from 'vitest';
import { hashText, ledgerOrigin, makeLedger, parseLedger, writeLedger } from '../../../src/importing/ledger.ts';
import type { ImportedTalk } from '../../../src/model/imported.ts';

const origin = (key: string) => ({ system: 'csv', source: 'a b\n.csv', key });
const TALK: ImportedTalk = { kind: 'talk', origin: origin('1'), title: 'Soil' };

test('a ledger is read as it was written, one line a file, sorted', () => {
  const ledger = makeLedger([
    { path: 'content/talks/b.md', hash: hashText('b'), from: [ledgerOrigin(TALK)] },
    {
      path: 'content/talks/a.md',
      from: [{ kind: 'talk', ...origin('2'), record: 'x' }],
      helped: [{ kind: 'response', ...origin('3'), record: 'y' }],
    },
  ]);
  const text = writeLedger(ledger);
  expect(text.split('\n').map((line) => line.slice(0, 28))).toEqual([
    '{"path":"content/talks/a.md"',
    '{"path":"content/talks/b.md"',
    '',
  ]);
  expect(writeLedger(parseLedger(text))).toBe(text);
  expect(parseLedger(text).byPath).toEqual(parseLedger(writeLedger(ledger)).byPath);
});

test('lines of others are dropped, and the rest is read', () => {
  const sound = writeLedger(makeLedger([{ path: 'a.md', from: [ledgerOrigin(TALK)] }]));
  const text = `<<<<<<< ours\nnull\n{"path":1,"from":[]}\n{"path":"b.md","from":[{"system":"x"}]}\n${sound}`;
  expect([...parseLedger(text).byPath.keys()]).toEqual(['a.md']);
});

test('a record that says something else has another hash', () => {
  expect(ledgerOrigin(TALK)).toEqual(ledgerOrigin({ ...TALK }));
  expect(ledgerOrigin(TALK).record).not.toBe(ledgerOrigin({ ...TALK, room: 'Barn' }).record);
});
