/**
 * One run, in a process of its own: texts in memory to an inverted index in memory. Prints `{ milliseconds, terms }` as JSON.
 *
 *   node analysis.mjs SUBJECT < SOURCE      the source of the talks as JSON, as `readTalks` takes it
 *
 * Subjects: `rostrum`; `lunr`, the stock `lunr.Builder` fed the same terms; `stock`, the same as Lunr comes, with its own tokenizer and pipeline.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import lunr from 'lunr';
import { analyseWord } from '../../dist/search/words/analysis.js';
import { languageOf } from '../../dist/search/words/languages.js';
import { splitWords } from '../../dist/search/words/words.js';
import { buildInvertedIndex } from '../../dist/search/write/inverted-index.js';
import { INDEX_OPTIONS, loadTalkLanguages } from './index-options.mjs';
import { toDocument } from './search-talk.mjs';
import { readTalks } from './talks.mjs';

function withRostrum(documents, options, languages) {
  return buildInvertedIndex(documents, options, languages).terms.length;
}

/** Without positions and with one pipeline function, which is in Lunr's favour. */
function withSameTerms(builder, options, languages, current) {
  const keepers = new Set(options.fields.filter(({ keepsStopWords }) => keepsStopWords).map(({ name }) => name));
  builder.tokenizer = (text, metadata) => splitWords(text).map((word) => new lunr.Token(word, metadata));
  const analyse = (token) => {
    const language = languages.get(languageOf(current.language) ?? '');
    const terms = analyseWord(token.toString(), language, keepers.has(token.metadata.fields[0]));
    if (terms.length === 1) return token.update(() => terms[0]);
    return terms.map((term) => new lunr.Token(term, token.metadata));
  };
  lunr.Pipeline.registerFunction(analyse, 'analyse');
  builder.pipeline.add(analyse);
}

function withLunr(documents, options, prepare) {
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const { name, boost } of options.fields) builder.field(name, { boost });
  builder.b(options.b);
  builder.k1(options.k1);
  const current = { language: '' };
  prepare(builder, current);
  documents.forEach(({ language, texts }, number) => {
    current.language = language;
    const fields = options.fields.map(({ name }, index) => [name, texts[index]]);
    builder.add(Object.fromEntries([['ref', String(number)], ...fields]));
  });
  builder.build();
  return Object.keys(builder.invertedIndex).length;
}

const talks = await readTalks(JSON.parse(readFileSync(0, 'utf8')));
const documents = talks.map(toDocument);
const languages = await loadTalkLanguages(talks);
const subjects = {
  rostrum: () => withRostrum(documents, INDEX_OPTIONS, languages),
  lunr: () =>
    withLunr(documents, INDEX_OPTIONS, (builder, current) => withSameTerms(builder, INDEX_OPTIONS, languages, current)),
  stock: () =>
    withLunr(documents, INDEX_OPTIONS, (builder) =>
      builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer),
    ),
};
const started = performance.now();
const terms = subjects[process.argv[2]]();
process.stdout.write(JSON.stringify({ milliseconds: performance.now() - started, terms }));
