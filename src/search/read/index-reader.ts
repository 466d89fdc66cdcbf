/**
 * Answers questions from the files of one index. Shared with the browser. Fetches only the files that a question needs,
 * and each once.
 */
import type { IndexDescription, Vocabulary } from '../../model/search.ts';
import { decodeShard } from './decode-shard.ts';
import { decodeVocabulary } from './decode-words.ts';
import { type Clause, createEvaluator, type Evaluation, type ExpandedClause } from './evaluate.ts';
import { expandTerm, type TermSource } from './expand.ts';
import { openSortedFiles, type ReadFile, readJsonFile } from './find-file.ts';
import { remember } from './remember.ts';
import { openShard, type TermEntry } from './term-table.ts';

export type { Clause, Evaluation };

export interface IndexReader {
  readonly description: IndexDescription;
  /** Answers clauses exactly as a whole Lunr index would. Rejects when a file cannot be read or is damaged. */
  readonly evaluate: (clauses: readonly Clause[]) => Promise<Evaluation>;
  /**
   * How many files of terms a word, or a word with `*`, can need; reads directories of files but none of them. Of a
   * pattern it is the number of files with its beginning, of one that begins with `*` that of all.
   */
  readonly countFiles: (term: string) => Promise<number>;
}

/** Decoded files that are kept, a few kB each: more than a visit needs. */
const MAX_FILES = 2000;
const MAX_EXPANSIONS = 500;

/** A reader of an index. `read` is asked once for each file that it gives. */
export function createIndexReader(description: IndexDescription, read: ReadFile): IndexReader {
  const evaluate = createEvaluator(description);
  const terms = openSortedFiles(description.terms, read);
  const vocabulary = remember(async (name) => {
    const { words, reversed } = await readJsonFile<Vocabulary>(name, read);
    return { words: openSortedFiles(words, read), reversed: openSortedFiles(reversed, read) };
  }, 1);
  const tables = remember(
    async (name) => openShard(decodeShard(await read(name), description), description),
    MAX_FILES,
  );
  const words = remember(async (name) => decodeVocabulary(await read(name)), MAX_FILES);

  const find = async (term: string): Promise<TermEntry | undefined> => {
    const name = await terms.fileOf(term);
    return name === undefined ? undefined : (await tables(name)).find(term);
  };
  const wordsIn = async (list: keyof Vocabulary, prefix: string): Promise<readonly string[]> => {
    const lookup = (await vocabulary(description.vocabulary))[list];
    const files = await Promise.all((await lookup.filesWith(prefix)).map(words));
    return files.flat().filter((word) => word.startsWith(prefix));
  };
  const source: TermSource = {
    has: async (term) => (await find(term)) !== undefined,
    termsWith: async (prefix) => {
      const files = await Promise.all((await terms.filesWith(prefix)).map(tables));
      return files.flatMap((table) => table.termsWith(prefix));
    },
    wordsWith: (prefix) => wordsIn('words', prefix),
    reversedWith: (prefix) => wordsIn('reversed', prefix),
  };
  const expansions = remember(async (key) => {
    const [term, editDistance] = JSON.parse(key) as [string, number | null];
    const expanded = await expandTerm(term, editDistance ?? undefined, source);
    const entries = await Promise.all(expanded.map(find));
    return entries.filter((entry) => entry !== undefined);
  }, MAX_EXPANSIONS);
  const expand = async (clause: Clause): Promise<ExpandedClause> => ({
    clause,
    expansions: await Promise.all(
      clause.terms.map((term) => expansions(JSON.stringify([term, clause.editDistance ?? null]))),
    ),
  });

  return {
    description,
    evaluate: async (clauses) => evaluate(await Promise.all(clauses.map(expand))),
    countFiles: async (term) => {
      const star = term.indexOf('*');
      if (star < 0) return (await terms.fileOf(term)) === undefined ? 0 : 1;
      return (await terms.filesWith(term.slice(0, star))).length;
    },
  };
}
