import { expect, test } from 'vitest';
import { buildRedirectRules } from '../../../src/feeds/redirect-rules.ts';
import type { Redirect } from '../../../src/model/page.ts';
import { HOSTILE, makeArchive, makePlan, makeSettings, textOf } from './fixture.ts';

function rules(redirects: readonly Redirect[], basePath = '') {
  const archive = makeArchive([], { settings: makeSettings({ basePath }) });
  const files = buildRedirectRules({ archive, plan: makePlan(archive, redirects) });
  return {
    files,
    netlify: files.length > 0 ? textOf(files, '_redirects').trimEnd().split('\n') : [],
    nginx: files.length > 0 ? textOf(files, 'redirects.nginx.conf').trimEnd().split('\n') : [],
  };
}
const exact = (from: string, to: string) => ({ from, to, prefix: false });
const prefix = (from: string, to: string) => ({ from, to, prefix: true });

test('each host gets rules in its own words, the more specific first', () => {
  const { files, netlify, nginx } = rules([
    exact('/old', '/new/'),
    prefix('/docs/', '/manual/'),
    prefix('/docs/overview/', 'https://other.example:8080/over'),
  ]);
  expect(netlify).toEqual([
    '/old /new/ 301',
    '/docs/overview/* https://other.example:8080/over/:splat 301',
    '/docs/* /manual/:splat 301',
  ]);
  expect(nginx).toEqual([
    'location = "/old" { return 301 "/new/"; }',
    'location ^~ "/docs/overview/" { rewrite "^/docs/overview/(.*)$" "https://other.example:8080/over/$1" permanent; }',
    'location ^~ "/docs/" { rewrite "^/docs/(.*)$" "/manual/$1" permanent; }',
  ]);
  expect(JSON.parse(textOf(files, 'redirects.s3.json'))).toEqual({
    RoutingRules: [
      {
        Condition: { KeyPrefixEquals: 'docs/overview/' },
        Redirect: {
          Protocol: 'https',
          HostName: 'other.example:8080',
          HttpRedirectCode: '301',
          ReplaceKeyPrefixWith: 'over/',
        },
      },
      {
        Condition: { KeyPrefixEquals: 'docs/' },
        Redirect: { HttpRedirectCode: '301', ReplaceKeyPrefixWith: 'manual/' },
      },
    ],
  });
});

test('a base path stands before every address of the site itself', () => {
  expect(rules([exact('/old', '/new/'), exact('/x', 'https://other.example/')], '/talks').netlify).toEqual([
    '/talks/old /talks/new/ 301',
    '/talks/x https://other.example/ 301',
  ]);
});

test('a prefix without a slash does not catch its neighbours', () => {
  expect(rules([prefix('/get-started/', '/install/'), prefix('/get-started', '/install/')]).netlify).toEqual([
    '/get-started /install/ 301',
    '/get-started/* /install/:splat 301',
  ]);
});

test('no rule leads to itself', () => {
  const { netlify, nginx } = rules([
    exact('/docs/latest', '/docs/latest/'),
    exact('/x', '/y'),
    prefix('/docs/', '/docs/latest/'),
    prefix('/a/', 'https://elsewhere.example/a/'),
  ]);
  expect(netlify).toEqual(['/x /y 301', '/a/* https://elsewhere.example/a/:splat 301']);
  expect(nginx[0]).toBe('location = "/docs/latest" { return 301 "/docs/latest/"; }');
});

test('a target with a query or fragment is used as it is', () => {
  expect(rules([prefix('/list/', '/talks/?all#top')]).netlify).toEqual(['/list/* /talks/?all#top 301']);
});

test.each([
  ...HOSTILE.map((text) => text.slice(0, 100)),
  'a b',
  'a" { return 200 "x"; } #',
  'a\n/admin /evil 200!',
  "a';include /etc/passwd;'",
  '$host',
  ':splat*',
  '\\',
  'a}b{',
  '日本語',
])('no text of an alias leaves its line or its quotes: %j', (text) => {
  const { netlify, nginx, files } = rules([
    exact(`/${text}`, `/to/${text}`),
    prefix(`/p/${text}/`, `/q/${text}/`),
    exact('/z', `https://x.example/${text}`),
  ]);
  for (const line of netlify) expect(line).toMatch(/^\/[\x21-\x29\x2b-\x39\x3b-\x7e]*\*? [\x21-\x29\x2b-\x7e]+ 301$/);
  const string = '"(?:[^"\\\\\\n]|\\\\["\\\\])*"';
  for (const line of nginx)
    expect(line).toMatch(
      new RegExp(
        `^(#[\\x20-\\x7e]*|location (=|\\^~) ${string} \\{ (return 301 ${string}|rewrite ${string} ${string} permanent); \\})$`,
        'u',
      ),
    );
  for (const line of nginx) expect(/(return 301|" ")([^$]|\$1")*$/.test(line) || line.startsWith('#')).toBe(true);
  for (const file of files.filter((one) => one.path.endsWith('.json'))) JSON.parse(textOf(files, file.path));
});

test('S3 gets no more rules than it takes', () => {
  const { files } = rules(Array.from({ length: 60 }, (_, index) => prefix(`/a${index}/`, `/b${index}/`)));
  expect(JSON.parse(textOf(files, 'redirects.s3.json')).RoutingRules).toHaveLength(50);
});

test('nothing to redirect, no files', () => {
  expect(rules([]).files).toEqual([]);
});
