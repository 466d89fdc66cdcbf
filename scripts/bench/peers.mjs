/** Hugo and Eleventy, each with Pagefind, on the talks of an archive: which of them are here, their sites, and what a build costs. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { findPagefind } from '../bench-search/pagefind.mjs';
import { addCosts, measure } from './measure.mjs';
import { HUGO_LAYOUTS } from './peers/hugo-layouts.mjs';
import { readArchiveTalks, writeTalks } from './peers/talks.mjs';
import { countFiles, listFiles } from './site-files.mjs';

const here = join(import.meta.dirname, 'peers');

function findHugo() {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  const version = status === 0 ? /v(\d+[\d.]*)/.exec(stdout)?.[1] : undefined;
  return version && { name: 'hugo', title: `Hugo ${version}` };
}

/** In `folder`, in its `node_modules`, or in those of the repository. */
function findEleventy(folder) {
  const places = folder === undefined ? [join(here, '../../..')] : [resolve(folder)];
  const found = places
    .flatMap((place) => [place, join(place, 'node_modules/@11ty/eleventy')])
    .find((place) => existsSync(join(place, 'src/Eleventy.js')));
  if (found === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(found, 'package.json'), 'utf8'));
  return version.startsWith('3.') ? { name: 'eleventy', title: `Eleventy ${version}`, program: found } : undefined;
}

/** What can be compared with here: `{ peers, missing }`, `missing` as sentences. Installs Pagefind where `bench:search` keeps it. */
export async function findPeers({ eleventy: folder } = {}) {
  const [hugo, eleventy] = [findHugo(), findEleventy(folder)];
  const missing = [
    ...(hugo ? [] : ['Hugo is not on the PATH (Debian: apt-get install hugo).']),
    ...(eleventy ? [] : ['Eleventy 3 is not installed (npm install @11ty/eleventy@3 in a folder for --eleventy).']),
  ];
  const peers = [hugo, eleventy].filter((peer) => peer !== undefined);
  if (peers.length === 0) return { peers, missing };
  try {
    const pagefind = await findPagefind();
    return { peers: peers.map((peer) => ({ ...peer, pagefind })), missing };
  } catch (error) {
    return { peers: [], missing: [...missing, error.message] };
  }
}

/** Hugo takes these for its shortcodes. */
const protectFromHugo = (body) => body.replace(/\{\{(?=[<%])/g, '{&#123;');

const SITES = {
  hugo: {
    write: (talks, site) => {
      writeTalks(talks, join(site, 'content/talks'), { protect: protectFromHugo });
      cpSync(join(here, 'style.css'), join(site, 'static/style.css'));
      for (const [path, layout] of Object.entries(HUGO_LAYOUTS)) {
        const file = join(site, 'layouts', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, layout);
      }
    },
    build: (_, site, out) =>
      measure('hugo', ['--quiet', '--source', site, '--destination', out, '--cacheDir', join(site, '.cache')]),
  },
  eleventy: {
    write: (talks, site) => {
      // `tags` would make a collection of Eleventy's own for each tag.
      writeTalks(talks, join(site, 'content/talks'), { rename: { tags: 'subjects' } });
      cpSync(join(here, 'style.css'), join(site, 'style.css'));
    },
    build: ({ program }, site, out) =>
      measure(process.execPath, [join(here, 'eleventy-build.mjs'), program, site, out]),
  },
};

/** Writes a peer's site of the archive's talks into a new folder. */
export function writePeerSite({ name }, archive, site) {
  cpSync(join(here, name), site, { recursive: true });
  SITES[name].write(readArchiveTalks(archive), site);
}

/**
 * One cold build into a new folder, and its index: `{ site, search, whole, files, bytes }`, the first three as `measure` tells.
 *
 * Pagefind is told to look at the talks' pages only, which spares it the listings.
 */
export async function measurePeer(peer, site, out, settle = () => undefined) {
  settle();
  const built = await SITES[peer.name].build(peer, site, out);
  const search = await measure(peer.pagefind, ['--site', out, '--glob', 'talks/*/*/index.html']);
  return { site: built, search, whole: addCosts([built, search]), ...countFiles(listFiles(out)) };
}
