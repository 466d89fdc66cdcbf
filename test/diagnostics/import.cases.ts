import { hashText, makeLedger, writeLedger } from '../../src/importing/ledger.ts';
import { type DiagnosticCase, inTalk, TALK, talkWith } from './case.ts';

const csv = (...rows: readonly string[]): string => ['id,title,date,speaker,event,video', ...rows, ''].join('\n');
const ORIGIN = { kind: 'talk' as const, system: 'csv', source: 'talks.csv', key: '1', record: 'old' };

export const importCases: readonly DiagnosticCase[] = [
  {
    code: 'import/unknown-format',
    at: 'strange.json:1:1',
    files: inTalk(''),
    imports: { 'strange.json': '{"a": [1, 2]}\n' },
  },
  {
    code: 'import/unreadable',
    at: 'latin.txt:2:2',
    files: inTalk(''),
    imports: { 'latin.txt': Uint8Array.from([0x61, 0x0a, 0x61, 0xe9, 0x0a]) },
  },
  {
    code: 'import/malformed',
    at: 'cut.json:3:1',
    files: inTalk(''),
    imports: { 'cut.json': '{"format": "rostrum-archive",\n"version": 1,\n"talks": [{"title": "T"' },
  },
  {
    code: 'import/newer-version',
    at: 'new.json:1:1',
    files: inTalk(''),
    imports: { 'new.json': '{"format": "rostrum-archive", "version": 99}' },
  },
  {
    code: 'import/record-skipped',
    at: 'talks.csv:2:1',
    files: inTalk(''),
    imports: { 'talks.csv': csv('1,Soil,,Ada Quill,Meadow Day,') },
  },
  {
    code: 'import/value-dropped',
    at: 'talks.csv:2:1',
    files: inTalk(''),
    imports: { 'talks.csv': csv('1,Soil,2020-01-01,Ada Quill,Meadow Day,javascript:alert(1)') },
  },
  {
    code: 'import/doubtful-join',
    at: undefined,
    files: { [TALK]: '---\ntitle: Soil and worms in the garden\ndate: 2020-01-01\nspeaker: Ada Quill\n---\n' },
    imports: { 'talks.csv': csv('1,Soil and worm in the garden,2020-01-01,Ada Quill,,') },
  },
  {
    code: 'import/edited-file-kept',
    at: `${TALK}:1:1`,
    files: {
      [TALK]: talkWith('speaker: Ada Quill'),
      'imports/sources.jsonl': writeLedger(makeLedger([{ path: TALK, hash: hashText('other'), from: [ORIGIN] }])),
    },
    imports: { 'talks.csv': csv('1,A talk,2020-02-02,Ada Quill,,https://vimeo.com/1') },
  },
];
