/** The oracle: what stock `lunr.Builder` makes of the same terms. */
import lunr from 'lunr';
import type { IndexedDocument } from '../../src/search/collect/search-talk.ts';
import { analyseText } from '../../src/search/words/analysis.ts';
import { languageOf, type WordLanguages } from '../../src/search/words/languages.ts';
import type { IndexOptions } from '../../src/search/write/inverted-index.ts';

/** The index of documents by whole Lunr: an empty pipeline, and a tokeniser that gives the terms of `analyseText`. */
export function buildWithLunr(
  documents: readonly IndexedDocument[],
  refs: readonly string[],
  options: IndexOptions,
  languages: WordLanguages,
): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('ref');
  builder.b(options.b);
  builder.k1(options.k1);
  for (const { name, boost } of options.fields) {
    builder.field(name, { boost, extractor: (document) => document as { ref: string } });
  }
  const keeping = new Set(options.fields.filter(({ keepsStopWords }) => keepsStopWords).map(({ name }) => name));
  const tokenizer = (value: unknown, metadata: { readonly fields: readonly string[] }): lunr.Token[] => {
    const { number } = value as { readonly number: number };
    const [name = ''] = metadata.fields;
    const { language, texts } = documents[number]!;
    const text = texts[options.fields.findIndex((field) => field.name === name)] ?? '';
    const terms = analyseText(text, languages.get(languageOf(language) ?? ''), keeping.has(name));
    return terms.map((term) => new lunr.Token(term, {}));
  };
  builder.tokenizer = tokenizer as unknown as typeof lunr.tokenizer;
  refs.forEach((ref, number) => {
    builder.add({ ref, number });
  });
  return builder.build();
}
