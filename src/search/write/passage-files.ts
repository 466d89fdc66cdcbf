/**
 * The files of passages: an index of their texts, the texts themselves, and which passages belong to which talk.
 *
 * The file of owners holds, for each talk that has passages, the difference of its number to the one before (the first as it is) and how many passages
 * it has, as LEB128 varints. Passages are numbered in that order.
 */
import type { NumberedFiles, SearchManifest } from '../../model/search.ts';
import type { IndexedDocument, SearchPassage, SearchTalk } from '../collect/search-talk.ts';
import type { WordLanguages } from '../words/languages.ts';
import { writeNumberedFiles } from './file-lists.ts';
import type { FileSink } from './file-sink.ts';
import { writeIndexFiles } from './index-files.ts';
import { buildInvertedIndex, type IndexOptions } from './inverted-index.ts';
import { createWriter } from './varint-writer.ts';

/** Passages in one file, and files in one directory. */
const PASSAGES_IN_FILE = 8;
const FILES_IN_DIRECTORY = 64;

/** Passages are all about equally long: without lengths (`b` 0) their postings take 40 % less. */
const OPTIONS: IndexOptions = { fields: [{ name: 'text', boost: 1, keepsStopWords: false }], b: 0, k1: 1.2 };

/** Gathers which talks have passages. */
export interface OwnerCollector {
  /** Takes the number of passages of the next talk. */
  readonly add: (count: number) => void;
  readonly total: () => number;
  readonly write: (sink: FileSink) => string;
}

export function createOwnerCollector(): OwnerCollector {
  const writer = createWriter();
  let [talk, before, total] = [0, 0, 0];
  return {
    add: (count) => {
      if (count > 0) {
        writer.varint(talk - before);
        writer.varint(count);
        before = talk;
        total += count;
      }
      talk++;
    },
    total: () => total,
    write: (sink) => sink.add(writer.toBytes()),
  };
}

/** Writes the passages of talks, whose owners are known already; nothing where there are none. Walks through the talks twice and holds no texts. */
export function writePassageFiles(
  talks: Iterable<SearchTalk>,
  owners: OwnerCollector,
  languages: WordLanguages,
  sink: FileSink,
): Pick<SearchManifest, 'passages'> {
  if (owners.total() === 0) return {};
  const index = buildInvertedIndex(describePassages(talks), OPTIONS, languages);
  if (index.documents !== owners.total())
    throw new Error(`The talks had ${owners.total()} passages at first and ${index.documents} later.`);
  return {
    passages: { index: writeIndexFiles(index, sink), texts: writeTexts(talks, sink), owners: owners.write(sink) },
  };
}

function writeTexts(talks: Iterable<SearchTalk>, sink: FileSink): NumberedFiles {
  const options = { size: PASSAGES_IN_FILE, fan: FILES_IN_DIRECTORY };
  return writeNumberedFiles(encodeGroups(listTexts(talks), PASSAGES_IN_FILE), options, sink);
}

function* listTexts(talks: Iterable<SearchTalk>): Iterable<SearchPassage['passage']> {
  for (const { passages } of talks) for (const { passage } of passages) yield passage;
}

function* describePassages(talks: Iterable<SearchTalk>): Iterable<IndexedDocument> {
  for (const { passages } of talks)
    for (const { passage, language } of passages) yield { language, texts: [passage.text] };
}

/** Values as JSON arrays of so many, in UTF-8; the last may hold fewer. */
function* encodeGroups(values: Iterable<unknown>, size: number): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  let group: unknown[] = [];
  for (const value of values) {
    group.push(value);
    if (group.length < size) continue;
    yield encoder.encode(JSON.stringify(group));
    group = [];
  }
  if (group.length > 0) yield encoder.encode(JSON.stringify(group));
}
