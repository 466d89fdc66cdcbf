/** Finds the passages of slides, transcripts and responses that say best what a query asks. Never shows a talk that was not given to it. */
import type { FoundPassage, Passage, SearchManifest } from '../../model/search.ts';
import type { ReadFile } from '../read/find-file.ts';
import type { Evaluation } from '../read/index-reader.ts';
import { createNumberedReader } from '../read/records-reader.ts';
import { remember } from '../read/remember.ts';
import { malformed, openBytes, readVarint } from '../read/varint.ts';
import { bestSentence, type Matches } from './highlight.ts';

/** The talks that have passages, ascending; those of talk `talks[i]` are numbered from `firsts[i]` up to `firsts[i + 1]`. */
interface Owners {
  readonly talks: readonly number[];
  readonly firsts: readonly number[];
}

/** Shown of each talk. */
const MOST_PASSAGES = 2;
/** Characters of a passage: one or two sentences. */
const PASSAGE_LENGTH = 200;

/** Reads the best passages among those of an evaluation, by talk; a talk without any is absent. */
export type ReadPassages = (
  found: Evaluation,
  talks: readonly number[],
  matches: Matches,
) => Promise<ReadonlyMap<number, readonly FoundPassage[]>>;

export function createPassagesReader(
  { index, texts, owners }: NonNullable<SearchManifest['passages']>,
  read: ReadFile,
): ReadPassages {
  const readTexts = createNumberedReader(texts, read, (passage: Passage) => passage);
  const readOwners = remember(async (name) => decodeOwners(await read(name), index.documents), 1);
  return async (found, talks, matches) => {
    const best = chooseBest(found, talks, await readOwners(owners));
    const shown = await Promise.all(
      [...best].map(async ([talk, numbers]) => {
        const passages = await readTexts(numbers);
        return [talk, passages.map((passage) => describePassage(passage, matches))] as const;
      }),
    );
    return new Map(shown);
  };
}

/** The numbers of the passages with the highest scores of each talk, best first; of equal ones the earlier. */
function chooseBest(
  found: Evaluation,
  talks: readonly number[],
  owners: Owners,
): ReadonlyMap<number, readonly number[]> {
  const wanted = new Set(talks);
  const best = new Map<number, number[]>();
  const passages = Uint32Array.from(found.documents).sort();
  let owner = 0;
  for (const passage of passages) {
    while ((owners.firsts[owner + 1] ?? Number.POSITIVE_INFINITY) <= passage) owner++;
    const talk = owners.talks[owner];
    if (talk === undefined || !wanted.has(talk)) continue;
    const chosen = best.get(talk) ?? [];
    chosen.push(passage);
    chosen.sort((a, b) => found.scoreOf(b) - found.scoreOf(a) || a - b);
    best.set(talk, chosen.slice(0, MOST_PASSAGES));
  }
  return best;
}

/** In a transcript the line that holds the first mark is what opens. */
function describePassage(
  { anchor, slide, seconds, response, text, cues = [] }: Passage,
  matches: Matches,
): FoundPassage {
  const { segments, at = 0 } = bestSentence(text, matches, PASSAGE_LENGTH);
  const line = cues.filter((cue) => cue.at <= at).at(-1);
  const start = line?.seconds ?? seconds;
  return {
    anchor: line?.anchor ?? anchor,
    ...(slide === undefined ? {} : { slide }),
    ...(start === undefined ? {} : { seconds: start }),
    ...(response === undefined ? {} : { response }),
    text: segments,
  };
}

/** Layout: see `passage-files.ts`. Throws when the bytes do not own so many passages. */
function decodeOwners(bytes: Uint8Array, passages: number): Owners {
  const reader = openBytes(bytes);
  const talks: number[] = [];
  const firsts = [0];
  while (reader.position < bytes.length) {
    talks.push((talks.at(-1) ?? 0) + readVarint(reader));
    firsts.push(firsts.at(-1)! + readVarint(reader));
  }
  if (firsts.at(-1) !== passages) throw malformed('it does not own all passages.');
  return { talks, firsts };
}
