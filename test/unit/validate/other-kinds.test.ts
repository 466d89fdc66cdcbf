import { expect, test } from 'vitest';
import { plain, readEntry } from './read.ts';

const file = (yaml: string, body = '') => `---\n${yaml}\n---\n${body}`;

test('a speaker', () => {
  const { entry, problems } = readEntry(
    'speaker',
    file(
      'name: Ada Example\naliases: [A. Example, /people/ada/]\notherNames: Ada E\nformerNames: [Old, { name: Older, shown: true }]\nurl: https://ada.example\nlinks: https://x.example/ada\nphoto: ada.jpg\norganisation: Org\npronouns: she/her',
      'Bio.',
    ),
  );
  expect(problems).toEqual([]);
  expect(plain(entry)).toMatchObject({
    name: 'Ada Example',
    aliases: ['/people/ada/'],
    otherNames: ['A. Example', 'Ada E'],
    formerNames: [
      { name: 'Old', hidden: true },
      { name: 'Older', hidden: false },
    ],
    url: 'https://ada.example',
    links: [{ title: 'x.example/ada', url: 'https://x.example/ada' }],
    photo: { source: 'ada.jpg' },
    organisation: 'Org',
    pronouns: 'she/her',
  });
});

test('an event', () => {
  expect(
    plain(
      readEntry(
        'event',
        file('name: Conf\nnames: [C]\nlocation: X\nstart: 2018-03-10\nend: 2018-03-12\ntimezone: UTC\nseries: S'),
      ).entry,
    ),
  ).toMatchObject({
    name: 'Conf',
    names: ['C'],
    start: '2018-03-10',
    end: '2018-03-12',
    timezone: 'UTC',
    series: 'S',
  });
  expect(readEntry('event', file('title: Conf\ndate: 2018-03-10')).entry).toMatchObject({
    name: 'Conf',
    start: '2018-03-10',
    end: '2018-03-10',
  });
  expect(readEntry('event', file('name: C\nstart: 2018-03-10\nend: 2018-03-09')).problems).toEqual([
    '4:6 content/date-invalid',
  ]);
});

test('a category, a page and a response', () => {
  expect(readEntry('category', file('name: CI/CD\ndescription: D')).entry).toMatchObject({
    name: 'CI/CD',
    description: 'D',
  });
  expect(readEntry('page', file('title: About\nlanguage: de')).entry).toMatchObject({ title: 'About', language: 'de' });
  expect(readEntry('page', '# First\n\nText').entry).toMatchObject({ title: 'First' });
  expect(readEntry('page', 'Text', 'how-to/start_here').entry).toMatchObject({ title: 'Start here' });
  expect(
    readEntry('response', file('title: Notes\ntalk: a\nauthor: B\ndate: 2018-03-12\nurl: https://x.example')).entry,
  ).toMatchObject({
    title: 'Notes',
    talk: 'a',
    author: 'B',
    date: '2018-03-12',
    url: 'https://x.example',
  });
});

test.each([
  ['speaker', 'url: https://x.example', ['1:1 content/missing-field']],
  ['event', 'location: x', ['1:1 content/missing-field']],
  ['category', 'description: x', ['1:1 content/missing-field']],
  ['response', 'author: x', ['1:1 content/missing-field', '1:1 content/missing-field']],
  ['speaker', 'name: A\nfoto: a.jpg', ['3:1 content/unknown-field']],
  ['response', 'title: a\ntalk: b\ndate: 2018-02-30', ['4:7 content/date-invalid']],
] as const)('a %s with %j', (kind, yaml, expected) => expect(readEntry(kind, file(yaml)).problems).toEqual(expected));

test('a body with media outside of talks keeps links', () => {
  const { entry, problems } = readEntry(
    'page',
    file('title: A', '<iframe src="https://youtu.be/aaaaaaaaaaa"></iframe>'),
  );
  expect(JSON.stringify(entry?.body.parts)).toContain('YouTube</a>');
  expect(problems).toEqual(['4:14 body/media-as-link']);
});
