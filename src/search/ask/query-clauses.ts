/** From the words of a query to clauses over an index: what each word can be there, and how much of it a talk must have. */
import { SEARCH_FIELDS, SHORT_FIELDS } from '../../model/search.ts';
import type { Clause } from '../read/index-reader.ts';
import type { QueryWord } from '../words/analysis.ts';
import { bigrams, foldWord, isUnspaced } from '../words/words.ts';
import type { QueryPart } from './parse-query.ts';

/** One word that is asked for, or one pair of characters of writing without spaces. */
export interface AskedWord {
  readonly typed: string;
  readonly fields: readonly string[];
  /** After analysis; alternatives. */
  readonly terms: readonly string[];
  readonly boost: number;
  readonly editDistance: 0 | 1 | 2;
  /** Whether talks must have it: always, unless the question is widened, or never (a stop word only adds to scores). */
  readonly need: 'always' | 'usually' | 'never';
  /** The folded word, when it may go on. */
  readonly beginning?: string;
}

export interface AskedWords {
  readonly wanted: readonly AskedWord[];
  /** Quotations and words that talks must not have: all words of one of them together. */
  readonly unwanted: readonly (readonly AskedWord[])[];
}

/** Each costs a request; `parseQuery` counts words, but one word may be a whole paragraph in writing without spaces. What goes further is left out. */
const MAX_WORDS = 32;
/** Words with a wildcard or an edit distance that count: each may stand for thousands. */
const MAX_PATTERNS = 6;
/** What only begins like the word that is typed counts less than the word. */
const GROWTH_BOOST = 0.5;

/** How a word becomes terms: `analyseQueryWord` with the languages of an archive. */
export type AnalyseQueryWord = (word: string) => QueryWord;

/** Analyses the words of a query. */
export function analyseQuery(parts: readonly QueryPart[], analyse: AnalyseQueryWord): AskedWords {
  let words = 0;
  let patterns = 0;
  const isCounted = (word: AskedWord): boolean =>
    ++words <= MAX_WORDS && (!isPattern(word) || ++patterns <= MAX_PATTERNS);
  const asked = parts.map((part) => {
    const all = part.words.flatMap((word, index) => analysePart(part, word, index === part.words.length - 1, analyse));
    const counted = all.filter(isCounted);
    const isWanted = part.presence !== 'prohibited';
    // Half of what must not be there would take away more than the whole.
    return { isWanted, words: isWanted || counted.length === all.length ? counted : [] };
  });
  return {
    wanted: settleStopWords(asked.filter(({ isWanted }) => isWanted).flatMap(({ words }) => words)),
    unwanted: asked
      .filter(({ isWanted, words }) => !isWanted && words.length > 0)
      .map(({ words }) => settleStopWords(words)),
  };
}

function isPattern({ typed, terms, editDistance }: AskedWord): boolean {
  return editDistance > 0 || (typed.includes('*') && terms.some((term) => term.includes('*')));
}

/** One word of a part; several when it is in writing without spaces. */
function analysePart(part: QueryPart, word: string, isLast: boolean, analyse: AnalyseQueryWord): readonly AskedWord[] {
  const { presence, field, boost, growing, words, typed } = part;
  // With an edit for each letter nothing is left of a word.
  const editDistance = Math.min(part.editDistance, Array.from(word).length - 1) as 0 | 1 | 2;
  const common = {
    typed: words.length === 1 ? typed : word,
    fields: field === undefined ? SEARCH_FIELDS : [field],
    boost,
    need: presence === 'required' ? 'always' : 'usually',
  } as const;
  const plain = word.replaceAll('*', '');
  if (plain !== word && !isUnspaced(plain)) return [{ ...common, terms: [foldWord(word)], editDistance: 0 }];
  return bigrams(plain).map((piece): AskedWord => {
    const { terms, stopWord } = analyse(piece);
    if (isUnspaced(piece)) {
      // One character alone is indexed only where it stands alone; elsewhere it begins a pair.
      const isSingle = Array.from(piece).length === 1;
      return { ...common, terms: isSingle ? terms.flatMap((term) => [term, `${term}*`]) : terms, editDistance: 0 };
    }
    const isOptional = stopWord && editDistance === 0 && (presence !== 'required' || words.length > 1);
    return {
      ...common,
      terms,
      editDistance,
      ...(isOptional ? { need: 'never' } : {}),
      ...(growing && isLast ? { beginning: foldWord(word) } : {}),
    };
  });
}

/** Stop words count in short fields and are not demanded, unless nothing else is asked for. */
function settleStopWords(words: readonly AskedWord[]): readonly AskedWord[] {
  if (words.every(({ need }) => need === 'never')) return words.map((word) => ({ ...word, need: 'usually' }));
  return words.map((word) => {
    if (word.need !== 'never') return word;
    const { beginning: _, ...settled } = word;
    return { ...settled, fields: word.fields.length === 1 ? word.fields : SHORT_FIELDS };
  });
}

/** Words and clauses that ask an index for talks with all of the words, or with any. */
export interface ClauseOptions {
  readonly demand: 'all' | 'any';
  /** What the word that is being typed may become: terms, also with wildcards. */
  readonly growth: readonly string[];
}

/** The clauses of wanted words. Each word that is demanded is a group of its own; of `any`, one word must be there unless others are demanded. */
export function composeClauses(words: readonly AskedWord[], { demand, growth }: ClauseOptions): Clause[] {
  const someAlways = words.some(({ need }) => need === 'always');
  return words.flatMap((word, index) => {
    const { fields, terms, boost, editDistance, need, beginning } = word;
    const group =
      need === 'always' || (need === 'usually' && demand === 'all')
        ? index
        : need === 'usually' && !someAlways
          ? words.length
          : undefined;
    const common = { fields, presence: 'optional', ...(group === undefined ? {} : { group }) } as const;
    const exact: Clause = { ...common, terms, boost, ...(editDistance === 0 ? {} : { editDistance }) };
    if (beginning === undefined || growth.length === 0) return [exact];
    return [exact, { ...common, terms: growth, boost: boost * GROWTH_BOOST }];
  });
}

/** The same words, where no talk has them one letter away; a short word has too many neighbours. */
export function loosen(words: readonly AskedWord[], missing: ReadonlySet<AskedWord>): readonly AskedWord[] {
  return words.map((word) =>
    missing.has(word) && isLoose(word)
      ? { ...word, terms: word.terms.filter((term) => term.length > 2), editDistance: 1 }
      : word,
  );
}

/** Whether a word can be taken for one that is a letter away. */
export function isLoose({ terms, editDistance, need }: AskedWord): boolean {
  const [longest = 0] = terms.map((term) => term.length).sort((a, b) => b - a);
  return (
    need !== 'never' &&
    editDistance === 0 &&
    longest > 3 &&
    !terms.some((term) => term.includes('*') || isUnspaced(term))
  );
}
