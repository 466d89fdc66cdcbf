/** Builds by Rostrum's command, as people run it: cold, with nothing changed, and after the edit of one talk. Needs `dist/`. */
import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { copyArchive } from './archives.mjs';
import { measure } from './measure.mjs';
import { CLI } from './program.mjs';
import { countFiles, listFiles, NO_SOURCES } from './site-files.mjs';

const here = import.meta.dirname;

const build = (archive, out, ...flags) =>
  measure(process.execPath, [CLI, 'build', archive, '--out', out, '--quiet', ...flags]);

/** For a build that remembers nothing for the next one, as those of the peers do not. */
export const ONCE = ['--once'];

/** The file of the talk in the middle, by path. */
export function middleTalk(archive) {
  const usual = join(archive, 'content/talks');
  const folder = existsSync(usual) ? usual : archive;
  const talks = listFiles(folder, NO_SOURCES)
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.md'))
    .sort();
  return join(folder, talks[talks.length >> 1]);
}

let edits = 0;

/** Adds a sentence to a talk, another one each time. */
export function editTalk(file) {
  edits++;
  appendFileSync(file, `\nThis is sentence number ${edits} that was added.\n`);
}

/** The cold build of a fresh copy of the archive in `folder`, with further lines for its `site.yaml`, and flags. `settle` is called right before it. */
export async function measureColdBuild(archive, folder, { settings = '', flags = [], settle = () => undefined } = {}) {
  const [copy, out] = [join(folder, 'archive'), join(folder, 'site')];
  copyArchive(archive, copy, settings);
  settle();
  return { cost: await build(copy, out, ...flags), copy, out };
}

/**
 * `{ cold, floor, site, same, edited }`, the last two only when `again` is asked for: with no change at all, and after the edit of one talk.
 *
 * `floor` is what it costs to read the same sources and write the same bytes. `site` is `{ folder, files }` of the cold build's files.
 */
export async function measureRostrum(archive, folder, { settings = '', flags = [], again = false } = {}) {
  const { cost: cold, copy, out } = await measureColdBuild(archive, folder, { settings, flags });
  const files = listFiles(out);
  const floor = await measureFloor(copy, files, folder);
  const site = { folder: out, files };
  if (!again) return { cold, floor, site };
  const same = await build(copy, out);
  editTalk(middleTalk(copy));
  const edited = await build(copy, out);
  return { cold, floor, site, same, edited };
}

async function measureFloor(archive, files, folder) {
  const [list, out] = [join(folder, 'files.json'), join(folder, 'floor')];
  writeFileSync(list, JSON.stringify(files));
  const cost = await measure(process.execPath, [join(here, 'floor.mjs'), archive, list, out]);
  rmSync(out, { recursive: true, force: true });
  return cost;
}

/** Whose work which files are. */
const STAGE_FILES = {
  render: (path) => path.endsWith('.html'),
  search: (path) => path.startsWith('search/') && !path.endsWith('.html'),
  feeds: (path) => !/\.html$|^(search|assets|styles|images)\/|^build-manifest\.json$/.test(path),
};

/** Stages of one cold build, the last of them the whole with starting the process: `{ talks, stages: [{ name, wall, cpu, peak, files, bytes }] }`. */
export async function measureStages(archive, folder) {
  const [copy, out] = [join(folder, 'archive'), join(folder, 'site')];
  copyArchive(archive, copy);
  const whole = await measure(process.execPath, [join(here, 'stages.mjs'), copy, out]);
  const { talks, stages } = JSON.parse(whole.stdout);
  const files = listFiles(out);
  const counted = stages.map((stage) => ({
    ...stage,
    ...(STAGE_FILES[stage.name] === undefined ? {} : countFiles(files, STAGE_FILES[stage.name])),
  }));
  const { wall, cpu, peak } = whole;
  return { talks, stages: [...counted, { name: 'whole', wall, cpu, peak, ...countFiles(files) }] };
}
