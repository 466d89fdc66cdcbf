import { expect, test } from 'vitest';
import { checkUrlLock } from '../../../src/plan/url-lock.ts';
import { page, spanAt, talk } from '../../helpers/entries.ts';
import { plan } from './plan-entries.ts';

const line = (from: string, to: string, prefix = false) => ({ from, to, prefix, span: spanAt('redirects') });
const stubs = (result: ReturnType<typeof plan>) =>
  result.value.pages
    .filter(({ kind }) => kind === 'redirect')
    .map(({ path, view }) => `${path} → ${view.redirect?.href}`);

test('aliases lead to their page, lists to where they say, stubs stand where pages stood', () => {
  const result = plan([page('about', { aliases: ['/old/', '/old.html', '/about', '/file.pdf'] })], {
    settings: { basePath: '/base', baseUrl: 'https://x.example/base' },
    redirects: [line('/a', '/about/#team'), line('/out', 'https://other.example/'), line('/docs/', '/about/', true)],
  });
  expect(result.value.redirects).toEqual([
    { from: '/a', to: '/about/#team', prefix: false },
    { from: '/docs/', to: '/about/', prefix: true },
    { from: '/file.pdf', to: '/about/', prefix: false },
    { from: '/old.html', to: '/about/', prefix: false },
    { from: '/old/', to: '/about/', prefix: false },
    { from: '/out', to: 'https://other.example/', prefix: false },
  ]);
  expect(stubs(result)).toEqual([
    'a/index.html → /base/about/#team',
    'docs/index.html → /base/about/',
    'old.html → /base/about/',
    'old/index.html → /base/about/',
    'out/index.html → https://other.example/',
  ]);
  expect(result.codes).toEqual([]);
  expect(result.pageAt('/a').view.page).toMatchObject({
    noindex: true,
    canonical: 'https://x.example/base/about/#team',
  });
  expect(result.pageAt('/a').listed).toBe(false);
});

test('pages win over redirects; conflicts, doubles and loops are warnings', () => {
  const result = plan([page('a', { aliases: ['/b/', '/x/'] }), page('b', { aliases: ['/x/'] })], {
    redirects: [
      line('/a/', '/elsewhere/'),
      line('/a', '/a/'),
      line('/a/index.html', '/a/'),
      line('/loop', '/loop'),
      line('/y', '/a/'),
      line('/y', '/b/'),
      line('/y', '/a/'),
      line('/talks/', '/a/', true),
    ],
  });
  expect(result.codes).toEqual([
    'plan/alias-conflict',
    'plan/alias-conflict',
    'plan/redirect-conflict',
    'plan/redirect-loop',
    'plan/redirect-duplicate',
    'plan/redirect-conflict',
  ]);
  expect(stubs(result)).toEqual(['x/index.html → /a/', 'y/index.html → /a/']);
});

test('no stub lies on a public file, at its own target, or where a file needs a folder', () => {
  const result = plan([page('a')], {
    publicPaths: ['kept/index.html', 'file'],
    redirects: [
      line('/kept/', '/a/'),
      line('/t', '/t/'),
      line('/file/x', '/a/'),
      line('/z.html', '/a/'),
      line('/z.html/y', '/a/'),
    ],
  });
  expect(stubs(result)).toEqual(['z.html → /a/']);
});

test('an address of the lock must be answered by a page, a redirect or a prefix', () => {
  const { value } = plan([talk('a', { title: 'Pumpkins', aliases: ['/old/'] })], {
    redirects: [line('/docs', '/', true)],
  });
  const dropped = checkUrlLock(
    ['/', '/old/', '/docs/deep/page/', '/Talks/pumpkins/', '/talks/pumpkin/', '/gone/'],
    value,
  );
  expect(dropped.map(({ message }) => message.split(' ')[2])).toEqual(['/talks/pumpkin/', '/gone/']);
  expect(dropped[0]?.hint).toContain('/talks/pumpkins/');
});
