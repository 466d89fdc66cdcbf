/** Transcripts and our own media files: those that a talk names, and the captions that lie beside it under its name. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { TalkEntry } from '../model/entry.ts';
import type { Recording, SlideDeck } from '../model/media.ts';
import { isPublishable } from '../model/media-files.ts';
import type { Transcript } from '../model/transcript.ts';
import { type FileIndex, findFile } from './files.ts';

const ENDINGS = ['.vtt', '.srt', '.txt'];

/** Caption files by the path of their talk without its ending. */
export type CaptionIndex = ReadonlyMap<string, readonly { readonly path: string; readonly language?: string }[]>;

/** Reads `talk.vtt` and `talk.de.vtt` off the file names; of one language the timed form wins. */
export function indexCaptions(files: FileIndex): CaptionIndex {
  const captions = new Map<string, Map<string, { path: string; language?: string }>>();
  for (const ending of ENDINGS)
    for (const path of files.paths) {
      if (!path.toLowerCase().endsWith(ending)) continue;
      const stem = path.slice(0, -ending.length);
      const tagged = /^(.*)\.([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/i.exec(stem);
      const add = (name: string, language?: string): void => {
        const found = captions.get(name) ?? new Map<string, { path: string; language?: string }>();
        if (!found.has(language ?? ''))
          found.set(language ?? '', language === undefined ? { path } : { path, language });
        captions.set(name, found);
      };
      add(stem);
      if (tagged !== null) add(tagged[1]!, tagged[2]!);
    }
  return new Map([...captions].map(([name, found]) => [name, [...found.values()]]));
}

export interface LinkedFiles {
  /** Without their cues, which stand in the files. */
  readonly transcripts: readonly Transcript[];
  readonly recordings: readonly Recording[];
  readonly slides: readonly SlideDeck[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves the files of a talk.
 *
 * Transcripts that the talk names win over those beside it. A recording or deck whose `url` is a file of the archive gets that file's path there
 * (without a leading slash, so that it cannot be taken for a site path); one that is missing is left out.
 */
export function linkFiles(talk: TalkEntry, files: FileIndex, captions: CaptionIndex, basePath: string): LinkedFiles {
  const diagnostics: Diagnostic[] = [];
  const find = (path: string, field: string, span: Span | undefined): string | undefined => {
    const found = findFile(files, path, talk.path, [], basePath);
    const at = span ?? talk.spans[field] ?? talk.spans['title'];
    if (found.kind === 'found' || found.kind === 'guessed') {
      if (isPublishable(found.path)) return found.path;
      diagnostics.push(diagnose('link/file-refused', { path, field }, at));
      return undefined;
    }
    const code = found.kind === 'outside' ? 'link/path-outside' : 'link/file-missing';
    diagnostics.push(diagnose(code, { path, field }, at));
    return undefined;
  };
  const transcripts = talk.transcripts.flatMap(({ path: written, language, span }): Transcript[] => {
    const path = find(written, 'transcript', span);
    return path === undefined ? [] : [{ path, ...(language === undefined ? {} : { language }), cues: [] }];
  });
  const beside = (captions.get(talk.path.replace(/\.[^./]+$/, '')) ?? []).map((found) => ({ ...found, cues: [] }));
  const locate = <Medium extends { readonly url?: string; readonly span?: Span }>(
    media: readonly Medium[],
    field: string,
  ): Medium[] =>
    media.flatMap((medium) => {
      if (medium.url === undefined || /^([a-z][a-z0-9+.-]*:|\/)/i.test(medium.url)) return [medium];
      const path = find(medium.url, field, medium.span);
      return path === undefined ? [] : [{ ...medium, url: path }];
    });
  return {
    transcripts: transcripts.length > 0 ? transcripts : beside,
    recordings: locate(talk.recordings, 'recording'),
    slides: locate(talk.slides, 'slides'),
    diagnostics,
  };
}
