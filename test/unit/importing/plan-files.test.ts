import { describe, expect, test } from 'vitest';
import { hashText, type Ledger, makeLedger } from '../../../src/importing/ledger.ts';
import { type FilePlan, planFiles } from '../../../src/importing/plan-files.ts';
import type { KnownTalk } from '../../../src/join/known-talk.ts';
import type { JoinedTalk, JoinResult } from '../../../src/join/result.ts';
import type { ImportedResponse, ImportedTalk } from '../../../src/model/imported.ts';
import type { Settings } from '../../../src/model/settings.ts';

const SETTINGS = {
  content: {
    talk: 'content/talks/**/*.md',
    speaker: 'content/speakers/*.md',
    event: 'content/events/*.md',
    category: 'content/categories/*.md',
    page: 'content/pages/**/*.md',
    response: 'content/responses/**/*.md',
  },
} as Settings;

const origin = (key: string) => ({ system: 'csv', source: 'talks.csv', key });

const SOIL: ImportedTalk = {
  kind: 'talk',
  origin: origin('1'),
  title: 'Soil',
  date: { date: '2020-02-02' },
  speakers: [{ name: 'Ada Quill' }],
  event: { name: 'Meadow Day 2020' },
  body: 'On worms.',
};
const SOIL_PATH = 'content/talks/meadow-day-2020/soil.md';

function alone(talk: ImportedTalk, more: Partial<JoinedTalk> = {}): JoinedTalk {
  return { talk, from: [talk], responses: [], differences: [], absorbed: [], ...more };
}

function plan(
  talks: readonly JoinedTalk[],
  before: { readonly ledger?: Ledger; readonly files?: Readonly<Record<string, string>> } = {},
  more: Partial<JoinResult> = {},
): FilePlan {
  const files = Object.entries(before.files ?? {});
  return planFiles({
    joined: { talks, responses: [], people: [], events: [], proposals: [], knownResponses: new Map(), ...more },
    ledger: before.ledger ?? makeLedger([]),
    settings: SETTINGS,
    standing: new Map(files.map(([path, text]) => [path, { text, hash: hashText(text) }])),
    haveFile: { speaker: new Set(['bo known']), event: new Set() },
    locate: () => 'talks.csv',
  });
}

/** The archive after a plan was carried out. */
function carriedOut(done: FilePlan, before: Readonly<Record<string, string>> = {}) {
  const files = { ...before, ...Object.fromEntries(done.changes.map(({ path, text }) => [path, text])) };
  return { ledger: done.ledger, files };
}

const known = (path: string, facts: KnownTalk['facts'] = SOIL): KnownTalk => ({
  id: path.slice('content/talks/'.length, -3),
  path,
  facts,
  origins: [],
});

test('a new talk becomes a file that a person would have written', () => {
  const { changes } = plan([alone(SOIL)]);
  expect(changes.map(({ path, action, text }) => [path, action, text])).toEqual([
    [
      SOIL_PATH,
      'new',
      '---\ntitle: Soil\ndate: 2020-02-02\nspeakers:\n  - name: Ada Quill\nevent: Meadow Day 2020\n---\n\nOn worms.\n',
    ],
  ]);
});

describe('importing again', () => {
  test('changes nothing', () => {
    const first = plan([alone(SOIL)]);
    const second = plan([alone(SOIL, { known: known(SOIL_PATH) })], carriedOut(first));
    expect([second.changes, second.kept, second.unchanged]).toEqual([[], [], 1]);
    expect(second.ledger).toEqual(first.ledger);
  });

  test('a source that says something else rewrites a file that nobody has touched', () => {
    const more = { ...SOIL, body: 'On worms and moles.' };
    const second = plan([alone(more, { known: known(SOIL_PATH) })], carriedOut(plan([alone(SOIL)])));
    expect(second.changes.map(({ action }) => action)).toEqual(['rewritten']);
    expect(second.changes[0]?.text).toContain('On worms and moles.');
  });

  test('an edited file is not changed; what it lacks is told once', () => {
    const first = carriedOut(plan([alone(SOIL)]));
    const files = { ...first.files, [SOIL_PATH]: `${first.files[SOIL_PATH]}A line of mine.\n` };
    const more = { ...SOIL, recordings: [{ url: 'https://vimeo.com/1' }] };
    const second = plan([alone(more, { known: known(SOIL_PATH) })], { ...first, files });
    expect(second.changes).toEqual([]);
    expect(second.kept.map(({ path, why, adds }) => [path, why, adds])).toEqual([
      [SOIL_PATH, 'edited', 'recording: https://vimeo.com/1\n'],
    ]);
    const third = plan([alone(more, { known: known(SOIL_PATH) })], { ledger: second.ledger, files });
    expect([third.changes, third.kept]).toEqual([[], []]);
  });

  test('a file that was deleted stays deleted', () => {
    const { ledger } = plan([alone(SOIL)]);
    const second = plan([alone({ ...SOIL, room: 'Barn' })], { ledger, files: {} });
    expect(second.changes).toEqual([]);
    expect(second.kept.map(({ path, why }) => [path, why])).toEqual([[SOIL_PATH, 'deleted']]);
  });
});

test('a further source extends a file of an earlier import where it has gaps, and touches nothing else', () => {
  const first = carriedOut(plan([alone(SOIL)]));
  const deck: ImportedTalk = {
    kind: 'talk',
    origin: { system: 'speaker-deck', source: 'soil.html', key: 'x' },
    title: 'SOIL',
    speakers: [{ name: 'A. Quill' }],
    slides: [
      {
        url: 'https://speakerdeck.com/a/b',
        pages: [
          { number: 1, text: 'Loam' },
          { number: 2, text: '' },
        ],
      },
    ],
  };
  const second = plan([alone(deck, { known: known(SOIL_PATH) })], first);
  expect(second.changes.map(({ action }) => action)).toEqual(['extended']);
  expect(second.changes[0]?.text).toBe(
    first.files[SOIL_PATH]!.replace(
      '---\n\nOn',
      'slides:\n  url: https://speakerdeck.com/a/b\n  pages:\n    - Loam\n    - number: 2\n---\n\nOn',
    ),
  );
});

test('a file that somebody wrote by hand gets a proposal instead', () => {
  const files = { 'content/talks/mine.md': '---\ntitle: Soil\ndate: 2020-02-02\n---\n' };
  const done = plan([alone(SOIL, { known: known('content/talks/mine.md', { title: 'Soil' }) })], { files });
  expect(done.changes).toEqual([]);
  expect(done.kept[0]?.adds).toBe('speakers:\n  - name: Ada Quill\nevent: Meadow Day 2020\n');
});

test('a file that Rostrum reads as it is is kept to the byte, and extended where others know more', () => {
  const written = '---\r\ntitle: Soil\r\ndate: 2020-02-02\r\nspeaker: Ada Quill\r\n---\r\n# Abstract\r\n';
  expect(plan([alone({ ...SOIL, written })]).changes[0]?.text).toBe(written);
  const more = { ...SOIL, written, recordings: [{ url: 'https://vimeo.com/1' }] };
  const { changes } = plan([alone(more, { from: [SOIL, { ...SOIL, origin: origin('2') }] })]);
  expect(changes[0]?.text).toBe(written.replace('---\r\n#', 'recording: https://vimeo.com/1\r\n---\r\n#'));
});

test('names of talks never leave the folder, and no two get one file', () => {
  const titles = [
    '../../x',
    'con',
    '',
    '💥',
    'Soil',
    'SOIL',
    `${'long '.repeat(60)}`,
    '/etc/passwd',
    '..\\..\\x',
    '.git',
  ];
  const talks = titles.map(
    (title, index): ImportedTalk => ({
      kind: 'talk',
      origin: origin(`n${index}`),
      title,
      date: { date: '2020-02-02' },
      event: { name: '../..' },
    }),
  );
  const paths = plan(talks.map((talk) => alone(talk))).changes.map(({ path }) => path);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(titles.length);
  for (const path of paths) expect(path).toMatch(/^content\/talks\/(?:[\p{L}\p{N}-]+\/)?[\p{L}\p{N}-]{1,120}\.md$/u);
});

test('captions lie beside their talk, and are not taken for what its source became', () => {
  const talk = { ...SOIL, captions: [{ format: 'vtt' as const, language: 'en', text: 'WEBVTT\n' }] };
  const first = plan([alone(talk)]);
  expect(first.changes.map(({ path }) => path)).toEqual([SOIL_PATH, 'content/talks/meadow-day-2020/soil.en.vtt']);
  const second = plan([alone(talk, { known: known(SOIL_PATH) })], carriedOut(first));
  expect([second.changes, second.kept]).toEqual([[], []]);
});

test('responses name their talk by its id; one whose talk is not known is kept as a draft', () => {
  const notes: ImportedResponse = {
    kind: 'response',
    origin: origin('notes'),
    title: 'Notes',
    body: 'Moles.',
    permalink: '/old/notes/',
    about: { title: 'Soil' },
  };
  const [, joined] = plan([alone(SOIL, { responses: [notes] })]).changes;
  expect([joined?.path, joined?.text]).toEqual([
    'content/responses/notes.md',
    '---\ntitle: Notes\ntalk: meadow-day-2020/soil\npermalink: /old/notes/\n---\n\nMoles.\n',
  ]);
  const [lonely] = plan([], {}, { responses: [notes] }).changes;
  expect(lonely?.text).toContain('talk: Soil\ndraft: true\n');
});

test('a part names the talk in whose recording it lies', () => {
  const part = {
    ...SOIL,
    origin: origin('2'),
    title: 'Worms',
    partOf: '1',
    partStartSeconds: 60,
    partEndSeconds: 3700,
  };
  const { changes } = plan([alone(part), alone(SOIL)]);
  expect(changes[0]?.text).toContain('partOf: meadow-day-2020/soil\nstart: ');
  expect(changes[0]?.text).toMatch(/start: "?1:00"?\nend: "?1:01:40"?\n/);
});

test('a talk without a date takes the first day of its event, and is told when there is none', () => {
  const { date, ...undated } = SOIL;
  const event = { kind: 'event' as const, origin: origin('e'), name: 'Meadow Day 2020', start: '2020-03-01' };
  expect(plan([alone(undated)], {}, { events: [event] }).changes[0]?.text).toContain('date: 2020-03-01\n');
  const { changes, diagnostics } = plan([alone(undated)]);
  expect([changes, diagnostics.map(({ code }) => code)]).toEqual([[], ['import/record-skipped']]);
});

test('people and events that have a file keep it', () => {
  const person = (name: string) => ({ kind: 'speaker' as const, origin: origin(name), name, body: 'Digs.' });
  const done = plan([], {}, { people: [person('Bo Known'), person('Cy New'), person('CY NEW')] });
  expect(done.changes.map(({ path }) => path)).toEqual(['content/speakers/cy-new.md']);
});
