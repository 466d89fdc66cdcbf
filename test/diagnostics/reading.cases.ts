/** Problems of one file alone: the disk, YAML, fields, bodies. */
import { type DiagnosticCase, inTalk, TALK, talkWith } from './case.ts';

const front = (text: string) => ({ [TALK]: text });

export const frontMatterCases: readonly DiagnosticCase[] = [
  { code: 'front-matter/empty-file', at: `${TALK}:1:1`, files: front('') },
  { code: 'front-matter/missing', at: `${TALK}:1:1`, files: front('Just text.\n') },
  { code: 'front-matter/fence-invalid', at: `${TALK}:1:1`, files: front('---js\nmodule.exports = {}\n---\n') },
  { code: 'front-matter/unclosed', at: `${TALK}:1:1`, files: front('---\ntitle: A\ndate: 2020-01-01\n') },
  {
    code: 'front-matter/yaml-invalid',
    at: `${TALK}:2:8`,
    files: front('---\ntitle: DC/OS: an introduction\ndate: 2020-01-01\n---\n'),
  },
  { code: 'front-matter/duplicate-key', at: `${TALK}:4:1`, files: inTalk('title: Again') },
  { code: 'front-matter/tab', at: `${TALK}:5:1`, files: inTalk('event:\n\tname: E') },
  { code: 'front-matter/alias', at: `${TALK}:5:12`, files: inTalk('category: &c Data\ntags: [ x, *c ]') },
  { code: 'front-matter/too-deep', at: `${TALK}:4:47`, files: inTalk(`extra: ${'['.repeat(300)}${']'.repeat(300)}`) },
  { code: 'front-matter/not-a-mapping', at: `${TALK}:2:1`, files: front('---\n- one\n- two\n---\n') },
  { code: 'front-matter/control-character', at: `${TALK}:4:14`, files: inTalk('description: "a\\u0007b"') },
  { code: 'front-matter/forbidden-key', at: `${TALK}:4:1`, files: inTalk('__proto__: { a: 1 }') },
];

export const bodyCases: readonly DiagnosticCase[] = [
  {
    code: 'body/unknown-frame',
    at: `${TALK}:5:14`,
    files: inTalk('', '<iframe src="https://frames.example/x"></iframe>\n'),
  },
  {
    code: 'body/frame-dropped',
    at: `${TALK}:5:14`,
    files: inTalk('', '<iframe src="javascript:alert(1)"></iframe>\n'),
  },
  { code: 'body/script-removed', at: `${TALK}:7:1`, files: inTalk('', 'Text.\n\n<script>alert(1)</script>\n') },
  { code: 'body/element-removed', at: `${TALK}:5:1`, files: inTalk('', '<style>p { color: red }</style>\n') },
  { code: 'body/link-refused', at: `${TALK}:5:9`, files: inTalk('', '[press](javascript:alert%281%29)\n') },
  {
    code: 'body/image-refused',
    at: `${TALK}:5:11`,
    files: inTalk('', '<img src="data:image/png;base64,AAAA" alt="x">\n'),
  },
  {
    code: 'body/media-as-link',
    at: 'content/pages/about.md:4:14',
    files: {
      'content/pages/about.md':
        '---\ntitle: About\n---\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n',
    },
  },
  { code: 'body/heading-in-html', at: `${TALK}:6:1`, files: inTalk('', '<div>x</div>\n## Heading\n') },
  { code: 'body/too-complex', at: `${TALK}:5:1`, files: inTalk('', `${'<div>'.repeat(20_000)}\n`) },
];

export const talkCases: readonly DiagnosticCase[] = [
  { code: 'talk/unknown-field', at: `${TALK}:4:1`, files: inTalk('colour: red') },
  { code: 'talk/date-invalid', at: `${TALK}:3:7`, files: front('---\ntitle: A\ndate: 2020-02-30\n---\n') },
  {
    code: 'talk/file-date-differs',
    at: 'content/talks/2019-01-01_a.md:3:7',
    files: { 'content/talks/2019-01-01_a.md': talkWith('') },
  },
  { code: 'talk/recording-invalid', at: `${TALK}:4:12`, files: inTalk('recording: somewhere on the web') },
  { code: 'talk/slides-invalid', at: `${TALK}:4:9`, files: inTalk('slides: on my laptop') },
  {
    code: 'talk/provider-host',
    at: `${TALK}:4:12`,
    files: inTalk('recording: { url: "https://tube.example/w/abc", provider: peertube }'),
  },
  {
    code: 'talk/slides-from-link',
    at: `${TALK}:5:18`,
    files: inTalk('', 'See [the slides](https://speakerdeck.com/someone/a-deck).\n'),
  },
  { code: 'talk/timestamp-invalid', at: `${TALK}:4:12`, files: inTalk('chapters: [{ at: soon, title: Start }]') },
  {
    code: 'talk/span-reversed',
    at: `${TALK}:5:6`,
    files: { ...inTalk('start: "20:00"\nend: "10:00"\npartOf: b'), 'content/talks/b.md': talkWith('tags: [b]') },
  },
  { code: 'talk/citation-unread', at: `${TALK}:4:11`, files: inTalk('citation: see the website') },
  { code: 'talk/citation-doi', at: `${TALK}:4:18`, files: inTalk('citation: { doi: my-paper }') },
  { code: 'talk/transcript-type', at: `${TALK}:4:13`, files: inTalk('transcript: https://example.org/a.vtt') },
  { code: 'talk/withdrawn-without-reason', at: `${TALK}:4:12`, files: inTalk('withdrawn: true') },
];

export const contentCases: readonly DiagnosticCase[] = [
  {
    code: 'content/unknown-field',
    at: 'content/speakers/ada.md:3:1',
    files: { 'content/speakers/ada.md': '---\nname: Ada\ncolour: red\n---\n' },
  },
  { code: 'content/wrong-type', at: `${TALK}:2:8`, files: front('---\ntitle: [a, b]\ndate: 2020-01-01\n---\n') },
  { code: 'content/missing-field', at: `${TALK}:1:1`, files: front('---\ntitle: A\n---\n') },
  { code: 'content/url-invalid', at: `${TALK}:4:9`, files: inTalk('links: ["javascript:alert(1)"]') },
  { code: 'content/url-scheme-added', at: `${TALK}:4:11`, files: inTalk('eventurl: www.example.org\nevent: E') },
  { code: 'content/path-invalid', at: `${TALK}:4:12`, files: inTalk('permalink: /../secret/') },
  { code: 'content/layout-invalid', at: `${TALK}:4:9`, files: inTalk('layout: ../../etc/passwd') },
  { code: 'content/language-invalid', at: `${TALK}:4:11`, files: inTalk('language: klingonese') },
  {
    code: 'content/date-invalid',
    at: 'content/events/e.md:3:8',
    files: { 'content/events/e.md': '---\nname: E\nstart: 2020-02-30\n---\n' },
  },
  { code: 'content/timezone-invalid', at: `${TALK}:4:29`, files: inTalk('event: { name: E, timezone: Mars/Olympus }') },
];

/** A talk with a picture that is fine. */
const PICTURE = {
  ...inTalk('event: { name: E, image: a.svg }'),
  'content/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
};

const settings = (text: string) => ({ 'site.yaml': text, [TALK]: talkWith('') });

export const settingsCases: readonly DiagnosticCase[] = [
  { code: 'settings/unknown-key', at: 'site.yaml:2:1', files: settings('title: T\ncolour: red\n') },
  { code: 'settings/invalid', at: 'site.yaml:2:10', files: settings('title: T\nbaseUrl: ftp://example.org\n') },
  { code: 'settings/not-yet', at: 'site.yaml:2:23', files: settings('title: T\ntheme: { shareImages: true }\n') },
  { code: 'settings/missing', at: 'site.yaml:1:1', files: settings('language: en\n') },
  {
    code: 'settings/permalink-pattern',
    at: 'site.yaml:2:21',
    files: settings('title: T\npermalinks: { talk: talks }\n'),
  },
  {
    code: 'settings/redirect-line',
    at: 'redirects.txt:2:1',
    files: {
      ...settings('title: T\nredirects: { files: redirects.txt }\n'),
      'redirects.txt': '# old addresses\nonly-one-word\n',
    },
  },
];

/** The transcript beside the talk of a case. */
const CAPTIONS = 'content/talks/a.vtt';
const CUE = '00:01.000 --> 00:02.000\nHello\n';
const captions = (content: string | Uint8Array, path = CAPTIONS) => ({ [TALK]: talkWith(''), [path]: content });

export const transcriptCases: readonly DiagnosticCase[] = [
  { code: 'transcript/too-large', at: `${CAPTIONS}:1:1`, files: captions('x'.repeat(9_000_000)) },
  {
    code: 'transcript/not-utf8',
    at: 'content/talks/a.srt:3:2',
    files: captions(
      new Uint8Array([...Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nM'), 0xfc]),
      'content/talks/a.srt',
    ),
  },
  { code: 'transcript/no-header', at: `${CAPTIONS}:1:1`, files: captions(CUE) },
  { code: 'transcript/cue-skipped', at: `${CAPTIONS}:6:1`, files: captions(`WEBVTT\n\n${CUE}\n0:03 --> 0:04\nBye\n`) },
  { code: 'transcript/empty', at: `${CAPTIONS}:1:1`, files: captions('WEBVTT\n') },
];

export const sourceCases: readonly DiagnosticCase[] = [
  { code: 'source/no-archive', at: undefined, files: {}, prepare: (host) => void host.removeTree('/archive') },
  { code: 'source/no-settings', at: undefined, files: {}, prepare: (host) => void host.remove('/archive/site.yaml') },
  { code: 'source/no-talks', at: 'site.yaml:1:1', files: {} },
  {
    code: 'source/not-utf8',
    at: `${TALK}:2:9`,
    files: { [TALK]: new Uint8Array([...Buffer.from('---\ntitle: M'), 0xfc, 0x6c]) },
  },
  { code: 'source/too-large', at: `${TALK}:1:1`, files: inTalk('', 'x'.repeat(9_000_000)) },
  {
    code: 'source/unreadable',
    at: `${TALK}:1:1`,
    files: inTalk(''),
    prepare: (host) => {
      const { readBytes } = host;
      Object.assign(host, {
        readBytes: (path: string) =>
          path.endsWith('a.md') ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) : readBytes(path),
      });
    },
  },
  {
    code: 'source/link-outside',
    at: 'content/talks/b.md:1:1',
    files: inTalk(''),
    prepare: (host) => {
      host.put('/secret.md', 'secret');
      host.link('/archive/content/talks/b.md', '/secret.md');
    },
  },
  {
    code: 'source/list-missing',
    at: 'site.yaml:2:21',
    files: settings('title: T\nredirects: { files: nowhere.txt }\n'),
  },
  { code: 'source/no-image-folder', at: 'site.yaml:2:9', files: settings('title: T\nimages: [pictures]\n') },
  {
    code: 'source/image-broken',
    at: 'content/images/a.png:1:1',
    files: { ...inTalk('event: { name: E, image: a.png }'), 'content/images/a.png': 'not a picture' },
  },
  {
    code: 'source/svg-unsafe',
    at: 'content/images/a.svg:1:1',
    files: {
      ...inTalk('event: { name: E, image: a.svg }'),
      'content/images/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    },
  },
  {
    code: 'source/cache-elsewhere',
    at: undefined,
    files: PICTURE,
    prepare: (host) => host.setWritable('/archive', false),
  },
  {
    code: 'source/no-cache',
    at: undefined,
    files: PICTURE,
    prepare: (host) => {
      host.setWritable('/archive', false);
      Object.assign(host, { makeDirectory: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) });
    },
  },
  {
    code: 'source/image-too-large',
    at: 'content/images/a.svg:1:1',
    files: PICTURE,
    prepare: (host) => {
      const { stat } = host;
      Object.assign(host, {
        stat: async (path: string) =>
          path.endsWith('a.svg') ? { kind: 'file', bytes: 60_000_000, writable: true } : stat(path),
      });
    },
  },
];
