import { expect, test } from 'vitest';
import { join, known, response, talk } from './records.ts';

const jane = { by: ['Jane Doe'], on: '2018-06-27', at: 'LeadDevLondon 2018' };
const merge = (...records: Parameters<typeof join>[0]) => {
  const result = join(records);
  expect(result.talks).toHaveLength(1);
  return result.talks[0]!;
};

test('a single record stays as it is', () => {
  const record = talk('a', 'Scaling Teams', { ...jane, tags: ['a', 'b'], extra: { track: 2 }, body: 'Text' });
  expect(merge(record)).toMatchObject({ talk: record, from: [record], differences: [] });
});

test('the record that tells most leads, others fill its gaps', () => {
  const poor = talk('a', 'Scaling teams', { by: ['Jane Doe'], description: 'Short.', body: 'Long.' });
  const rich = talk('b', 'Scaling Teams', { ...jane, description: 'Other.', room: 'R1' });
  const { talk: merged, from, differences } = merge(poor, rich);
  expect(from).toEqual([rich, poor]);
  expect(merged).toMatchObject({
    title: 'Scaling Teams',
    description: 'Other.',
    room: 'R1',
    body: 'Long.',
    origin: rich.origin,
  });
  expect(differences).toEqual([{ field: 'description', value: 'Short.', origin: poor.origin }]);
});

test('a written file leads before a record that tells more', () => {
  const written = talk('b', 'Scaling Teams', { by: ['Jane Doe'], written: '---\n---\n' });
  expect(merge(talk('a', 'Scaling Teams', jane), written).from[0]).toBe(written);
});

test('a file of the archive leads, until all that it was made of is there again', () => {
  const file = known('x', talk('x', 'Scaling Teams', { ...jane, description: 'By hand.' }));
  const record = talk('a', 'Scaling Teams', { ...jane, description: 'Of the source.', room: 'R1' });
  const [joined] = join([record], { talks: [file] }).talks;
  expect(joined?.talk).toMatchObject({ description: 'By hand.', room: 'R1' });
  expect(joined?.differences.map(({ value }) => value)).toEqual(['Of the source.']);
  const [again] = join([record], { talks: [{ ...file, origins: [record.origin] }] }).talks;
  expect(again?.talk.description).toBe('Of the source.');
});

test('lists are united, each thing once', () => {
  const first = talk('a', 'Scaling Teams', {
    ...jane,
    recordings: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk' }],
    slides: [{ url: 'https://speakerdeck.com/jane/scaling', pages: [] }],
    captions: [{ format: 'vtt', text: 'WEBVTT', language: 'en' }],
    chapters: [{ atSeconds: 60, title: 'Two' }],
    photos: [{ image: 'https://example.org/1.jpg', alt: 'One' }],
    links: [{ title: 'Site', url: 'https://example.org/' }],
    tags: ['Teams'],
  });
  const second = talk('b', 'Scaling Teams', {
    ...jane,
    recordings: [{ url: 'https://youtu.be/abcdefghijk', durationSeconds: 90 }, { url: 'https://vimeo.com/123456' }],
    slides: [{ pages: [{ number: 1, text: 'Hello' }] }],
    captions: [{ format: 'vtt', text: 'WEBVTT 2', language: 'de' }],
    chapters: [{ atSeconds: 0, title: 'One' }],
    photos: [{ image: 'https://example.org/2.jpg', alt: 'Two' }],
    links: [{ title: 'Site', url: 'http://www.example.org' }],
    tags: ['teams', 'Scale'],
  });
  const { talk: merged, differences } = merge(first, second);
  expect(merged).toMatchObject({
    recordings: [
      { url: 'https://www.youtube.com/watch?v=abcdefghijk', durationSeconds: 90 },
      { url: 'https://vimeo.com/123456' },
    ],
    slides: [{ url: 'https://speakerdeck.com/jane/scaling', pages: [{ number: 1, text: 'Hello' }] }],
    chapters: [
      { atSeconds: 0, title: 'One' },
      { atSeconds: 60, title: 'Two' },
    ],
    tags: ['Teams', 'Scale'],
  });
  expect(merged.captions?.map(({ language }) => language)).toEqual(['en', 'de']);
  expect(merged.photos).toHaveLength(2);
  expect(merged.links).toHaveLength(1);
  expect(differences).toEqual([]);
});

test('speakers are united, and a name that may be one of them is a difference', () => {
  const { talk: merged, differences } = merge(
    talk('a', 'Scaling Teams', { ...jane, speakers: [{ name: 'Jane Doe' }, { name: 'Robert Smith' }] }),
    talk('b', 'Scaling Teams', {
      ...jane,
      speakers: [{ name: 'Doe, Jane', organisation: 'Acme' }, { name: 'Bob Smith' }, { name: 'A New' }],
    }),
  );
  expect(merged.speakers).toEqual([
    { name: 'Jane Doe', organisation: 'Acme' },
    { name: 'Robert Smith' },
    { name: 'A New' },
  ]);
  expect(differences.map(({ value }) => value)).toEqual(['Doe, Jane', 'Bob Smith']);
});

test('of responses the recordings, the most readable event and missing speakers are taken, the rest is remembered', () => {
  const { talk: merged, differences } = merge(
    talk('a', 'Scaling Teams', { by: ['Jane Doe'], on: '2018-06-27' }),
    response('r', { title: 'Scaling Teams', by: ['Jane Doe', 'John Roe'], at: '#LeadDevLondon 2018' }),
    response('s', {
      title: 'Scaling Teams',
      by: ['Jane Doe'],
      at: 'Lead Dev London 2018',
      on: '2018-06-28',
      video: 'https://vimeo.com/123456',
    }),
  );
  expect(merged.event).toEqual({ name: 'Lead Dev London 2018' });
  expect(merged.recordings).toEqual([{ url: 'https://vimeo.com/123456' }]);
  expect(merged.speakers?.map(({ name }) => name)).toEqual(['Jane Doe', 'John Roe']);
  expect(merged.date).toEqual({ date: '2018-06-27' });
  expect(differences.map(({ field, value }) => [field, value])).toEqual([['date', '{"date":"2018-06-28"}']]);
});

test('what differs in signs, capitals and white space only is no difference', () => {
  const { differences } = merge(
    talk('a', 'Scaling Teams: A “How-To”', {
      ...jane,
      by: ['Jane Doe', 'Jean-Luc Roe'],
      description: 'It’s about teams – and people.',
      license: 'CC-BY-4.0',
      body: 'One\n\ntwo.',
      categories: ['Dev Ops'],
      extra: { track: 'Main Stage' },
    }),
    talk('b', 'Scaling teams - a "how to"', {
      by: ['JANE DOE', 'JeanLuc Roe'],
      on: jane.on,
      at: '#LeadDevLondon 2018',
      description: "It's about teams - and people",
      license: 'CC BY 4.0',
      body: 'One two',
      categories: ['DevOps'],
      extra: { track: 'main stage' },
    }),
  );
  expect(differences).toEqual([]);
});

test('another word, number, sign of a language or address is a difference', () => {
  const { differences } = merge(
    talk('a', 'Scaling Teams', { ...jane, room: 'Room 1.2', description: 'On C.', license: 'https://x.org/a-b' }),
    talk('b', 'Scaling Teams', { ...jane, room: 'Room 12', description: 'On C++.', license: 'https://x.org/a_b' }),
  );
  expect(differences.map(({ field }) => field)).toEqual(['room', 'description', 'license']);
});

test('a time of day fills a date, and an old address becomes an alias', () => {
  const { talk: merged } = merge(
    talk('a', 'Scaling Teams', { ...jane, permalink: '/a/' }),
    talk('b', 'Scaling Teams', {
      ...jane,
      on: '2018-06-27',
      date: { date: '2018-06-27', start: '10:00' },
      permalink: '/b/',
    }),
  );
  expect(merged).toMatchObject({ date: { date: '2018-06-27', start: '10:00' }, permalink: '/a/', aliases: ['/b/'] });
});

test('keys of a source that look like parts of objects do no harm', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}');
  const { talk: merged } = merge(
    talk('a', 'Scaling Teams', { ...jane, extra: { track: 1 } }),
    talk('b', 'Scaling Teams', { ...jane, extra: hostile }),
  );
  expect(Object.keys(merged.extra ?? {}).sort()).toEqual(['__proto__', 'constructor', 'track']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
