/**
 * The files of the index of talks, from documents that come one by one. Knows no archive, and holds no texts: it can work where the talks are not.
 */
import type { OutputFile } from '../../model/output.ts';
import { SEARCH_FIELDS, type SearchManifest, SHORT_FIELDS } from '../../model/search.ts';
import type { Settings } from '../../model/settings.ts';
import type { IndexedDocument } from '../collect/search-talk.ts';
import type { WordLanguages } from '../words/languages.ts';
import { createFileSink, type Pack } from './file-sink.ts';
import { writeIndexFiles } from './index-files.ts';
import { type IndexOptions, invertOccurrences } from './inverted-index.ts';
import { createOccurrenceReader, type OccurrenceMemo } from './occurrences.ts';
import { writePlainIndex } from './plain-index.ts';

/** Lunr's own constants of BM25. */
const B = 0.75;
const K1 = 1.2;

export interface TalkIndexerOptions {
  readonly boosts: Settings['search']['boosts'];
  readonly languages: WordLanguages;
  readonly pack: Pack;
  /** For the words of talks. */
  readonly memo?: OccurrenceMemo;
}

export interface TalkIndexer {
  /** Takes the next talk, oldest first. */
  readonly add: (document: IndexedDocument, permalink: string) => void;
  /** The files of all talks; nothing may be added after. */
  readonly finish: () => TalkIndexFiles;
}

/** The index of talks in its files, the plain one among them where it is small. */
export interface TalkIndexFiles {
  readonly description: SearchManifest['talks'];
  readonly files: readonly OutputFile[];
}

/** An indexer that has read nothing. */
export function createTalkIndexer({ boosts, languages, pack, memo }: TalkIndexerOptions): TalkIndexer {
  const options = talkIndexOptions(boosts);
  const reader = createOccurrenceReader(options.fields, languages, memo);
  const permalinks: string[] = [];
  return {
    add: (document, permalink) => {
      reader.add(document);
      permalinks.push(permalink);
    },
    finish: () => {
      const index = invertOccurrences(reader.finish(), options);
      const plain = writePlainIndex(index, permalinks);
      const sink = createFileSink(pack);
      const description = writeIndexFiles(index, sink);
      return { description, files: [...sink.files(), ...plain] };
    },
  };
}

/** How talks are indexed. */
export function talkIndexOptions(boosts: Settings['search']['boosts']): IndexOptions {
  const fields = SEARCH_FIELDS.map((name) => ({
    name,
    boost: boosts[name],
    keepsStopWords: SHORT_FIELDS.includes(name),
  }));
  return { fields, b: B, k1: K1 };
}
