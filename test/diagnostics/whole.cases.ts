/** Problems that only show when all files are seen together: references, addresses, templates, the finished site, its folder. */
import { type DiagnosticCase, inTalk, TALK, talkWith } from './case.ts';

const B = 'content/talks/b.md';
const SITE = 'title: T\nbaseUrl: https://example.org\n';
const PAGE = 'content/pages/about.md';
const page = (lines: string, body = '') => `---\ntitle: About\n${lines === '' ? '' : `${lines}\n`}---\n${body}`;
const named = (name: string, more = '') => `---\nname: ${name}\n${more}---\n`;

export const linkCases: readonly DiagnosticCase[] = [
  {
    code: 'link/duplicate-id',
    at: 'content/talks/a.md:2:8',
    files: { 'content/talks/A.md': talkWith(''), [TALK]: talkWith('') },
  },
  {
    code: 'link/duplicate-entry',
    at: 'content/speakers/b.md:2:7',
    files: { 'content/speakers/a.md': named('Ada Lovelace'), 'content/speakers/b.md': named('ada lovelace') },
  },
  {
    code: 'link/speakers-split',
    at: `${TALK}:4:10`,
    files: inTalk('speaker: Ada Lovelace, Grace Hopper and Alan Turing, Analytical Engines'),
  },
  {
    code: 'link/speaker-joined',
    at: `${B}:4:10`,
    files: {
      [TALK]: talkWith('speaker: Elizabeth K. Example'),
      [B]: '---\ntitle: B\ndate: 2020-03-03\nspeaker: Elizabeth K Example\n---\n',
      'content/talks/c.md': '---\ntitle: C\ndate: 2020-04-04\nspeaker: Elizabeth K. Example\n---\n',
    },
  },
  {
    code: 'link/speaker-url-guessed',
    at: `${TALK}:5:13`,
    files: inTalk('speaker: Ada Lovelace and Grace Hopper\nspeakerurl: https://social.example/@hopper'),
  },
  {
    code: 'link/speaker-url-unmatched',
    at: `${TALK}:5:13`,
    files: inTalk('speaker: Ada Lovelace and Grace Hopper\nspeakerurl: https://social.example/@zzz'),
  },
  {
    code: 'link/event-joined',
    at: `${TALK}:4:8`,
    files: { [TALK]: talkWith('event: Kernel Day'), [B]: '---\ntitle: B\ndate: 2020-02-03\nevent: Kernel Day\n---\n' },
  },
  {
    code: 'link/series-joined',
    at: `${TALK}:4:8`,
    files: { [TALK]: talkWith('event: Kernel Day'), [B]: '---\ntitle: B\ndate: 2021-02-03\nevent: Kernel Day\n---\n' },
  },
  { code: 'link/event-undated', at: 'content/events/e.md:2:7', files: { 'content/events/e.md': named('Kernel Day') } },
  {
    code: 'link/response-left-out',
    at: 'content/responses/r.md:3:7',
    files: {
      [TALK]: talkWith('withdrawn: on request'),
      'content/responses/r.md': '---\ntitle: R\ntalk: a\n---\n',
    },
  },
  { code: 'link/unknown-talk', at: `${TALK}:4:9`, files: inTalk('partOf: nowhere') },
  {
    code: 'link/ambiguous-talk',
    at: 'content/responses/r.md:3:7',
    files: {
      'content/talks/x/a.md': talkWith('event: X'),
      'content/talks/y/b.md': talkWith('event: Y'),
      'content/responses/r.md': '---\ntitle: R\ntalk: A talk\n---\n',
    },
  },
  { code: 'link/circular-reference', at: `${TALK}:4:9`, files: inTalk('partOf: a') },
  { code: 'link/path-outside', at: `${TALK}:4:13`, files: inTalk('transcript: ../../../etc/passwd.txt') },
  { code: 'link/image-missing', at: `${TALK}:4:26`, files: inTalk('event: { name: E, image: gone.jpg }') },
  {
    code: 'link/image-guessed',
    at: `${TALK}:4:26`,
    files: {
      ...inTalk('event: { name: E, image: /images/a.svg }'),
      'content/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    },
  },
  {
    code: 'link/file-refused',
    at: `${TALK}:4:13`,
    files: { ...inTalk('transcript: "deck.html#.txt"'), 'content/talks/deck.html': '<p>' },
  },
  { code: 'link/file-missing', at: `${TALK}:4:13`, files: inTalk('transcript: gone.vtt') },
  {
    code: 'link/category-unknown',
    at: `${TALK}:4:11`,
    files: { ...inTalk('category: Oprations'), 'content/categories/o.md': named('Operations') },
  },
];

export const planCases: readonly DiagnosticCase[] = [
  { code: 'plan/address-shared', at: `${B}:2:8`, files: { [TALK]: talkWith(''), [B]: talkWith('tags: [b]') } },
  {
    code: 'plan/address-taken',
    at: 'content/pages/talks.md:2:8',
    files: { ...inTalk(''), 'content/pages/talks.md': page('') },
  },
  {
    code: 'plan/permalink-conflict',
    at: `${B}:4:12`,
    files: { [TALK]: talkWith('permalink: /same/'), [B]: talkWith('permalink: /Same/') },
  },
  {
    code: 'plan/file-and-folder',
    at: `${TALK}:4:12`,
    files: { [TALK]: talkWith('permalink: /x.html'), [B]: talkWith('permalink: /x.html/y/') },
  },
  { code: 'plan/permalink-reserved', at: `${TALK}:4:12`, files: inTalk('permalink: /con/') },
  { code: 'plan/listing-replaced', at: `${TALK}:4:12`, files: inTalk('permalink: /speakers/\nspeaker: Ada Lovelace') },
  {
    code: 'plan/public-conflict',
    at: `${TALK}:2:8`,
    files: { ...inTalk(''), 'public/talks/a-talk/index.html': 'mine' },
  },
  {
    code: 'plan/alias-conflict',
    at: `${TALK}:4:10`,
    files: { [TALK]: talkWith('aliases: [/talks/other/]'), [B]: '---\ntitle: Other\ndate: 2020-03-03\n---\n' },
  },
  {
    code: 'plan/redirect-conflict',
    at: 'list.txt:1:1',
    files: { ...inTalk(''), 'site.yaml': `${SITE}redirects: { files: list.txt }\n`, 'list.txt': '/talks/a-talk/ /\n' },
  },
  {
    code: 'plan/redirect-duplicate',
    at: 'list.txt:2:1',
    files: {
      ...inTalk(''),
      'site.yaml': `${SITE}redirects: { files: list.txt }\n`,
      'list.txt': '/old/ /\n/old/ /talks/\n',
    },
  },
  {
    code: 'plan/redirect-loop',
    at: 'list.txt:1:1',
    files: { ...inTalk(''), 'site.yaml': `${SITE}redirects: { files: list.txt }\n`, 'list.txt': '/old/ /old/\n' },
  },
  { code: 'plan/layout-unknown', at: `${TALK}:4:9`, files: inTalk('layout: fancy') },
  { code: 'plan/no-base-url', at: undefined, files: inTalk('') },
  { code: 'plan/address-dropped', at: undefined, files: { ...inTalk(''), 'urls.lock': '/talks/gone/\n' } },
];

const template = (text: string) => ({ ...inTalk(''), 'templates/talk.pug': text });

export const renderCases: readonly DiagnosticCase[] = [
  {
    code: 'render/layout-missing',
    at: undefined,
    files: inTalk(''),
    prepare: (host) => void host.remove('/theme/templates/talk.pug'),
  },
  {
    code: 'render/layout-error',
    at: 'templates/talk.pug:3:1',
    files: template('extends base\nblock content\n  h1= talk.no.such\n'),
  },
  {
    code: 'render/attribute-interpolation',
    at: 'templates/talk.pug:3:5',
    files: template('extends base\nblock content\n  a(href="#{talk.title}") x\n'),
  },
  {
    code: 'render/accent-contrast',
    at: 'site.yaml:2:18',
    files: { ...inTalk(''), 'site.yaml': 'title: T\ntheme: { accent: "#ffee00" }\n' },
  },
];

export const checkCases: readonly DiagnosticCase[] = [
  {
    code: 'check/redirect-hides-file',
    at: `${TALK}:4:10`,
    files: inTalk('aliases: /styles/main.css'),
  },
  { code: 'check/broken-link', at: `${TALK}:5:8`, files: inTalk('', '[gone](/no/such/page/)\n') },
  {
    code: 'check/broken-fragment',
    at: `${TALK}:5:9`,
    files: { [TALK]: talkWith('', '[there](../pages/about.md#nowhere)\n'), [PAGE]: page('', '## Here\n') },
  },
  {
    code: 'check/dead-redirects',
    at: 'list.txt:1:1',
    files: { ...inTalk(''), 'site.yaml': `${SITE}redirects: { files: list.txt }\n`, 'list.txt': '/old/ /gone/\n' },
  },
  { code: 'check/file-is-folder', at: undefined, files: { ...inTalk(''), 'public/talks': 'a file' } },
  {
    code: 'check/same-talk-twice',
    at: `${B}:2:8`,
    files: { [TALK]: talkWith('speaker: Ada Lovelace'), [B]: talkWith('speaker: Ada Lovelace') },
  },
  {
    code: 'check/unused-category',
    at: 'content/categories/o.md:2:7',
    files: { ...inTalk(''), 'content/categories/o.md': named('Operations') },
  },
];

export const outputCases: readonly DiagnosticCase[] = [
  {
    code: 'output/locked',
    at: undefined,
    files: inTalk(''),
    out: '/out',
    prepare: (host) => host.put('/out/.rostrum-lock', JSON.stringify({ pid: process.ppid })),
  },
  { code: 'output/unsafe-folder', at: undefined, files: inTalk(''), out: '/archive/content' },
  {
    code: 'output/not-a-folder',
    at: undefined,
    files: inTalk(''),
    out: '/out',
    prepare: (host) => host.put('/out', 'a file'),
  },
  {
    code: 'output/foreign-file',
    at: undefined,
    files: inTalk(''),
    out: '/out',
    prepare: (host) => host.put('/out/index.html', 'mine'),
  },
  {
    code: 'output/duplicate-path',
    at: undefined,
    files: { ...inTalk(''), 'public/a.txt': '1', 'public/A.txt': '2' },
    out: '/out',
  },
  {
    code: 'output/recovered',
    at: undefined,
    files: inTalk(''),
    out: '/out',
    prepare: (host) =>
      host.put('/out/.rostrum-journal.json', '{"version":1,"removeFirst":[],"moves":[],"removeLast":[]}'),
  },
  { code: 'output/bad-path', at: undefined, files: { ...inTalk(''), 'public/build-manifest.json': '{}' }, out: '/out' },
  {
    code: 'output/cannot-write',
    at: undefined,
    files: inTalk(''),
    out: '/out',
    prepare: (host) =>
      void Object.assign(host, {
        makeDirectory: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' })),
      }),
  },
  { code: 'output/no-manifest', at: undefined, files: inTalk(''), deployed: '/archive' },
  {
    code: 'output/broken-manifest',
    at: undefined,
    files: inTalk(''),
    deployed: '/out',
    prepare: (host) => host.put('/out/build-manifest.json', '<!doctype html>'),
  },
];
