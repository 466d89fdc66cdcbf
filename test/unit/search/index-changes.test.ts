import { describe, expect, test } from 'vitest';
import type { FileList, IndexDescription } from '../../../src/model/search.ts';
import type { IndexedDocument } from '../../../src/search/collect/search-talk.ts';
import { decodeShard } from '../../../src/search/read/decode-shard.ts';
import { analyseText } from '../../../src/search/words/analysis.ts';
import { languageOf } from '../../../src/search/words/languages.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { buildInvertedIndex } from '../../../src/search/write/inverted-index.ts';
import { dcosDocuments, FIELDS, generatedDocuments, hasDcos } from '../../helpers/search-corpora.ts';
import { indexInFiles } from '../../helpers/search-index.ts';

const languages = await loadLanguages(['en', 'ru']);
const OPTIONS = { fields: FIELDS, b: 0.75, k1: 1.2 };

function termsOf({ language, texts }: IndexedDocument): readonly (readonly string[])[] {
  const stemmer = languages.get(languageOf(language) ?? '');
  return texts.map((text, field) => analyseText(text, stemmer, FIELDS[field]!.keepsStopWords));
}

interface TermFile {
  readonly name: string;
  readonly terms: readonly string[];
}

/** The files of terms, in order. */
function termFiles(documents: readonly IndexedDocument[]): readonly TermFile[] {
  const { description, files } = indexInFiles(buildInvertedIndex(documents, OPTIONS, languages));
  const namesOf = ({ depth, names }: FileList): readonly string[] => {
    const list = names.match(/.{12}/g) ?? [];
    if (depth === 1) return list;
    return list.flatMap((name) => namesOf(JSON.parse(new TextDecoder().decode(files.get(name))) as FileList));
  };
  return namesOf(description.terms).map((name) => ({ name, terms: decode(files.get(name)!, description) }));
}

const decode = (bytes: Uint8Array, description: IndexDescription): readonly string[] =>
  decodeShard(bytes, description).terms;

/** Edits one talk and lists the files that it writes anew although they hold none of its terms, before or after. */
function filesOfOthers(documents: readonly IndexedDocument[], number: number, edit: (text: string) => string) {
  const before = documents[number]!;
  const after = { ...before, texts: before.texts.map((text, field) => (field === 3 ? edit(text) : text)) };
  const own = new Set([before, after].flatMap(termsOf).flat());
  const old = termFiles(documents);
  const names = new Set(old.map(({ name }) => name));
  const edited = termFiles(documents.map((document, place) => (place === number ? after : document)));
  const written = edited.filter(({ name }) => !names.has(name));
  return { written, others: written.filter(({ terms }) => !terms.some((term) => own.has(term))) };
}

const EDITS: readonly [string, (text: string) => string][] = [
  ['adds a word', (text) => `${text} quokka`],
  ['loses its beginning', (text) => text.slice(text.length >> 2)],
  ['is turned round', (text) => text.split(' ').reverse().join(' ')],
  ['is written anew', () => 'A zebra and a quokka meet at the water hole, and nobody takes notes.'],
];

describe.each([
  ['made-up talks', true, () => generatedDocuments(500, 4)],
  ['the talks of a real community', hasDcos, dcosDocuments],
] as const)('of %s, one that', (_, isThere, load) => {
  describe.skipIf(!isThere)('is edited', () => {
    test.each(EDITS)('%s changes no files but those of its terms', (__, edit) => {
      const documents = load();
      let writes = 0;
      for (const number of [1, documents.length >> 1, documents.length - 1]) {
        const { written, others } = filesOfOthers(documents, number, edit);
        expect(others.map(({ terms }) => terms)).toEqual([]);
        writes += written.length;
      }
      expect(writes).toBeGreaterThan(0);
    });
  });
});
