import { describe, expect, test } from 'vitest';
import { joinRecords } from '../../../src/join/join.ts';
import { originKey } from '../../../src/join/origin-key.ts';
import { join, keysOf, known, talk } from './records.ts';

const jane = { by: ['Jane Doe'], on: '2018-06-27', at: 'ExampleConf 2018' };
const questions = (result: ReturnType<typeof join>) => result.proposals.map(({ kind, reason }) => `${kind}: ${reason}`);

describe('a title and a speaker in common', () => {
  test.each([
    ['Scaling “Teams”', "scaling  'teams'!"],
    ['Scaling Teams (Keynote)', 'Scaling Teams'],
    ['[Lightning talk] Scaling Teams', 'Video: Scaling Teams'],
    ['Scaling Teams | Slides', 'Scaling Teams'],
    ['Über Größe', 'UBER GROSSE'],
    ['Café society', 'Cafe\u0301 society'],
    ['容器编排的未来', '容器编排的未来'],
    ['Ops & Teams', 'Ops and Teams'],
  ])('join %s and %s', (first, second) => {
    expect(keysOf(join([talk('a', first, jane), talk('b', second, jane)]))).toEqual(['a+b']);
  });

  test.each([
    ['Elizabeth K Joseph', 'Elizabeth K. Joseph'],
    ['Joseph, Elizabeth', 'Elizabeth Joseph'],
    ['Elizabeth K. Joseph', 'Elizabeth Joseph'],
    ['José Núñez', 'Jose Nunez'],
    ['山田 太郎', '山田太郎'],
  ])('know %s and %s as one person', (first, second) => {
    expect(
      keysOf(join([talk('a', 'Scaling Teams', { by: [first] }), talk('b', 'Scaling Teams', { by: [second] })])),
    ).toEqual(['a+b']);
  });

  test('are enough when one side has no date and no event', () => {
    const result = join([talk('a', 'Scaling Teams', jane), talk('b', 'Scaling Teams', { by: ['Jane Doe'] })]);
    expect(keysOf(result)).toEqual(['a+b']);
    expect(result.proposals).toEqual([]);
    expect(result.talks[0]?.talk.date?.date).toBe('2018-06-27');
  });

  test.each(['#LeadDevLondon 2018', 'LeadDevLondon 2018', 'Lead Dev UK 2018', 'The Lead Developer London 2018'])(
    'join when the event is spelled %s',
    (at) => {
      const first = talk('a', 'Scaling Teams', { ...jane, at: 'LeadDevLondon 2018' });
      expect(keysOf(join([first, talk('b', 'Scaling Teams', { by: ['Jane Doe'], at })]))).toEqual(['a+b']);
    },
  );

  test.each([
    ['Technical Onboarding', 'Technical On-boarding.'],
    ['A/B Testing Explained', 'AB Testing Explained'],
    ['A Filesystem in Python3', 'A file system in Python 3'],
  ])('are enough where only signs and spaces differ: %s', (one, other) => {
    const result = join([talk('a', one, jane), talk('b', other, jane)]);
    expect([keysOf(result), result.proposals]).toEqual([['a+b'], []]);
  });

  test('do not join titles that differ in a sign that counts', () => {
    expect(keysOf(join([talk('a', 'Advanced C', jane), talk('b', 'Advanced C++', jane)]))).toEqual(['a', 'b']);
  });

  test('join nothing by a title of signs alone', () => {
    const result = join([talk('a', '???', jane), talk('b', '!!!', jane), talk('c', '🚀🚀', jane)]);
    expect(keysOf(result)).toEqual(['a', 'b', 'c']);
    expect(result.proposals).toEqual([]);
  });

  test('join titles of three hundred characters', () => {
    const long = 'words of a very long title '.repeat(12);
    expect(keysOf(join([talk('a', long, jane), talk('b', long.toUpperCase(), jane)]))).toEqual(['a+b']);
  });
});

describe('one title by other people', () => {
  test('stays two talks without a question when the events differ clearly', () => {
    const result = join([
      talk('a', 'Introduction to Kubernetes', jane),
      talk('b', 'Introduction to Kubernetes', { by: ['John Roe'], on: '2017-02-03', at: 'Sampledays 2017' }),
    ]);
    expect(keysOf(result)).toEqual(['a', 'b']);
    expect(result.proposals).toEqual([]);
    expect(result.talks.every(({ talk: { deliveryOf } }) => deliveryOf === undefined)).toBe(true);
  });

  test('stays two talks where one source lists a panel and a talk', () => {
    const result = join([
      talk('a', 'The future of operations', { ...jane, from: 'schedule.json' }),
      talk('b', 'The future of operations', { ...jane, by: ['A One', 'B Two', 'C Three'], from: 'schedule.json' }),
      talk('c', 'Panel: The future of operations', { ...jane, by: ['Jane Doe', 'B Two'], from: 'schedule.json' }),
    ]);
    expect(keysOf(result)).toEqual(['a', 'b', 'c']);
    expect(result.proposals).toEqual([]);
  });
});

describe('deliveries', () => {
  const three = [
    talk('c', 'Scaling Teams', { by: ['Jane Doe'], on: '2018-11-02', at: 'Sampledays 2018' }),
    talk('a', 'Scaling Teams', { by: ['Jane Doe'], on: '2017-03-01', at: 'FooCamp' }),
    talk('b', 'Scaling Teams', jane),
  ];

  test('of one talk at three events name the earliest', () => {
    const result = join(three);
    expect(keysOf(result)).toEqual(['a', 'b', 'c']);
    const of = Object.fromEntries(result.talks.map((joined) => [joined.from[0]!.origin.key, joined.talk.deliveryOf]));
    expect(of).toEqual({ a: undefined, b: originKey(three[1]!.origin), c: originKey(three[1]!.origin) });
  });

  test('name a talk of the archive by its id', () => {
    const result = join([three[0]!], { talks: [known('2018/scaling', three[2]!)] });
    expect(result.talks.map(({ talk: { deliveryOf } }) => deliveryOf)).toEqual(['2018/scaling']);
  });

  test('raise a question when it is not said which of them a further source means', () => {
    const result = join([...three, talk('d', 'Scaling Teams', { by: ['Jane Doe'] })]);
    expect(keysOf(result)).toEqual(['a', 'b', 'c', 'd']);
    expect(result.proposals).toHaveLength(3);
    expect(result.proposals[0]).toMatchObject({ kind: 'same-talk' });
  });

  test('are a question when the titles are only near', () => {
    const near = talk('d', 'Scaling Teams: lessons from a year', {
      by: ['Jane Doe'],
      on: '2016-05-05',
      at: 'Meshdays',
    });
    const [question, ...others] = questions(join([...three.slice(1), near]));
    expect(question).toBe('delivery: the same title, once with a subtitle and the same speaker, on another occasion');
    expect(others).toEqual([]);
  });

  test('are none of a title that many talks have', () => {
    const result = join(three.map((record) => ({ ...record, title: 'Keynote' })));
    expect(keysOf(result)).toEqual(['a', 'b', 'c']);
    expect(result.talks.some(({ talk: { deliveryOf } }) => deliveryOf !== undefined)).toBe(false);
  });

  test('keep what a source says of them, with a key that holds beyond it', () => {
    const record = talk('d', 'Another', { deliveryOf: 'a', partOf: 'day-1', from: 's' });
    const [joined] = join([record]).talks;
    expect(joined?.talk.deliveryOf).toBe('test|s|a');
    expect(joined?.talk.partOf).toBe('test|s|day-1');
  });
});

describe('one recording', () => {
  const video = 'https://www.youtube.com/watch?v=abcdefghijk';

  test('joins talks under their two titles', () => {
    const other = talk('b', 'ExampleConf 2018: Jane Doe - Scaling Teams', { video: 'https://youtu.be/abcdefghijk' });
    expect(keysOf(join([talk('a', 'Scaling Teams', { ...jane, video }), other]))).toEqual(['a+b']);
  });

  test('is a question where nothing else agrees', () => {
    const result = join([talk('a', 'Scaling Teams', { ...jane, video }), talk('b', 'Day one', { video })]);
    expect(keysOf(result)).toEqual(['a', 'b']);
    expect(questions(result)).toEqual(['same-talk: the same recording, but another title']);
  });

  test('of a whole day joins nothing', () => {
    const result = join([
      talk('a', 'Scaling Teams', { ...jane, video, from: 'schedule.json' }),
      talk('b', 'Measuring Mesh', { ...jane, by: ['John Roe'], video, from: 'schedule.json' }),
      talk('c', 'Track one, whole day', { video }),
    ]);
    expect(keysOf(result)).toEqual(['a', 'b', 'c']);
    expect(result.proposals).toEqual([]);
  });

  test.each([
    ['a playlist', { video: 'https://www.youtube.com/playlist?list=PLabcdefghijklmn' }],
    ['a part of it', { video, partStartSeconds: 90 }],
    ['a moment of it', { video: `${video}&t=90` }],
    ['a page', { video: 'https://example.org/videos' }],
  ])('is no evidence when it is %s', (_, media) => {
    const result = join([talk('a', 'Scaling Teams', { ...jane, ...media }), talk('b', 'Measuring Mesh', { ...media })]);
    expect(keysOf(result)).toEqual(['a', 'b']);
    expect(result.proposals).toEqual([]);
  });
});

describe('a doubt', () => {
  test.each([
    [
      'a near title',
      'Scaling Teams in five easy steps',
      { ...jane },
      'Scaling Teams in five steps',
      { ...jane },
      'nearly the same title and the same speaker',
    ],
    [
      'a slip of the pen',
      'Kuberntes in production',
      { ...jane },
      'Kubernetes in production',
      { ...jane },
      'nearly the same title and the same speaker',
    ],
    [
      'no speaker on one side',
      'Scaling Teams',
      { ...jane },
      'Scaling Teams',
      {},
      'the same title, but no speaker on one side',
    ],
    [
      'names that are alike',
      'Scaling Teams',
      { ...jane, by: ['Bob Smith'] },
      'Scaling Teams',
      { ...jane, by: ['Robert Smith'] },
      'the same title, and speakers of similar names',
    ],
    [
      'a title that many have',
      'Lightning Talks',
      { by: ['Jane Doe'] },
      'Lightning Talks',
      { ...jane },
      'the same speaker, but a title that many talks have',
    ],
    [
      'two events on one day',
      'Scaling Teams',
      { ...jane },
      'Scaling Teams',
      { ...jane, at: 'Sampledays 2018' },
      'the same title, speaker and nearly the same day, but another event',
    ],
    [
      'events of one series',
      'Scaling Teams',
      { by: ['Jane Doe'], at: 'DevOpsDays Berlin 2018' },
      'Scaling Teams',
      { by: ['Jane Doe'], at: 'DevOpsDays London 2018' },
      'the same title and speaker, and events of similar names',
    ],
  ])('arises from %s', (_, first, a, second, b, reason) => {
    const input = { records: [talk('a', first, a), talk('b', second, b)], talks: [], responses: [], answers: [] };
    const { value, diagnostics } = joinRecords(input);
    expect(keysOf(value)).toEqual(['a', 'b']);
    expect(value.proposals).toEqual([
      {
        key: 'same-talk talk:test|a.html|a talk:test|b.html|b',
        kind: 'same-talk',
        first: { title: first, origin: input.records[0]!.origin },
        second: { title: second, origin: input.records[1]!.origin },
        reason,
      },
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['import/doubtful-join']);
  });

  test.each([
    ['parts', 'Deep dive, part 1 of the story', 'Deep dive, part 2 of the story'],
    ['versions', 'What is new in Java 8', 'What is new in Java 9'],
  ])('does not arise from %s', (_, first, second) => {
    expect(join([talk('a', first, jane), talk('b', second, jane)]).proposals).toEqual([]);
  });

  test('of a title that many have is none on one day of one event', () => {
    expect(keysOf(join([talk('a', 'Welcome', jane), talk('b', 'Welcome', jane)]))).toEqual(['a+b']);
  });

  test('is settled for ever by the answer "different", also when both are files', () => {
    const records = [talk('a', 'Scaling Teams', jane), talk('b', 'Scaling Teams', { on: '2018-06-27' })];
    const [proposal] = join(records).proposals;
    const answers = [{ key: proposal!.key, answer: 'different' as const }];
    expect(join(records, { answers })).toMatchObject({ proposals: [] });
    const talks = [known('x', records[0]!, [records[0]!.origin]), known('y', records[1]!, [records[1]!.origin])];
    expect(join(records, { answers, talks }).proposals).toEqual([]);
  });

  test('is joined by the answer "same", also when both are files', () => {
    const records = [talk('a', 'Scaling Teams', jane), talk('b', 'Scaling Teams', { on: '2018-06-27' })];
    const [proposal] = join(records).proposals;
    const answers = [{ key: proposal!.key, answer: 'same' as const }];
    expect(keysOf(join(records, { answers }))).toEqual(['a+b']);
    const talks = [known('x', records[0]!, [records[0]!.origin]), known('y', records[1]!, [records[1]!.origin])];
    const [joined, ...others] = join(records, { answers, talks }).talks;
    expect(others).toEqual([]);
    expect(joined?.absorbed.map(({ id }) => id)).toEqual(['y']);
  });

  test('answered "different" is stronger than the same title and speaker', () => {
    const records = [talk('a', 'Scaling Teams', jane), talk('b', 'Scaling Teams', jane)];
    const answers = [{ key: 'same-talk talk:test|a.html|a talk:test|b.html|b', answer: 'different' as const }];
    expect(keysOf(join(records, { answers }))).toEqual(['a', 'b']);
  });
});

describe('an archive', () => {
  test('knows the same origin again, whatever else changed', () => {
    const before = talk('a', 'Scaling Teams', jane);
    const after = talk('a', 'Growing Groups', { by: ['John Roe'], on: '2020-01-01' });
    const [joined, ...others] = join([after], { talks: [known('x', before, [before.origin])] }).talks;
    expect(others).toEqual([]);
    expect(joined?.known?.id).toBe('x');
    expect(joined?.talk.title).toBe('Growing Groups');
  });

  test('that has a talk twice is asked which of them is meant', () => {
    const talks = [known('x', talk('x', 'Scaling Teams', jane)), known('y', talk('y', 'Scaling Teams', jane))];
    const result = join([talk('a', 'Scaling Teams', jane)], { talks });
    expect(keysOf(result)).toEqual(['a']);
    expect(result.talks[0]?.known).toBeUndefined();
    expect(result.proposals.map(({ second }) => second.path)).toEqual(['content/talks/x.md', 'content/talks/y.md']);
  });

  test('gives nothing back of which no source tells', () => {
    expect(join([], { talks: [known('x', talk('x', 'Scaling Teams', jane))] }).talks).toEqual([]);
  });
});
