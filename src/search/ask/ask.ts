/** Answers questions about a built site, in the browser and in the terminal alike. Fetches only the files that an answer needs, through `read`. */
import type { Answer, FoundPassage, FoundTalk, Question, SearchManifest, TalkRecord } from '../../model/search.ts';
import { createFacetsReader } from '../read/facets-reader.ts';
import type { ReadFile } from '../read/find-file.ts';
import { type Clause, createIndexReader, type Evaluation } from '../read/index-reader.ts';
import { fromRow, type RecordRow } from '../read/record-rows.ts';
import { createNumberedReader } from '../read/records-reader.ts';
import { remember } from '../read/remember.ts';
import { analyseQueryWord, type QueryWord } from '../words/analysis.ts';
import type { WordLanguages } from '../words/languages.ts';
import { type FoundTalks, findTalks, readGrowth } from './find-talks.ts';
import { bestSentence, highlight, type Matches } from './highlight.ts';
import { countFacets, isSelected, narrow, readSelection } from './narrow.ts';
import { parseQuery } from './parse-query.ts';
import { createPassagesReader } from './passages-reader.ts';
import { type AnalyseQueryWord, type AskedWord, analyseQuery, composeClauses } from './query-clauses.ts';
import { suggest } from './suggest.ts';

export interface Searcher {
  readonly manifest: SearchManifest;
  /**
   * Any text is a question. Rejects when a file cannot be read; the next question then tries again.
   *
   * `languages` are those whose words are recognised in all their forms: for a whole answer those that the manifest names.
   */
  readonly ask: (question: Question, languages: WordLanguages) => Promise<Answer>;
}

/** Files kept as they came: directories, and what is small. */
const MAX_FILES = 200;
/** Answers that are kept: who goes back, takes a letter away or a choice back sees the list at once. */
const MAX_ANSWERS = 50;
/** Words whose terms are kept. */
const MAX_WORDS = 5000;
/** Characters of a description. */
const TEXT_LENGTH = 200;

/** A searcher that remembers some of what it reads. */
export function createSearcher(manifest: SearchManifest, read: ReadFile): Searcher {
  const readOnce = remember(read, MAX_FILES);
  const talks = createIndexReader(manifest.talks, read);
  const readRecords = createNumberedReader<RecordRow, TalkRecord>(manifest.records, readOnce, fromRow);
  const facets = createFacetsReader(manifest, readOnce);
  const passages = manifest.passages && {
    index: createIndexReader(manifest.passages.index, read),
    readBest: createPassagesReader(manifest.passages, readOnce),
  };
  let analyse = rememberWords(new Map(), []);
  let spoken: WordLanguages | undefined;

  const findPassages = async (
    found: FoundTalks,
    documents: readonly number[],
    termsOf: Matches['termsOf'],
  ): Promise<ReadonlyMap<number, readonly FoundPassage[]>> => {
    const words = found.words.filter(({ need, fields }) => need !== 'never' && fields.includes('body'));
    if (passages === undefined || words.length === 0 || documents.length === 0) return new Map();
    const { index, readBest } = passages;
    const fields = index.description.fields.map(({ name }) => name);
    const anywhere = words.map((word): AskedWord => ({ ...word, fields, need: 'usually' }));
    const growth = found.growth.length === 0 ? [] : await readGrowth(index, anywhere);
    const clauses = composeClauses(anywhere, { demand: 'any', growth });
    const evaluation = await index.evaluate(clauses);
    return readBest(evaluation, documents, { terms: expandedTerms(clauses, evaluation), termsOf });
  };

  const answer = async (question: Question): Promise<Answer> => {
    const analyseNow = analyse;
    const termsOf = (word: string): readonly string[] => analyseNow(word).terms;
    const { parts, filters } = parseQuery(question.q, { typing: question.typing === true });
    const asked = analyseQuery(parts, analyseNow);
    const selection = await readSelection(question.filters, filters, facets);
    const hasAny = (documents: Uint32Array): boolean => documents.some((document) => isSelected(selection, document));
    const found = await findTalks(talks, asked, hasAny);
    const documents = narrow(found.documents, selection);
    const page = choosePage(found, documents, question);
    const numbers = page.map(({ document }) => document);
    const [records, best, counts] = await Promise.all([
      readRecords(numbers),
      question.passages === true ? findPassages(found, numbers, termsOf) : undefined,
      question.facets === true ? countFacets(found.documents, selection, facets) : undefined,
    ]);
    const marks = matchesByField(found, termsOf);
    return {
      total: documents.length,
      talks: records.map((record, index) =>
        describeTalk(record, page[index]!.score, best?.get(numbers[index]!) ?? [], marks),
      ),
      ...(found.widened === undefined ? {} : { widened: found.widened }),
      missing: found.missing,
      unknownFilters: selection.unknown,
      ...(counts === undefined ? {} : { facets: counts }),
      suggestions: suggest(found.words, records),
    };
  };
  const rememberAnswers = () => remember((key) => answer(JSON.parse(key) as Question), MAX_ANSWERS);
  let answers = rememberAnswers();
  return {
    manifest,
    ask: (question, languages) => {
      if (languages !== spoken) {
        analyse = rememberWords(languages, manifest.languages.main);
        answers = rememberAnswers();
      }
      spoken = languages;
      return answers(JSON.stringify(question));
    },
  };
}

/** The documents of a page, by relevance or the newest first: documents are numbered by date. */
function choosePage(
  { evaluation, documents: all }: FoundTalks,
  documents: Uint32Array,
  { sort = 'relevance', offset, limit }: Question,
): readonly { readonly document: number; readonly score: number }[] {
  const from = Math.max(0, Math.floor(offset) || 0);
  const count = Math.max(0, Math.floor(limit) || 0);
  const scoreOf = evaluation?.scoreOf ?? (() => 0);
  const describe = (document: number) => ({ document, score: scoreOf(document) });
  if (evaluation === undefined || sort === 'date')
    return Array.from(
      documents
        .slice()
        .sort()
        .reverse()
        .subarray(from, from + count),
      describe,
    );
  if (documents === all && all === evaluation.documents) return evaluation.best(from, count);
  // The sort is stable and the documents are in Lunr's order, so that equal scores keep it.
  return Array.from(documents, describe)
    .sort((a, b) => b.score - a.score)
    .slice(from, from + count);
}

function describeTalk(
  { text, ...record }: TalkRecord,
  score: number,
  passages: readonly FoundPassage[],
  marks: (field: string) => Matches,
): FoundTalk {
  return {
    ...record,
    score,
    titleSegments: highlight(record.title, marks('title')),
    speakerSegments: record.speakers.map((speaker) => highlight(speaker, marks('speaker'))),
    ...(text === undefined ? {} : { text: bestSentence(text, marks('body'), TEXT_LENGTH).segments }),
    passages,
  };
}

/** What is marked in a field: a word that was asked for in another one is not. */
function matchesByField({ clauses, evaluation }: FoundTalks, termsOf: Matches['termsOf']): (field: string) => Matches {
  const known = new Map<string, Matches>();
  return (field) => {
    const matches = known.get(field) ?? { terms: expandedTerms(clauses, evaluation, field), termsOf };
    known.set(field, matches);
    return matches;
  };
}

function expandedTerms(clauses: readonly Clause[], evaluation: Evaluation | undefined, field?: string): Set<string> {
  return new Set(
    evaluation?.expansions.filter((_, index) => field === undefined || clauses[index]?.fields.includes(field)).flat(),
  );
}

function rememberWords(languages: WordLanguages, main: readonly string[]): AnalyseQueryWord {
  const known = new Map<string, QueryWord>();
  return (word) => {
    let analysed = known.get(word);
    if (analysed === undefined) {
      if (known.size >= MAX_WORDS) known.clear();
      analysed = analyseQueryWord(word, languages, main);
      known.set(word, analysed);
    }
    return analysed;
  };
}
