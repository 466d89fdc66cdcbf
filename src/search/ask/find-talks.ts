/** Which talks have what is asked for, and when none has all of it, which have most. Never reads records or facets. */
import type { Answer } from '../../model/search.ts';
import type { Clause, Evaluation, IndexReader } from '../read/index-reader.ts';
import {
  type AskedWord,
  type AskedWords,
  type ClauseOptions,
  composeClauses,
  isLoose,
  loosen,
} from './query-clauses.ts';

export interface FoundTalks {
  /** In Lunr's order before sorting. Facets narrow them further. */
  readonly documents: Uint32Array;
  /** Absent when no word is wanted: then all talks are found. */
  readonly evaluation?: Evaluation;
  /** The clauses of `evaluation`. */
  readonly clauses: readonly Clause[];
  /** The words that were asked for in the end. */
  readonly words: readonly AskedWord[];
  readonly growth: readonly string[];
  readonly widened?: NonNullable<Answer['widened']>;
  readonly missing: readonly string[];
}

/** A word that is being typed may become any that begins like it, if that takes no more files than this. */
const MOST_GROWTH_FILES = 8;
/** In larger archives one letter begins too many words to be of use. */
const SMALL_ARCHIVE = 1000;

/** What the last word may become: `wor*`, or nothing when it is not being typed or begins too much. Fetches no terms. */
export async function readGrowth(reader: IndexReader, words: readonly AskedWord[]): Promise<readonly string[]> {
  const beginning = words.at(-1)?.beginning;
  if (beginning === undefined || (beginning.length < 2 && reader.description.documents > SMALL_ARCHIVE)) return [];
  const pattern = `${beginning}*`;
  return (await reader.countFiles(pattern)) > MOST_GROWTH_FILES ? [] : [pattern];
}

/**
 * Finds talks that have all wanted words and none of the unwanted. When `isEnough` refuses all that are found, the question is widened: to talks with
 * any of the words, then to words one letter away from those that no talk has.
 */
export async function findTalks(
  reader: IndexReader,
  { wanted, unwanted }: AskedWords,
  isEnough: (documents: Uint32Array) => boolean,
): Promise<FoundTalks> {
  const excluded = await findUnwanted(reader, unwanted);
  const keep = (documents: Uint32Array): Uint32Array =>
    excluded.size === 0 ? documents : documents.filter((document) => !excluded.has(document));
  if (wanted.length === 0) {
    const all = Uint32Array.from({ length: reader.description.documents }, (_, document) => document);
    return { documents: keep(all), clauses: [], words: [], growth: [], missing: [] };
  }

  const attempt = async (words: readonly AskedWord[], options: ClauseOptions): Promise<FoundTalks> => {
    const clauses = composeClauses(words, options);
    const evaluation = await reader.evaluate(clauses);
    return { documents: keep(evaluation.documents), evaluation, clauses, words, growth: options.growth, missing: [] };
  };

  const growth = await readGrowth(reader, wanted);
  const exact = await attempt(wanted, { demand: 'all', growth });
  if (isEnough(exact.documents)) return exact;

  const stems = [...growth, ...possibleStems(wanted)];
  if (stems.length > growth.length) {
    const stemmed = await attempt(wanted, { demand: 'all', growth: stems });
    if (isEnough(stemmed.documents)) return stemmed;
  }

  const demanded = wanted.filter(({ need }) => need !== 'never');
  const known = await Promise.all(
    demanded.map(
      async (word) => (await reader.evaluate(composeClauses([word], { demand: 'all', growth: stems }))).total > 0,
    ),
  );
  const lacking = new Set(demanded.filter((_, index) => !known[index]));
  const missing = [...new Set([...lacking].map(({ typed }) => typed))];
  if (demanded.length > 1 && lacking.size < demanded.length) {
    const any = await attempt(wanted, { demand: 'any', growth });
    if (isEnough(any.documents)) return { ...any, widened: 'any-word', missing };
  }
  if ([...lacking].some(isLoose))
    for (const demand of ['all', 'any'] as const) {
      const loose = await attempt(loosen(wanted, lacking), { demand, growth });
      if (isEnough(loose.documents)) return { ...loose, widened: 'one-letter', missing };
    }
  return { ...exact, missing };
}

async function findUnwanted(reader: IndexReader, unwanted: AskedWords['unwanted']): Promise<ReadonlySet<number>> {
  const found = await Promise.all(
    unwanted.map((words) => reader.evaluate(composeClauses(words, { demand: 'all', growth: [] }))),
  );
  const excluded = new Set<number>();
  for (const { documents } of found) for (const document of documents) excluded.add(document);
  return excluded;
}

/**
 * Stems that the word being typed may have once it is complete. An index of stems has `contain` and `container` and nothing that begins with
 * `containeriz`, so that on the way to `containerization` nothing would be found.
 */
function possibleStems(words: readonly AskedWord[]): readonly string[] {
  const { beginning = '' } = words.at(-1) ?? {};
  const shortest = Math.max(4, Math.ceil(beginning.length / 2));
  return Array.from({ length: Math.max(0, beginning.length - shortest) }, (_, index) =>
    beginning.slice(0, shortest + index),
  );
}
