/**
 * The search of a site that is revised: its index from what a thread remembers of the talks, its records from the files that lie there. What that
 * cannot give is made from the whole archive.
 */
import { packSearchFile } from '../io/pack-search-file.ts';
import { createSearchFileReader, readSearchManifest } from '../io/read-search-files.ts';
import type { OutputFile } from '../model/output.ts';
import type { SearchManifest } from '../model/search.ts';
import { listStemmedLanguages } from '../search/collect/documents.ts';
import { loadLanguages } from '../search/words/lunr-languages.ts';
import { reviseSearch } from '../search/write/revise-search.ts';
import { digestValue } from './digest.ts';
import { openTalkIndexThread } from './index-thread.ts';
import type { RememberingPlace } from './place.ts';
import type { TalkEdit } from './revise-archive.ts';
import type { Planned } from './revise-site.ts';
import { openSearchMemo } from './search-memo.ts';
import type { LastSite } from './site-memo.ts';
import { makeSearchLate } from './site-search.ts';
import type { BuildOptions } from './whole-build.ts';

/** A planned archive, and how it came from the last one. */
export interface SearchedEdits extends Planned {
  readonly edits: readonly TalkEdit[];
}

/** The files of a revised search. */
export interface RevisedSearchFiles {
  /** Some of them may lie in the site already. */
  readonly files: readonly OutputFile[];
  /** Paths of further ones that stay as they lie there. */
  readonly staying: readonly string[];
  /** For the next build. */
  readonly index: LastSite['index'];
}

export interface SearchReviser {
  /** Begins with the files, and gives what waits for them. */
  readonly begin: (searched: SearchedEdits) => Promise<() => Promise<RevisedSearchFiles>>;
  /** Lets go of the thread. */
  readonly close: () => Promise<void>;
}

/** Opens the search of the last site. The thread reads its memory from now on. */
export function openSearchReviser(
  options: BuildOptions,
  { host, out, memo }: RememberingPlace,
  { index }: LastSite,
): SearchReviser {
  const place = { cache: memo.cache, key: digestValue(memo.key) };
  const thread =
    options.host !== undefined || index === undefined
      ? undefined
      : openTalkIndexThread({ boosts: index.boosts, languages: index.languages, memo: place });

  const keepIndex = (remembered: string | undefined): LastSite['index'] =>
    remembered === undefined ? undefined : index && { ...index, remembered };

  /** Tells the thread, and gives what waits for it; `undefined` where the thread cannot do it. */
  const tellThread = async (searched: SearchedEdits): Promise<(() => Promise<RevisedSearchFiles>) | undefined> => {
    if (thread === undefined || index === undefined) return undefined;
    const last = (await readSearchManifest(host, out)) as SearchManifest | undefined;
    const revised = last && reviseSearch(searched, last, createSearchFileReader(host, out), packSearchFile);
    if (revised === undefined) return undefined;
    const { permalinks, edits, finish } = revised;
    thread.revise({ permalinks, edits, remembered: index.remembered });
    return async () => {
      const { description, files, remembered } = await thread.take();
      const { made, staying } = await finish(description);
      return { files: [...made, ...files], staying, index: keepIndex(remembered) };
    };
  };

  const makeWhole = async (searched: Planned): Promise<RevisedSearchFiles> => {
    const languages = await loadLanguages(listStemmedLanguages(searched.archive));
    const memory = await openSearchMemo(host, place.cache, place.key);
    const files = makeSearchLate({ ...searched, languages }, memory)();
    return { files, staying: [], index: keepIndex(await memory.save()) };
  };

  return {
    begin: async (searched) => {
      const take = await tellThread(searched).catch(() => undefined);
      return () => (take === undefined ? makeWhole(searched) : take().catch(() => makeWhole(searched)));
    },
    close: async () => thread?.close(),
  };
}
