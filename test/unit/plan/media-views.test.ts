import { expect, test } from 'vitest';
import { talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

const youtube = { provider: 'youtube', providerName: 'YouTube', kind: 'video', url: 'https://youtu.be/a' } as const;
const vimeo = { provider: 'vimeo', providerName: 'Vimeo', kind: 'video', url: 'https://vimeo.com/1' } as const;
const deck = { provider: 'slideshare', providerName: 'SlideShare', url: 'https://s.example/1', pages: [] } as const;

const view = (fields: Parameters<typeof talk>[1]) => plan([talk('a', fields)]).pageAt('/talks/talk-a/').view.talk;
const titles = (embeds: readonly { readonly title: string }[] | undefined) => embeds?.map(({ title }) => title);

test.each([
  ['one needs no number', [youtube], ['Recording']],
  ['copies at other services are the same recording', [youtube, vimeo], ['Recording', 'Recording']],
  ['several at one service are counted', [youtube, youtube, vimeo], ['Recording 1', 'Recording 2', 'Recording 3']],
  ['what the author named keeps its name', [youtube, { ...youtube, note: 'Questions' }], ['Recording', 'Questions']],
])('titles of recordings: %s', (_, recordings, expected) => {
  expect(titles(view({ recordings })?.recordings)).toEqual(expected);
});

test('several decks without a name are counted', () => {
  expect(titles(view({ slides: [deck] })?.slides)).toEqual(['Slides']);
  expect(titles(view({ slides: [deck, { ...deck, note: 'Handout' }, deck] })?.slides)).toEqual([
    'Deck 1',
    'Handout',
    'Deck 2',
  ]);
});

test('a slide that goes on with the one before says what it adds', () => {
  const texts = ['One', 'One\nmore', 'One\nmore', 'One more', '', 'Two', 'Twofold'];
  const slides = [
    { pages: texts.map((text, index) => ({ number: index + 1, text })) },
    { pages: [{ number: 8, text: 'Twofold' }] },
  ];
  expect(view({ slides })?.slidePages.map(({ text, added }) => [text, added])).toEqual([
    ['One', undefined],
    ['One\nmore', 'more'],
    ['One\nmore', ''],
    ['One more', undefined],
    ['', undefined],
    ['Two', undefined],
    ['Twofold', undefined],
    ['Twofold', undefined],
  ]);
});

test('a file of our own plays its part of the recording of the whole', () => {
  const film = { provider: 'file', providerName: 'File', kind: 'video', url: 'film.mp4' } as const;
  const { pageAt } = plan(
    [talk('a', { recordings: [film] }), talk('b', { partOf: 'a', partStartSeconds: 60, partEndSeconds: 90 })],
    { assets: ['content/talks/film.mp4'] },
  );
  expect(pageAt('/talks/talk-b/').view.talk?.recordings[0]).toMatchObject({
    file: { src: '/talks/talk-a/film.mp4#t=60,90', type: 'video/mp4' },
    startSeconds: 60,
    endSeconds: 90,
  });
});

test.each([
  ['DSC01761', ''],
  ['IMG_20171107_101500.jpg', ''],
  ['The hall', 'The hall'],
  ['P4 routers', 'P4 routers'],
])('a description that a camera made is none: %s', (alt, expected) => {
  const photos = [{ image: { source: 'https://pics.example/a.jpg' }, alt }];
  expect(view({ photos })?.photos[0]?.alt).toBe(expected);
});

test.each([
  ['Conf', '2018-05-01', 'Conf · 2018'],
  ['Conf 2018', '2018-05-01', 'Conf 2018'],
  ['Conference on Bridges and Tunnels 2018', '2018-05-01', 'Conference on Bridges and Tunnels 2018'],
  ['The Conference on Bridges, Tunnels and Ferries 2018', '2018-05-01', 'The Conference on Bridges, Tunnels… · 2018'],
])('a drawn cover names the event and the year once: %s', (event, date, expected) => {
  expect(plan([talk('a', { event, date })]).pageAt('/').view.talks?.[0]?.cover.art.label).toBe(expected);
});

test('a talk without an event shows its place, and a draft says so', () => {
  const { pageAt } = plan([talk('a', { location: 'Utrecht', draft: true }), talk('b', { event: 'Conf' })], {
    drafts: true,
  });
  const cards = pageAt('/').view.talks;
  expect(cards?.map(({ location, draft }) => [location, draft])).toContainEqual(['Utrecht', true]);
  expect(cards?.map(({ location, draft }) => [location, draft])).toContainEqual([undefined, undefined]);
  expect(pageAt('/talks/talk-a/').view.talk).toMatchObject({ location: 'Utrecht', draft: true });
});
