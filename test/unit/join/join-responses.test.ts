import { describe, expect, test } from 'vitest';
import { originKey } from '../../../src/join/origin-key.ts';
import type { ImportedResponse } from '../../../src/model/imported.ts';
import { join, known, response, talk } from './records.ts';

const jane = { by: ['Jane A. Doe'], on: '2018-06-27', at: 'Lead Dev UK 2018' };
const scaling = talk('a', 'Scaling Teams', jane);
const about = { title: 'Scaling teams', at: '#LeadDevLondon 2018' };

/** The key of the talk that a response was joined with, else the reasons of the questions about it. */
function fateOf(record: ImportedResponse, ...talks: ReturnType<typeof talk>[]): readonly (string | undefined)[] {
  const result = join([record, ...(talks.length === 0 ? [scaling] : talks)]);
  const joined = result.talks.find(({ responses }) => responses.length > 0);
  expect(result.responses).toHaveLength(joined === undefined ? 1 : 0);
  return joined === undefined ? result.proposals.map(({ reason }) => reason) : [joined.from[0]?.origin.key];
}

describe('a response belongs to a talk', () => {
  test.each([
    ['its speakers', { ...about, by: ['Doe, Jane'] }, {}],
    ['its text', about, { body: 'On stage was Jane Doe,\nfor half an hour.' }],
    ['its title', about, { title: 'Jane Doe on scaling' }],
    ['its address', about, { url: 'https://notes.example/2018/jane-doe-scaling-teams/' }],
    ['its permalink', about, { permalink: '/notes/lead-dev-jane-a-doe/' }],
  ])('of its title by the speaker in %s', (_, facts, rest) => {
    expect(fateOf(response('r', facts, rest))).toEqual(['a']);
  });

  test('of the same recording', () => {
    const video = 'https://vimeo.com/123456789';
    expect(fateOf(response('r', { video }), { ...scaling, recordings: [{ url: video }] })).toEqual(['a']);
  });

  test('at its own event, when the talk was given more than once', () => {
    const again = talk('b', 'Scaling Teams', { by: ['Jane Doe'], on: '2019-02-02', at: 'Sampledays 2019' });
    expect(fateOf(response('r', { ...about, by: ['Jane Doe'] }), scaling, again)).toEqual(['a']);
    expect(fateOf(response('r', { title: 'Scaling Teams', by: ['Jane Doe'] }), scaling, again)).toEqual([
      'the same title and speaker, given more than once',
      'the same title and speaker, given more than once',
    ]);
  });

  test('that the archive says it belongs to', () => {
    const record = response('r', {}, { url: 'https://notes.example/r/' });
    const talks = [known('x', scaling)];
    const file = { id: 'r', path: 'content/responses/r.md', title: 'R', talk: 'x', origins: [record.origin] };
    const byOrigin = join([record], { talks, responses: [file] });
    expect(byOrigin.talks).toMatchObject([{ known: { id: 'x' }, from: [], responses: [record] }]);
    expect(byOrigin.knownResponses.get(originKey(record.origin))).toBe(file);
    const byUrl = join([record], { talks, responses: [{ ...file, origins: [], url: 'http://www.notes.example/r' }] });
    expect(byUrl.talks[0]?.responses).toEqual([record]);
  });
});

describe('a response is a question', () => {
  test.each([
    ['nobody is named', about, {}, 'the same title, but the speaker is not named'],
    [
      'only its author is named',
      about,
      { author: 'Jane Doe', body: 'Notes by Jane Doe.' },
      'the same title, but the speaker is not named',
    ],
    [
      'the event is another',
      { title: 'Scaling Teams', at: 'Sampledays 2018', by: ['Jane Doe'] },
      {},
      'the same title and speaker, but another event',
    ],
    [
      'the year is another',
      { title: 'Scaling Teams', at: 'Lead Dev UK 2019', by: ['Jane Doe'] },
      {},
      'the same title and speaker, but another event',
    ],
    [
      'the title is only near',
      { title: 'Scaling Teamz', by: ['Jane Doe'] },
      {},
      'nearly the same title and the same speaker',
    ],
  ])('when %s', (_, facts, rest, reason) => {
    expect(fateOf(response('r', facts, rest))).toEqual([reason]);
  });

  test('that an answer settles for ever', () => {
    const record = response('r', about);
    const [proposal] = join([record, scaling]).proposals;
    expect(proposal?.kind).toBe('response-to');
    const talks = [known('x', scaling, [scaling.origin])];
    const same = [{ key: proposal!.key, answer: 'same' as const }];
    expect(join([record], { talks, answers: same }).talks[0]?.responses).toEqual([record]);
    const different = [{ key: proposal!.key, answer: 'different' as const }];
    const refused = join([record, scaling], { answers: different });
    expect([refused.responses, refused.proposals]).toEqual([[record], []]);
  });
});

describe("a response is nobody's", () => {
  test.each([
    ['the title is another', { title: 'Measuring Mesh', by: ['Jane Doe'] }],
    ['the title is one that many talks have', { title: 'Keynote' }],
    ['nothing is told', {}],
  ])('when %s', (_, facts) => {
    expect(fateOf(response('r', facts), scaling, talk('b', 'Keynote', jane))).toEqual([]);
  });
});
