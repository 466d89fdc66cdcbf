/** The measurements of one archive. Each returns plain figures; none prints but through `say`. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../bench-search/statistics.mjs';
import { copyArchive, makeSources } from './archives.mjs';
import { measureReloads } from './dev-reload.mjs';
import { duration } from './figures.mjs';
import { middleCost } from './measure.mjs';
import { weighTalkPages } from './page-weight.mjs';
import { PEER_SETTINGS } from './peer-settings.mjs';
import { measurePeer, writePeerSite } from './peers.mjs';
import { withFolder } from './place.mjs';
import { measureColdBuild, measureRostrum, measureStages, ONCE } from './rostrum.mjs';
import { countFiles } from './site-files.mjs';

const EDITS = 5;

/** Works in a folder that is deleted afterwards: memory is not endless. */
async function inFolder(parent, name, work) {
  const folder = join(parent, name);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle of all runs of an archive: each cost by itself, and what the site consists of. */
function middleOfRuns(runs) {
  const middle = (key) => (runs[0][key] === undefined ? undefined : middleCost(runs.map((run) => run[key])));
  const { files, bytes, weight } = runs[0];
  return {
    cold: middle('cold'),
    floor: middle('floor'),
    same: middle('same'),
    remembered: middle('remembered'),
    edited: middle('edited'),
    files,
    bytes,
    weight,
  };
}

async function runRostrum(archive, folder, options) {
  const { site, ...costs } = await measureRostrum(archive, folder, options);
  const weight = options.weigh
    ? weighTalkPages(
        site.folder,
        site.files.map(({ path }) => path),
      )
    : undefined;
  return { ...costs, ...countFiles(site.files), weight };
}

/** `{ everything, pages, peers }` of an archive, the runs of all in turn, so that a busy minute disturbs all alike. */
async function measureBuilds(archive, folder, { peers, runs, say }) {
  for (const peer of peers) writePeerSite(peer, archive, join(folder, peer.name));
  const found = { everything: [], pages: [], peers: peers.map(() => []) };
  for (let run = 0; run < runs; run++) {
    const everything = await inFolder(folder, 'run', (work) =>
      runRostrum(archive, work, { again: true, weigh: run === 0 }),
    );
    say(`Rostrum, everything: ${duration(everything.cold.wall)}, again ${duration(everything.same.wall)}`);
    found.everything.push(everything);
    if (PEER_SETTINGS !== '') {
      const settings = PEER_SETTINGS;
      const pages = await inFolder(folder, 'run', (work) => runRostrum(archive, work, { settings, flags: ONCE }));
      const { cost: remembered } = await inFolder(folder, 'run', (work) =>
        measureColdBuild(archive, work, { settings }),
      );
      say(`Rostrum, pages and search: ${duration(pages.cold.wall)}, remembered ${duration(remembered.wall)}`);
      found.pages.push({ ...pages, remembered });
    }
    for (const [index, peer] of peers.entries()) {
      const cost = await inFolder(folder, 'run', (work) => measurePeer(peer, join(folder, peer.name), work));
      say(`${peer.title} with Pagefind: ${duration(cost.whole.wall)}`);
      found.peers[index].push(cost);
    }
  }
  const everything = middleOfRuns(found.everything);
  return {
    everything,
    pages: found.pages.length === 0 ? everything : middleOfRuns(found.pages),
    peers: peers.map((peer, index) => {
      const of = found.peers[index];
      const [site, search, whole] = ['site', 'search', 'whole'].map((key) => middleCost(of.map((run) => run[key])));
      return { name: peer.name, title: peer.title, site, search, whole, files: of[0].files, bytes: of[0].bytes };
    }),
  };
}

/** Lets a disk finish what it was given before. */
const settle = () => {
  spawnSync('sync');
};

/**
 * Cold builds of Rostrum (pages and search) and of Hugo below `parent`: `{ rostrum, hugo }`.
 *
 * Nothing is deleted before the end: a disk that has just deleted thousands of files writes new ones up to ten times as slowly.
 */
function measureOnDisk(archive, parent, { peers, runs, say }) {
  const hugo = peers.find(({ name }) => name === 'hugo');
  return withFolder(parent, async (folder) => {
    const found = { rostrum: [], hugo: [] };
    if (hugo) writePeerSite(hugo, archive, join(folder, 'hugo'));
    for (let run = 0; run < runs; run++) {
      const ours = await measureColdBuild(archive, join(folder, `rostrum-${run}`), {
        settings: PEER_SETTINGS,
        flags: ONCE,
        settle,
      });
      found.rostrum.push(ours.cost);
      say(`on the disk, Rostrum: ${duration(ours.cost.wall)}`);
      if (hugo === undefined) continue;
      const theirs = await measurePeer(hugo, join(folder, 'hugo'), join(folder, `hugo-${run}`), settle);
      found.hugo.push(theirs.whole);
      say(`on the disk, Hugo with Pagefind: ${duration(theirs.whole.wall)}`);
    }
    return { rostrum: middleCost(found.rostrum), hugo: hugo && middleCost(found.hugo) };
  });
}

/** All figures of one archive, as the report wants them. */
export async function measureArchive(archive, folder, { peers, runs, disk, say }) {
  const { talks, stages } = await inFolder(folder, 'stages', (work) => measureStages(archive, work));
  say(`the stages: ${duration(stages.at(-1).wall)}`);
  const builds = await measureBuilds(archive, folder, { peers, runs, say });
  const reloads = await inFolder(folder, 'dev', (work) => {
    copyArchive(archive, work);
    return measureReloads(work, EDITS);
  });
  say(`saving to reloading: ${reloads.map(duration).join(', ')}`);
  const onDisk = disk === undefined ? undefined : await measureOnDisk(archive, disk, { peers, runs, say });
  const { weight } = builds.everything;
  return { talks, runs, stages, ...builds, weight, reload: median(reloads), reloads, disk: onDisk };
}

/** Cold builds of made-up archives, one of `count` talks and one of a twentieth: `{ small, large }`. */
export async function measureScale(folder, { count, runs, say }) {
  const measureOne = (talks) =>
    inFolder(folder, `scale-${talks}`, async (work) => {
      const archive = join(work, 'made-up');
      await makeSources(archive, { count: talks });
      const found = [];
      for (let run = 0; run < runs; run++) {
        found.push(await inFolder(work, 'run', (inside) => runRostrum(archive, inside, {})));
        say(`${talks} made-up talks: ${duration(found.at(-1).cold.wall)}`);
      }
      return { talks, ...middleOfRuns(found) };
    });
  return { small: await measureOne(Math.ceil(count / 20)), large: await measureOne(count) };
}
