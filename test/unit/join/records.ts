/** Short records for the tests of joining. */
import { joinRecords } from '../../../src/join/join.ts';
import type { JoinInput, KnownTalk } from '../../../src/join/known-talk.ts';
import type { JoinResult } from '../../../src/join/result.ts';
import type { ImportedResponse, ImportedTalk, TalkFacts } from '../../../src/model/imported.ts';

export interface Brief extends Partial<ImportedTalk> {
  readonly by?: readonly string[];
  readonly on?: string;
  readonly at?: string;
  readonly video?: string;
  readonly from?: string;
}

/** `talk('a', 'Title', { by: ['Jane Doe'], on: '2018-06-27', at: 'ExampleConf 2018' })`; every key is of another source unless `from` says which. */
export function talk(key: string, title: string, { by, on, at, video, from, ...rest }: Brief = {}): ImportedTalk {
  return {
    kind: 'talk',
    origin: { system: 'test', source: from ?? `${key}.html`, key },
    title,
    ...factsOf({ by, on, at, video }),
    ...rest,
  };
}

type Facts = { readonly [Key in 'by' | 'on' | 'at' | 'video']: Brief[Key] | undefined };

function factsOf({ by, on, at, video }: Facts): TalkFacts {
  return {
    ...(by === undefined ? {} : { speakers: by.map((name) => ({ name })) }),
    ...(on === undefined ? {} : { date: { date: on } }),
    ...(at === undefined ? {} : { event: { name: at } }),
    ...(video === undefined ? {} : { recordings: [{ url: video }] }),
  };
}

export function response(
  key: string,
  about: Brief & { readonly title?: string },
  rest: Partial<ImportedResponse> = {},
): ImportedResponse {
  const { by, on, at, video, title } = about;
  return {
    kind: 'response',
    origin: { system: 'notes', source: `${key}.md`, key },
    title: 'Notes',
    body: 'Three things to remember.',
    about: { ...(title === undefined ? {} : { title }), ...factsOf({ by, on, at, video }) },
    ...rest,
  };
}

export function known(id: string, facts: ImportedTalk, origins: KnownTalk['origins'] = []): KnownTalk {
  const { kind, origin, ...rest } = facts;
  return { id, path: `content/talks/${id}.md`, facts: rest, origins };
}

export function join(records: JoinInput['records'], rest: Partial<JoinInput> = {}): JoinResult {
  return joinRecords({ records, talks: [], responses: [], answers: [], ...rest }).value;
}

/** The keys of the records of each joined talk. */
export function keysOf(result: JoinResult): readonly string[] {
  return result.talks
    .map(({ from }) =>
      from
        .map(({ origin }) => origin.key)
        .sort()
        .join('+'),
    )
    .sort();
}

/** An archive that has what was joined, as an import would have written it. */
export function archiveOf(result: JoinResult): Pick<JoinInput, 'talks' | 'responses'> {
  return {
    talks: result.talks.map(({ talk: { kind, origin, ...facts }, from }, index) => ({
      id: `t${index}`,
      path: `content/talks/t${index}.md`,
      facts,
      origins: from.map((record) => record.origin),
    })),
    responses: result.talks.flatMap(({ responses }, index) =>
      responses.map(({ origin, title }, place) => {
        const id = `t${index}-${place}`;
        return { id, path: `content/responses/${id}.md`, title, talk: `t${index}`, origins: [origin] };
      }),
    ),
  };
}
