/**
 * The files of the index of talks, from documents that come one by one. Knows no archive, and holds no texts: it can work where the talks are not.
 */
import type { OutputFile } from '../../model/output.ts';
import { SEARCH_FIELDS, type SearchManifest, SHORT_FIELDS } from '../../model/search.ts';
import type { Settings } from '../../model/settings.ts';
import type { IndexedDocument } from '../collect/search-talk.ts';
import type { WordLanguages } from '../words/languages.ts';
import type { FileSink } from './file-sink.ts';
import { writeIndexFiles } from './index-files.ts';
import { type IndexOptions, invertOccurrences } from './inverted-index.ts';
import { createOccurrenceReader, type OccurrenceMemo } from './occurrences.ts';
import { writePlainIndex } from './plain-index.ts';

/** Lunr's own constants of BM25. */
const B = 0.75;
const K1 = 1.2;

export interface TalkIndexOptions {
  readonly boosts: Settings['search']['boosts'];
  /** For the words of talks. */
  readonly memo?: OccurrenceMemo;
}

export interface TalkIndexer {
  /** Takes the next talk, oldest first. */
  readonly add: (document: IndexedDocument, permalink: string) => void;
  /** Takes as the next one the talk that had this number in the last build, by the memo. Throws where the memo does not know it. */
  readonly addLast: (number: number, permalink: string) => void;
  /** Writes the files of all talks into the sink; nothing may be added after. */
  readonly finish: () => TalkIndex;
}

/** What is told of the index of talks, and the plain one in its file where it is small. */
export interface TalkIndex {
  readonly description: SearchManifest['talks'];
  readonly plain: readonly OutputFile[];
}

/** An indexer that has read nothing. The index itself is let go when its files are written. */
export function createTalkIndexer(
  { boosts, memo }: TalkIndexOptions,
  languages: WordLanguages,
  sink: FileSink,
): TalkIndexer {
  const options = talkIndexOptions(boosts);
  const reader = createOccurrenceReader(options.fields, languages, memo);
  const permalinks: string[] = [];
  return {
    add: (document, permalink) => {
      reader.add(document);
      permalinks.push(permalink);
    },
    addLast: (number, permalink) => {
      reader.addLast(number);
      permalinks.push(permalink);
    },
    finish: () => {
      const index = invertOccurrences(reader.finish(), options);
      return { plain: writePlainIndex(index, permalinks), description: writeIndexFiles(index, sink) };
    },
  };
}

/** How talks are indexed. */
function talkIndexOptions(boosts: Settings['search']['boosts']): IndexOptions {
  const fields = SEARCH_FIELDS.map((name) => ({
    name,
    boost: boosts[name],
    keepsStopWords: SHORT_FIELDS.includes(name),
  }));
  return { fields, b: B, k1: K1 };
}
