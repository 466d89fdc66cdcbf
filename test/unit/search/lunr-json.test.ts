import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/build/package-root.ts';
import type { IndexedDocument } from '../../../src/search/collect/search-talk.ts';
import { STEMMED_LANGUAGES } from '../../../src/search/words/languages.ts';
import { loadLanguages } from '../../../src/search/words/lunr-languages.ts';
import { buildInvertedIndex, type IndexOptions } from '../../../src/search/write/inverted-index.ts';
import { serialiseLunrIndex } from '../../../src/search/write/lunr-json.ts';
import { buildWithLunr } from '../../helpers/lunr-builder.ts';
import { hostileText, plainText } from '../../helpers/search-texts.ts';

const languages = await loadLanguages(STEMMED_LANGUAGES);
const FIELDS: IndexOptions['fields'] = [
  { name: 'title', boost: 10, keepsStopWords: true },
  { name: 'speaker', boost: 8.5, keepsStopWords: true },
  { name: 'body', boost: 1, keepsStopWords: false },
];

function expectSame(documents: readonly IndexedDocument[], refs: readonly string[], b: number, k1 = 1.2): void {
  const options = { fields: FIELDS, b, k1 };
  const text = serialiseLunrIndex(buildInvertedIndex(documents, options, languages), refs);
  expect(text).toBe(JSON.stringify(buildWithLunr(documents, refs, options, languages)));
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, number) => String(number));

describe('the JSON of an index is that of lunr.Builder, byte for byte', () => {
  const text = fc.oneof({ weight: 4, arbitrary: plainText }, { weight: 1, arbitrary: hostileText });
  const document = fc.record({
    language: fc.constantFrom('en', 'de-AT', 'fr', 'nb', 'ja', 'cs', ''),
    texts: fc.tuple(text, text, text),
  });
  const ref = fc.oneof(
    fc.nat().map(String),
    fc.constantFrom('__proto__', '_index', '01', '-1', '4294967294', '4294967295', '4294967296', '1e3', ''),
    fc.webPath().map((path) => `/talks${path}/`),
    fc.string(),
  );

  test('documents by number', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), fc.constantFrom(0, 0.75, 1), (documents, b) => {
        expectSame(documents, numbers(documents.length), b);
      }),
    );
  });

  test('documents by name, numbers among them in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(ref, document), { maxLength: 12, selector: ([name]) => name }),
        fc.constantFrom(0, 0.75),
        fc.constantFrom(0, 1.2, 2),
        (documents, b, k1) => {
          expectSame(
            documents.map(([, indexed]) => indexed),
            documents.map(([name]) => name),
            b,
            k1,
          );
        },
      ),
    );
  });

  test('no documents', () => expectSame([], [], 0.75));

  test('a stock Lunr loads it and finds by its terms', () => {
    const documents = [
      { language: 'en', texts: ['Streams with Kafka', 'Ada', ''] },
      { language: 'de', texts: ['Häuser', 'Jörg', ''] },
    ];
    const index = buildInvertedIndex(documents, { fields: FIELDS, b: 0.75, k1: 1.2 }, languages);
    const loaded = lunr.Index.load(JSON.parse(serialiseLunrIndex(index, ['/talks/kafka/', '/talks/haus/'])) as object);
    expect(loaded.search('haus').map(({ ref: found }) => found)).toEqual(['/talks/haus/']);
    expect(loaded.search('speaker:jorg title:kafka').length).toBe(2);
  });

  const community = join(PACKAGE_ROOT, '../shared/corpora/dcos/events');
  test.skipIf(!existsSync(community))('the talks of a real community', () => {
    const files = readdirSync(community).filter((name) => name.startsWith('2'));
    const documents = files.map((name) => {
      const source = readFileSync(join(community, name), 'utf8');
      const of = (key: string): string => new RegExp(`^${key}:(.*)$`, 'm').exec(source)?.[1] ?? '';
      return { language: 'en', texts: [of('title'), of('speaker'), source.replace(/^---[\s\S]*?\n---\n/, '')] };
    });
    expectSame(
      documents,
      files.map((name) => `/events/${name}/`),
      0.75,
    );
  });

  const conferences = join(PACKAGE_ROOT, '../shared/corpora/pyvideo-talks.ndjson.gz');
  test.skipIf(!existsSync(conferences))('talks of many conferences and languages', () => {
    interface Talk {
      readonly language: string | null;
      readonly title: string;
      readonly speakers: readonly string[];
      readonly description: string;
    }
    const lines = gunzipSync(readFileSync(conferences)).toString('utf8').trimEnd().split('\n');
    const documents = lines
      .filter((_, number) => number % 72 === 0)
      .map((line) => JSON.parse(line) as Talk)
      .map(({ language, title, speakers, description }) => ({
        language: language ?? 'en',
        texts: [title, speakers.join('\n'), description],
      }));
    expect(documents.length).toBeGreaterThan(300);
    expectSame(documents, numbers(documents.length), 0.75);
  });
});
