/**
 * What a change of the archive changes of the index, in a process of its own. Prints, as JSON, counts of files and bytes by kind for each change:
 * `all` of the index after it, and `changed`, what is not in the index before it.
 *
 *   node rewritten.mjs < SOURCE      the source of the talks as JSON, as `readTalks` takes it
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { classifyFiles, countByKind } from './file-kinds.mjs';
import { makeFiles } from './rostrum-files.mjs';
import { readTalks } from './talks.mjs';

const ADDED = 40;

const filesOf = async (talks) => new Map((await makeFiles(talks)).map(({ path, content }) => [path, content]));

function compare(before, after) {
  const isChanged = (path) => !before.has(path) || Buffer.compare(before.get(path), after.get(path)) !== 0;
  const kinds = classifyFiles(after);
  return { all: countByKind(after, kinds), changed: countByKind(after, kinds, isChanged) };
}

/** Another word in its title and a sentence of known and new words in its description. */
function edit(talk) {
  const description = `${talk.description}\n\nThe slides now explain the quixotically named example of the workshop.`;
  return { ...talk, title: `${talk.title} (updated)`, description };
}

const talks = await readTalks(JSON.parse(readFileSync(0, 'utf8')));
const whole = await filesOf(talks);
const middle = talks.length >> 1;
const added = compare(await filesOf(talks.slice(0, -ADDED)), whole);
const edited = compare(whole, await filesOf(talks.toSpliced(middle, 1, edit(talks[middle]))));
process.stdout.write(JSON.stringify({ talks: ADDED, added, edited }));
