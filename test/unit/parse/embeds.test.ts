import { describe, expect, test } from 'vitest';
import type { Body } from '../../../src/model/entry.ts';
import { parseBody } from '../../../src/parse/body.ts';

function read(text: string, keepsMedia = true, frameHosts: readonly string[] = []) {
  const { value, diagnostics } = parseBody({ path: 'a.md', text, firstLine: 10, frameHosts, keepsMedia });
  return { ...value, html: html(value.body), codes: diagnostics.map((item) => item.code), diagnostics };
}

function html(body: Body): string {
  return body.parts
    .map((part) => (typeof part === 'string' ? part : part.kind === 'link' ? part.href : `[${part.image.source}]`))
    .join('');
}

const frame = (src: string) => `<iframe src="${src}" width="640"></iframe>`;
const DECK = 'https://docs.google.com/presentation/d/1AbCdEfGhIjKlMnOpQrStUv/embed?start=false';
const VIDEO = 'https://www.youtube.com/embed/aaaaaaaaaaa';

describe('headings', () => {
  test('that lose all their content go, parents included; others stay', () => {
    const text = `# Abstract\n\nWords.\n\n# Media\n## Slides\n\n${frame(DECK)}\n\n## Video\n\n${frame(VIDEO)}\n\n# Notes\n\nMore.`;
    expect(read(text).body.headings.map((heading) => heading.text)).toEqual(['Abstract', 'Notes']);
    expect(read('# Slides to follow\n').body.headings).toHaveLength(1);
    expect(read(`# Video\n\nA word before.\n\n${frame(VIDEO)}`).body.headings).toHaveLength(1);
  });

  test('never decide what a medium is', () => {
    const { embedded } = read(`# Slides\n\n${frame(VIDEO)}\n\n# Video\n\n${frame(DECK)}`);
    expect(embedded.recordings.map((item) => item.provider)).toEqual(['youtube']);
    expect(embedded.slides.map((item) => item.provider)).toEqual(['google-slides']);
  });

  test.each([
    ['# Video\n## Part 2', 'Part 2'],
    ['# Interview', 'Interview'],
    ["# Ada's talk\n## Slides", "Ada's talk"],
    ['# Slides: Service discovery', 'Service discovery'],
    ['# Video recordings', undefined],
    ['# Folien & Aufzeichnung', undefined],
    ['# Grabación del vídeo', undefined],
    ["# Vidéo de l'enregistrement 2", "Vidéo de l'enregistrement 2"],
    ['# Enregistrement vidéo', undefined],
    ['# Abstract', undefined],
  ])('%j names a medium %j', (heading, note) => {
    expect(read(`${heading}\n\n${frame(VIDEO)}`).embedded.recordings[0]?.note).toBe(note);
  });

  test('right below a frame are headings all the same', () => {
    const { body, codes } = read(`# Slides\n\n${frame(DECK)}\n## Photos\n\nWords.`);
    expect(body.headings.map((heading) => heading.text)).toEqual(['Slides', 'Photos']);
    expect(codes).toEqual(['body/heading-in-html']);
  });

  test('are shifted below the title without gaps', () => {
    const levels = (text: string) => read(text).body.headings.map((heading) => heading.level);
    expect(levels('# a\n\n## b\n\n# c')).toEqual([2, 3, 2]);
    expect(levels('### a\n\n###### b\n\n# c\n\n#### d')).toEqual([2, 3, 2, 3]);
    expect(levels('<h1>a</h1>\n\n<h5>b</h5>')).toEqual([2, 3]);
  });

  test('get different ids', () => {
    expect(read('# A\n\n# A\n\n<h2 id="a">x</h2>\n\n# 日本\n\n# !').body.headings.map((heading) => heading.id)).toEqual(
      ['c-a', 'c-a-2', 'c-a-3', 'c-日本', 'c-section'],
    );
  });
});

describe('media', () => {
  test('have their line, column and note, and each frame is accounted for', () => {
    const { embedded } = read(
      `Text\n\n${frame(VIDEO)}\n\n${frame('https://tube.example.org/x')}\n\n${frame('javascript:x')}`,
    );
    expect(embedded.recordings[0]?.span).toEqual({ path: 'a.md', line: 12, column: 14, length: VIDEO.length });
    expect(embedded.frames.map(({ line, element, as }) => `${line} ${element} ${as}`)).toEqual([
      '12 iframe recording',
      '14 iframe link',
      '16 iframe dropped',
    ]);
  });

  test('unknown frames become links that say where they lead', () => {
    const { html, embedded, codes, diagnostics } = read(
      `<p><iframe src="https://tube.example.org/x" title="My film"></iframe></p>`,
    );
    expect(html).toBe('<p><a href="https://tube.example.org/x">My film</a></p>');
    expect(embedded.links).toEqual([{ title: 'My film', url: 'https://tube.example.org/x' }]);
    expect(codes).toEqual(['body/unknown-frame']);
    expect(diagnostics[0]?.hint).toContain('embeds.hosts');
    expect(read(frame('https://tube.example.org/x'), true, ['tube.example.org']).embedded.recordings[0]).toMatchObject({
      provider: 'frame',
      frameUrl: 'https://tube.example.org/x',
    });
  });

  test('of Flickr become photos with credit', () => {
    const flickr =
      '<a data-flickr-embed="true" href="https://www.flickr.com/photos/ada/123/in/album-1/" title="T"><img src="https://farm5.staticflickr.com/1/2_z.jpg" alt="A &quot;b&quot;"></a><script async src="//embedr.flickr.com/assets/client-code.js"></script>';
    const { embedded, html, codes } = read(
      `## Photos\n\n${flickr}\n\n${flickr.replaceAll('123', '124').replace('2_z', '3_z')}`,
    );
    expect(embedded.photos.map(({ image, ...rest }) => ({ ...rest, source: image.source }))).toEqual([
      {
        alt: 'A "b"',
        credit: 'ada on Flickr',
        url: 'https://www.flickr.com/photos/ada/123/',
        source: 'https://farm5.staticflickr.com/1/2_z.jpg',
      },
      {
        alt: 'A "b"',
        credit: 'ada on Flickr',
        url: 'https://www.flickr.com/photos/ada/124/',
        source: 'https://farm5.staticflickr.com/1/3_z.jpg',
      },
    ]);
    expect(embedded.frames.map((item) => `${item.element} ${item.as}`)).toEqual(['script photo', 'script photo']);
    expect([html, codes]).toEqual(['', []]);
    expect(read('<script src="//embedr.flickr.com/assets/client-code.js"></script>').codes).toEqual([
      'body/script-removed',
    ]);
  });

  test('of Speaker Deck, Notist, players and old objects are recognised', () => {
    const id = '0123456789abcdef0123456789abcdef';
    expect(
      read(`<script async class="speakerdeck-embed" data-id="${id}" src="//speakerdeck.com/assets/embed.js"></script>`)
        .embedded,
    ).toMatchObject({
      slides: [{ provider: 'speakerdeck', frameUrl: `https://speakerdeck.com/player/${id}` }],
      frames: [{ element: 'script', as: 'slides' }],
    });
    const notist = read(
      '<p data-notist="ada/AbC123">View <a href="https://noti.st/ada">it</a>.</p><script async src="https://on.notist.cloud/embed/002.js"></script>',
    );
    expect(notist.embedded.slides).toMatchObject([
      { provider: 'notist', frameUrl: 'https://noti.st/ada/AbC123/embed' },
    ]);
    expect([notist.html, notist.codes]).toEqual(['', []]);
    expect(read('<video controls><source src="/films/a.webm"></video>').embedded.recordings).toMatchObject([
      { kind: 'video', provider: 'file', url: '/films/a.webm', mimeType: 'video/webm' },
    ]);
    expect(read('<audio src="https://x.example/a.mp3"></audio>').embedded.recordings).toMatchObject([
      { kind: 'audio' },
    ]);
    expect(
      read(
        '<object width="1"><param name="movie" value="http://www.youtube.com/v/aaaaaaaaaaa"><embed src="http://www.youtube.com/v/aaaaaaaaaaa"></object>',
      ).embedded,
    ).toMatchObject({ recordings: [{ provider: 'youtube' }], frames: [{ element: 'object' }] });
  });

  test('remote images are photos, local ones stay in the text', () => {
    const { embedded, html } = read(
      '# Photos\n\n![One](https://x.example/a.jpg)\n\nText ![two](b.jpg "T") [![three](//x.example/c.png)](https://x.example/page)',
    );
    expect(embedded.photos).toMatchObject([
      { alt: 'One', image: { source: 'https://x.example/a.jpg', span: { line: 12 } } },
      { alt: 'three', image: { source: 'https://x.example/c.png' }, url: 'https://x.example/page' },
    ]);
    expect(html).toBe('<h2 id="c-photos">Photos</h2>\n\n<p>Text [b.jpg] </p>');
  });

  test('bare addresses on their own line are media, links in sentences are not', () => {
    const { embedded, html } = read(
      'https://youtu.be/aaaaaaaaaaa?t=1m5s\n\nSee\nhttps://vimeo.com/12345\nand <https://youtu.be/bbbbbbbbbbb> there.\n\n[film](https://youtu.be/ccccccccccc)\n\nhttps://x.example/a.mp4',
    );
    expect(embedded.recordings.map((item) => [item.provider, item.startSeconds])).toEqual([
      ['youtube', 65],
      ['vimeo', undefined],
      ['file', undefined],
    ]);
    expect(html).toContain('bbbbbbbbbbb');
    expect(html).toContain('>film</a>');
  });

  test('a deck that the text links to is remembered and stays a link', () => {
    const { embedded, html } = read('# Slides\n\n[Link to Slideshare](https://www.slideshare.net/ada/my-talk)');
    expect(embedded.slides).toEqual([]);
    expect(embedded.linkedSlides).toMatchObject([
      { provider: 'slideshare', url: 'https://www.slideshare.net/ada/my-talk' },
    ]);
    expect(html).toContain('Link to Slideshare</a>');
  });

  test('the same medium twice is one', () => {
    expect(read(`${frame(VIDEO)}\n\n${frame('https://youtube.com/embed/aaaaaaaaaaa?rel=0')}`).embedded).toMatchObject({
      recordings: [{ mediaId: 'aaaaaaaaaaa' }],
      frames: [{ as: 'recording' }, { as: 'recording' }],
    });
  });

  test('become links where the file is not a talk', () => {
    const { embedded, html, codes } = read(`${frame(VIDEO)}\n\n![a cat](https://x.example/cat.jpg)`, false);
    expect(html).toBe(
      '<p><a href="https://www.youtube.com/watch?v=aaaaaaaaaaa">YouTube</a></p>\n<p><a href="https://x.example/cat.jpg">a cat</a></p>',
    );
    expect([embedded.recordings, embedded.photos]).toEqual([[], []]);
    expect(codes).toEqual(['body/media-as-link', 'body/media-as-link']);
  });
});

describe('bodies', () => {
  test('have holes for links and images with their places', () => {
    const { body } = read('# T\n\nA [b](other.md#part) and\n[c](/x?a=1&b=2) ![d](p/i.png)\n');
    expect(body.parts.filter((part) => typeof part !== 'string')).toMatchObject([
      { kind: 'link', href: 'other.md#c-part', span: { line: 12 } },
      { kind: 'link', href: '/x?a=1&b=2', span: { line: 13, column: 5, length: 10 } },
      { kind: 'image', image: { source: 'p/i.png' }, alt: 'd', span: { line: 13, column: 22, length: 7 } },
    ]);
    expect(body.text).toBe('T\nA b and c');
  });

  test('know tables, code, footnotes and definition lists', () => {
    const { html } = read(
      '| a | b |\n|:--|--:|\n| 1 | 2 |\n\n```js\nx<1\n```\n\nTerm\n: What\n\n~~no~~ www.x.example http://x.example/\n',
    );
    expect(html).toContain('<th class="align-left">a</th>');
    expect(html).toContain('<td class="align-right">2</td>');
    expect(html).toContain('<pre><code class="language-js">x&#x3C;1\n</code></pre>');
    expect(html).toContain('<dt>Term</dt>');
    expect(html).toContain('<s>no</s> www.x.example <a href="http://x.example/">');
  });
});

test('a link without words gets its address as its text', () => {
  const { body } = read('See <a href="https://program.example/day-1/?q=x"></a> and [](mailto:a@b.example).');
  expect(body.text).toContain('See program.example/day-1 and a@b.example');
});
