/** All files of the search of a site, and their manifest. Pure: compressing and naming are the caller's. */
import type { Archive } from '../../model/archive.ts';
import type { OutputFile } from '../../model/output.ts';
import type { SitePlan } from '../../model/page.ts';
import { MANIFEST_FILE, type SearchManifest } from '../../model/search.ts';
import { collectTalks } from '../collect/collect-talks.ts';
import type { IndexedDocument, SearchTalk } from '../collect/search-talk.ts';
import { languageOf, type WordLanguages } from '../words/languages.ts';
import { createFacetCollector } from './facet-files.ts';
import { createFileSink, type FileSink, type Pack } from './file-sink.ts';
import type { OccurrenceMemo } from './occurrences.ts';
import { createOwnerCollector, writePassageFiles } from './passage-files.ts';
import { createRecordCollector } from './record-files.ts';
import { createTalkIndexer, type TalkIndex, type TalkIndexer, type TalkIndexOptions } from './talk-index.ts';

/** A language of at least this share of the talks is a main one. */
const MAIN_SHARE = 0.1;

export interface SearchInput {
  readonly archive: Archive;
  readonly plan: SitePlan;
  /** Stemmers of the languages that `listStemmedLanguages` names. */
  readonly languages: WordLanguages;
  readonly pack: Pack;
  /** What an earlier build read of the same talks. */
  readonly memo?: OccurrenceMemo;
}

/** Everything below `search/`: the index in its files, their manifest, and for a small archive the plain index in one file. */
export function buildSearch({ archive, plan, languages, pack, memo }: SearchInput): readonly OutputFile[] {
  const sink = createFileSink(pack);
  const options = { boosts: archive.settings.search.boosts, ...(memo === undefined ? {} : { memo }) };
  const { manifest, plain } = writeSearchFiles(collectTalks(archive, plan), options, languages, sink);
  return [packManifest(manifest, pack), ...sink.files(), ...plain];
}

/**
 * The same files while another writes the index of talks: `add` is told every document at once, and what it made of them is given to the function
 * that comes back, which gives all files.
 */
export function beginSearch(
  { archive, plan, languages, pack }: Omit<SearchInput, 'memo'>,
  add: TalkIndexer['add'],
): (description: TalkIndex['description'], files: readonly OutputFile[]) => readonly OutputFile[] {
  const sink = createFileSink(pack);
  const collected = collectSearch(collectTalks(archive, plan));
  collected.tell(add);
  const describe = collected.write(languages, sink);
  return (description, files) => {
    const all = [packManifest(describe(description), pack), ...sink.files(), ...files];
    // Equal bytes are one file, whoever made them.
    return [...new Map(all.map((file) => [file.path, file])).values()];
  };
}

/** The manifest as the one file with a fixed name. */
export function packManifest(manifest: SearchManifest, pack: Pack): OutputFile {
  return { path: MANIFEST_FILE, content: pack(new TextEncoder().encode(JSON.stringify(manifest))).content };
}

/**
 * Writes the files of talks, which come oldest first, into a sink, and gives the manifest that describes them and what is no file of the sink.
 *
 * Walks through the talks once, and twice more where they have passages: a list or an object that can be walked through again, not a running
 * generator. Holds no texts but the records (some 450 bytes a talk).
 */
export function writeSearchFiles(
  talks: Iterable<SearchTalk>,
  options: TalkIndexOptions,
  languages: WordLanguages,
  sink: FileSink,
): { readonly manifest: SearchManifest; readonly plain: readonly OutputFile[] } {
  const indexer = createTalkIndexer(options, languages, sink);
  const collected = collectSearch(talks);
  collected.tell(indexer.add);
  const { description, plain } = indexer.finish();
  return { manifest: collected.write(languages, sink)(description), plain };
}

/** What a search has besides the index of talks, gathered while their documents are walked through. */
interface CollectedSearch {
  /** Tells the documents of all talks; to be called once, and before anything is written. */
  readonly tell: (add: TalkIndexer['add']) => void;
  /** Writes the other files, and gives what makes the manifest of all. */
  readonly write: (languages: WordLanguages, sink: FileSink) => (talks: SearchManifest['talks']) => SearchManifest;
}

function collectSearch(talks: Iterable<SearchTalk>): CollectedSearch {
  /** By language, how many talks have texts in it. */
  const spoken = new Map<string, number>();
  let count = 0;
  const [records, facets, owners] = [createRecordCollector(), createFacetCollector(), createOwnerCollector()];
  const take = ({ record, facets: values, passages }: SearchTalk, { language }: IndexedDocument): string => {
    count++;
    records.add(record);
    facets.add(values);
    owners.add(passages.length);
    for (const tag of new Set([language, ...passages.map((passage) => passage.language)]))
      spoken.set(tag, (spoken.get(tag) ?? 0) + 1);
    return record.permalink;
  };
  return {
    tell: (add) => {
      for (const talk of talks) {
        const { document } = talk;
        add(document, take(talk, document));
      }
    },
    write: (languages, sink) => {
      const rest = {
        records: records.write(sink),
        facets: sink.addJson(facets.write(sink)),
        ...writePassageFiles(talks, owners, languages, sink),
      };
      const spokenLanguages = rankLanguages(spoken, count, languages);
      return (index) => ({ version: 1, languages: spokenLanguages, talks: index, ...rest });
    },
  };
}

function rankLanguages(
  spoken: ReadonlyMap<string, number>,
  talks: number,
  languages: WordLanguages,
): SearchManifest['languages'] {
  const counts = new Map<string, number>();
  for (const [tag, count] of spoken) {
    const code = languageOf(tag) ?? '';
    if (languages.has(code)) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  const codes = [...counts.keys()].sort();
  const isMain = (code: string): boolean => counts.get(code)! >= talks * MAIN_SHARE;
  return { main: codes.filter(isMain), further: codes.filter((code) => !isMain(code)) };
}
