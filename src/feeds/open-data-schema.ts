/** The published JSON Schema (draft 2020-12) of the open data. A test holds it and the data together. */

const text = { type: 'string' };
const url = { type: 'string', format: 'uri-reference' };
const date = { type: 'string', format: 'date' };
const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
const seconds = { type: 'number', minimum: 0 };
const count = { type: 'integer', minimum: 0 };
const year = { type: 'integer' };
const list = (items: object) => ({ type: 'array', items });
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

/** An object of these fields and no others, of which the named ones are always there. */
function record(
  properties: Readonly<Record<string, object>>,
  required: readonly string[],
  description?: string,
): object {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties,
    required,
    additionalProperties: false,
  };
}

const HEAD = { $schema: url, site: ref('site'), total: count };

/** The schema; `id` is the address at which it is published. It describes each of the three documents. */
export function openDataSchema(id: string): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Open data of a talk archive',
    description:
      'Describes talks.json (and talks-2.json and so on), speakers.json and events.json. A field without a value is absent.',
    oneOf: [ref('talkList'), ref('speakerList'), ref('eventList')],
    $defs: {
      site: record({ title: text, description: text, url, language: text }, ['title', 'url', 'language']),
      talkList: record(
        { ...HEAD, page: count, pages: count, previous: url, next: url, talks: list(ref('talk')) },
        ['site', 'total', 'page', 'pages', 'talks'],
        'Talks, newest first, at most 1,000 in one file; total counts those of all files.',
      ),
      speakerList: record({ ...HEAD, speakers: list(ref('speaker')) }, ['site', 'total', 'speakers']),
      eventList: record({ ...HEAD, events: list(ref('event')) }, ['site', 'total', 'events'], 'Events, newest first.'),
      talk: record(
        {
          id: { ...text, description: 'Stays the same when the talk moves to another address.' },
          url,
          title: text,
          date,
          startTime: time,
          endTime: time,
          utcOffset: { type: 'string', pattern: '^(Z|[+-]\\d{2}:?\\d{2})$' },
          timezone: {
            ...text,
            description: 'IANA name; without it and without utcOffset the times are those of the place.',
          },
          language: { ...text, description: 'BCP 47.' },
          description: text,
          text: { ...text, description: 'The words of the page, without markup.' },
          speakers: list(ref('appearance')),
          event: record({ id: text, name: text, location: text, url }, ['id', 'name']),
          room: text,
          categories: list(record({ id: text, name: text, url }, ['id', 'name'])),
          tags: list(text),
          recordings: list(ref('recording')),
          recordingState: { enum: ['none', 'pending', 'withdrawn', 'unlinked'] },
          slides: list(ref('slides')),
          chapters: list(record({ atSeconds: seconds, title: text }, ['atSeconds', 'title'])),
          transcripts: list(record({ url, language: text }, ['url'])),
          photos: list(record({ url, alt: text, credit: text }, ['alt'])),
          links: list(record({ title: text, url }, ['title', 'url'])),
          license: record({ name: text, spdx: text, url }, ['name']),
          deliveries: { ...list(text), description: 'Ids of other occasions of the same talk.' },
          partOf: text,
          parts: list(text),
          responses: list(record({ title: text, author: text, date, website: url, url }, ['title', 'url'])),
        },
        ['id', 'title', 'date', 'language'],
      ),
      appearance: record(
        { id: text, name: text, creditedAs: text, role: text, organisation: text, url },
        ['id', 'name', 'creditedAs'],
        'A speaker in one talk; role and organisation are those of the time.',
      ),
      recording: record(
        {
          kind: { enum: ['video', 'audio'] },
          provider: text,
          url,
          mediaId: text,
          language: text,
          note: text,
          durationSeconds: seconds,
          startSeconds: seconds,
        },
        ['kind', 'provider', 'url'],
      ),
      slides: record(
        {
          provider: text,
          url,
          mediaId: text,
          note: text,
          pages: list(record({ number: count, text, alt: text, atSeconds: seconds }, ['number', 'text'])),
        },
        [],
      ),
      speaker: record(
        {
          id: text,
          name: text,
          otherNames: list(text),
          url,
          pronouns: text,
          website: url,
          links: list(record({ title: text, url }, ['title', 'url'])),
          organisations: list(
            record({ name: text, firstYear: year, lastYear: year }, ['name', 'firstYear', 'lastYear']),
          ),
          talks: { ...list(text), description: 'Ids, newest first.' },
        },
        ['id', 'name'],
      ),
      event: record(
        {
          id: text,
          name: text,
          url,
          series: text,
          location: text,
          website: url,
          description: text,
          start: date,
          end: date,
          timezone: text,
          talks: list(text),
        },
        ['id', 'name', 'start', 'end'],
      ),
    },
  };
}
