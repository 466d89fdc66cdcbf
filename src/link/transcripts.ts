/** The words of caption files in the talks that use them. Which files those are, `captions.ts` has found. */
import type { Archive } from '../model/archive.ts';
import type { Cue } from '../model/transcript.ts';
import { compareIds } from './order.ts';

/** The caption files that talks use, each once, sorted. */
export function listCaptions(archive: Archive): readonly string[] {
  const paths = archive.talks.flatMap(({ transcripts }) => transcripts.map(({ path }) => path));
  return [...new Set(paths)].sort(compareIds);
}

/** The archive with the cues of each caption file, by path. A transcript whose path is missing keeps none. */
export function fillTranscripts(archive: Archive, cues: ReadonlyMap<string, readonly Cue[]>): Archive {
  if (cues.size === 0) return archive;
  const talks = archive.talks.map((talk) => {
    if (talk.transcripts.length === 0) return talk;
    const transcripts = talk.transcripts.map((transcript) => ({
      ...transcript,
      cues: cues.get(transcript.path) ?? transcript.cues,
    }));
    return { ...talk, transcripts };
  });
  return { ...archive, talks };
}
