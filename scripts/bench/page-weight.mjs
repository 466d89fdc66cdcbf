/** What the page of a talk weighs: its HTML, and the styles and scripts that it loads before anybody clicks. */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { percentile } from '../bench-search/statistics.mjs';

const TALK_PAGE = /<body class="(?:[^"]* )?kind-talk[ "]/;

const compress = (content) => gzipSync(content, { level: 9 }).length;

const attribute = (tag, name) => new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1];

/** The addresses of style sheets, scripts and preloaded modules in a page, in order. */
export function listLoaded(html) {
  const links = [...html.matchAll(/<link\s[^>]*>/g)]
    .map(([tag]) => ({ rel: attribute(tag, 'rel') ?? '', address: attribute(tag, 'href') }))
    .filter(({ rel }) => /\b(stylesheet|modulepreload)\b/.test(rel));
  const scripts = [...html.matchAll(/<script\s[^>]*>/g)].map(([tag]) => ({ address: attribute(tag, 'src') }));
  return [...links, ...scripts].flatMap(({ address }) => (address === undefined ? [] : [address]));
}

/** What a script imports at once, and a style sheet too. What a script loads later (`import()`) waits for a click or a key. */
function listImports(path, text) {
  const pattern = path.endsWith('.css')
    ? /@import\s+(?:url\()?["']?([^"')\s;]+)/g
    : /\b(?:import|from)\s*["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map(([, address]) => address);
}

const isOwn = (address) => !/^([a-z]+:|\/\/)/i.test(address);

function weighAssets(folder, addresses) {
  const sizes = new Map();
  const visit = (path) => {
    if (sizes.has(path)) return;
    const content = readFileSync(join(folder, path));
    sizes.set(path, compress(content));
    for (const address of listImports(path, content.toString('utf8')).filter(isOwn)) visit(resolvePath(path, address));
  };
  for (const address of addresses.filter(isOwn)) visit(resolvePath('', address));
  return sizes;
}

const resolvePath = (from, address) =>
  address.startsWith('/') ? address.slice(1).replace(/[?#].*$/, '') : posix.join(dirname(from), address);

/**
 * `{ pages, median, p95, assets }` of the talks' pages of a site that lies at the root of its host: bytes in gzip at level 9.
 *
 * `assets` is `{ path: bytes }` of the page that loads most. Pages with a transcript are left out.
 */
export function weighTalkPages(folder, paths) {
  const sizes = [];
  const sets = new Map();
  for (const path of paths) {
    if (!path.endsWith('.html')) continue;
    const html = readFileSync(join(folder, path), 'utf8');
    if (!TALK_PAGE.test(html) || html.includes('class="transcript')) continue;
    sizes.push(compress(html));
    const loaded = listLoaded(html);
    const key = loaded.join('\n');
    if (!sets.has(key)) sets.set(key, weighAssets(folder, loaded));
  }
  if (sizes.length === 0) return undefined;
  const total = (assets) => [...assets.values()].reduce((sum, bytes) => sum + bytes, 0);
  const heaviest = [...sets.values()].sort((a, b) => total(b) - total(a))[0];
  return {
    ...{ pages: sizes.length, median: percentile(sizes, 0.5), p95: percentile(sizes, 0.95) },
    assets: Object.fromEntries(heaviest),
    loaded: total(heaviest),
  };
}
