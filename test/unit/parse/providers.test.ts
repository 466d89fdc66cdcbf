import { describe, expect, test } from 'vitest';
import { recogniseMedia } from '../../../src/model/providers.ts';

const HOSTS = ['tube.example.org'];
const read = (url: string) => recogniseMedia(new URL(url), HOSTS);
const ID = '1AbCdEfGhIjKlMnOpQrStUvWxYz';
const UUID = '9c9de5e8-0a1e-484a-b099-e80766180a6d';

describe('frame addresses are built from exact hosts and paths', () => {
  const nocookie = 'https://www.youtube-nocookie.com/embed/aaaaaaaaaaa';
  test.each([
    ['https://www.youtube.com/watch?v=aaaaaaaaaaa', 'youtube', nocookie],
    ['http://youtube.com/embed/aaaaaaaaaaa?rel=0', 'youtube', nocookie],
    ['https://m.youtube.com/watch?v=aaaaaaaaaaa&t=90', 'youtube', `${nocookie}?start=90`],
    ['https://youtu.be/aaaaaaaaaaa?t=1h2m3s', 'youtube', `${nocookie}?start=3723`],
    ['https://www.youtube-nocookie.com/embed/aaaaaaaaaaa?start=5', 'youtube', `${nocookie}?start=5`],
    ['https://www.youtube.com/live/aaaaaaaaaaa', 'youtube', nocookie],
    ['https://www.youtube.com/shorts/aaaaaaaaaaa', 'youtube', nocookie],
    [
      'https://www.youtube.com/playlist?list=PLabcdefghijklmnop',
      'youtube',
      'https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghijklmnop',
    ],
    ['https://player.vimeo.com/video/233650471', 'vimeo', 'https://player.vimeo.com/video/233650471?dnt=1'],
    ['https://vimeo.com/233650471/0a1b2c3d4e', 'vimeo', 'https://player.vimeo.com/video/233650471?h=0a1b2c3d4e&dnt=1'],
    [
      'https://vimeo.com/channels/staff/233650471#t=30s',
      'vimeo',
      'https://player.vimeo.com/video/233650471?dnt=1#t=30s',
    ],
    [
      `https://docs.google.com/presentation/d/${ID}/edit#slide=id.p`,
      'google-slides',
      `https://docs.google.com/presentation/d/${ID}/embed`,
    ],
    [
      `https://docs.google.com/presentation/d/e/2PACX-1v${ID}/pub?start=false`,
      'google-slides',
      `https://docs.google.com/presentation/d/e/2PACX-1v${ID}/embed`,
    ],
    [
      `https://docs.google.com/a/example.org/presentation/d/${ID}/embed`,
      'google-slides',
      `https://docs.google.com/presentation/d/${ID}/embed`,
    ],
    [`https://drive.google.com/file/d/${ID}/preview`, 'google-drive', `https://drive.google.com/file/d/${ID}/preview`],
    [`https://drive.google.com/open?id=${ID}`, 'google-drive', `https://drive.google.com/file/d/${ID}/preview`],
    [
      'https://www.slideshare.net/slideshow/embed_code/key/jnUS12YIadZq6f',
      'slideshare',
      'https://www.slideshare.net/slideshow/embed_code/key/jnUS12YIadZq6f',
    ],
    [
      'https://www.slideshare.net/slideshow/embed_code/12345678',
      'slideshare',
      'https://www.slideshare.net/slideshow/embed_code/12345678',
    ],
    ['https://www.slideshare.net/ada/my-talk', 'slideshare', undefined],
    [
      'https://speakerdeck.com/player/0123456789abcdef0123456789abcdef',
      'speakerdeck',
      'https://speakerdeck.com/player/0123456789abcdef0123456789abcdef',
    ],
    ['https://speakerdeck.com/ada/my-talk', 'speakerdeck', undefined],
    ['https://archive.org/details/my_talk-2018', 'internet-archive', 'https://archive.org/embed/my_talk-2018'],
    ['https://media.ccc.de/v/34c3-9095-talk', 'media-ccc', 'https://media.ccc.de/v/34c3-9095-talk/oembed'],
    ['https://noti.st/ada/AbC123', 'notist', 'https://noti.st/ada/AbC123/embed'],
    [
      `https://tube.example.org/videos/embed/${UUID}?start=10s`,
      'peertube',
      `https://tube.example.org/videos/embed/${UUID}?start=10s`,
    ],
    [
      'https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
      'peertube',
      'https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv',
    ],
    ['https://tube.example.org/player?x=1', 'frame', 'https://tube.example.org/player?x=1'],
    ['https://x.example/talk.pdf', 'pdf', undefined],
    ['https://tube.example.org/talk.pdf?x=1', 'pdf', 'https://tube.example.org/talk.pdf'],
    ['https://x.example/talk.MP4?download', 'file', undefined],
  ])('%s', (url, provider, frameUrl) => {
    const { source } = read(url)!;
    expect([source.provider, source.frameUrl]).toEqual([provider, frameUrl]);
    expect(source.url).toMatch(/^https?:\/\//);
  });
});

test.each([
  'https://www.youtube.com.evil.example/embed/aaaaaaaaaaa',
  'https://evil.example/embed/aaaaaaaaaaa',
  'https://www.youtube.com:444/embed/aaaaaaaaaaa',
  'https://user@www.youtube.com/embed/aaaaaaaaaaa',
  'https://www.youtube.com./embed/aaaaaaaaaaa',
  'https://www.youtube.com/embed/aaaaaaaaaaa%22onload',
  'https://www.youtube.com/redirect?q=https://evil.example',
  'https://www.youtube.com/@ada',
  'https://docs.google.com/forms/d/e/1FAIpQLSaaaaaaaaaa/viewform',
  'https://docs.google.com/document/d/1AbCdEfGhIjKlMnOpQrStUv/edit',
  'https://drive.google.com/uc?id=0B3o8rnwkwKWYb2hk',
  'https://speakerdeck.com/player/zzzz',
  'https://other.example.org/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d',
  'https://constructor/embed/aaaaaaaaaaa',
  'ftp://x.example/talk.mp4',
])('%s is not recognised', (url) => expect(read(url)).toBeUndefined());

test('a start in the address is read in every spelling', () => {
  const start = (query: string) => read(`https://www.youtube.com/watch?v=aaaaaaaaaaa${query}`)?.startSeconds;
  expect(['&t=90', '&t=1m30s', '&start=90', '#t=90', '&t=0', '&t=x', ''].map(start)).toEqual([
    90,
    90,
    90,
    90,
    undefined,
    undefined,
    undefined,
  ]);
});
