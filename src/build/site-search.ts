/** When the search of a site is made: with the other files, beside them in a thread, or when somebody asks for it. */
import { packSearchFile } from '../io/pack-search-file.ts';
import { once } from '../model/once.ts';
import type { OutputFile } from '../model/output.ts';
import type { WordLanguages } from '../search/words/languages.ts';
import { beginSearch, buildSearch } from '../search/write/build-search.ts';
import type { TalkIndexThread } from './index-thread.ts';
import type { IndexTask } from './index-thread-worker.ts';
import type { Planned } from './revise-site.ts';
import type { SearchMemo } from './search-memo.ts';

/** The index of fewer talks takes a few tenths of a second: not worth a thread. */
const TALKS_FOR_THREAD = 500;

export interface SiteSearchOptions {
  /** Opens what is known of the index from earlier. */
  readonly openSearch?: () => Promise<SearchMemo>;
  /** Starts a thread for the index of a large site. It opens what is known from earlier itself. */
  readonly openIndexThread?: (task: Omit<IndexTask, 'memo'>) => TalkIndexThread | undefined;
  /** Leaves the files of the search out of the outputs, to be made when they are asked for. */
  readonly searchLate?: boolean;
}

/** A planned archive, and the languages that are stemmed in it. */
export interface Searched extends Planned {
  readonly languages: WordLanguages;
}

export interface SiteSearch {
  /** All files, made at the first call. */
  readonly all: () => readonly OutputFile[];
  /** The files that are made already: all of them, or none. */
  readonly made: readonly OutputFile[];
  /** All files, where they are made beside the others. */
  readonly late?: LateFiles;
}

/** Files that are made while others are. Whoever does not want them any more lets go of them. */
export interface LateFiles {
  /** Resolves when they are made. */
  readonly take: () => Promise<readonly OutputFile[]>;
  /** What tells the memory of the talks' index from others, when they are made and one is kept. */
  readonly remembered: () => string | undefined;
  readonly letGo: () => Promise<void>;
}

/** Makes the search of a planned archive, or begins it. What fails in a thread is made here. */
export async function makeSearch(searched: Searched, options: SiteSearchOptions): Promise<SiteSearch> {
  const { archive, languages } = searched;
  if (options.searchLate === true) return { all: makeSearchLate(searched), made: [] };
  const thread =
    archive.talks.length < TALKS_FOR_THREAD
      ? undefined
      : options.openIndexThread?.({ boosts: archive.settings.search.boosts, languages: [...languages.keys()] });
  if (thread !== undefined) return makeBeside(searched, thread);
  const memo = await options.openSearch?.();
  const all = makeSearchLate(searched, memo);
  const made = all();
  await memo?.save();
  return { all, made };
}

/** The files of the search, made at the first call. */
export function makeSearchLate(searched: Searched, memo?: SearchMemo): () => readonly OutputFile[] {
  return once(() =>
    buildSearch({ ...searched, pack: packSearchFile, ...(memo === undefined ? {} : { memo: memo.occurrences }) }),
  );
}

function makeBeside(searched: Searched, thread: TalkIndexThread): SiteSearch {
  const complete = beginSearch({ ...searched, pack: packSearchFile }, thread.add);
  thread.end();
  const all = makeSearchLate(searched);
  let memory: string | undefined;
  const take = once(async () => {
    try {
      const { description, files, remembered } = await thread.take();
      memory = remembered;
      return complete(description, files);
    } catch {
      return all();
    }
  });
  return { all, made: [], late: { take, remembered: () => memory, letGo: thread.close } };
}
