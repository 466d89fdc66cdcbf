import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeShard } from '../../../src/search/read/decode-shard.ts';
import { decodeVocabulary, reverseWord } from '../../../src/search/read/decode-words.ts';
import { expectEnd, openBytes, readVarint, readVarints } from '../../../src/search/read/varint.ts';
import { createShardEncoder } from '../../../src/search/write/encode-shard.ts';
import { encodeVocabulary } from '../../../src/search/write/encode-words.ts';
import type { InvertedIndex } from '../../../src/search/write/inverted-index.ts';
import { createWriter, varintLength } from '../../../src/search/write/varint-writer.ts';

const DAMAGED = /^A file of the search index is damaged: /;
const FIELDS = ['title', 'body'];
const DOCUMENTS = 40;

/** By term and field: its documents with frequencies. */
const postings = fc.uniqueArray(
  fc.record({ document: fc.nat(DOCUMENTS - 1), frequency: fc.integer({ min: 1, max: 300 }) }),
  {
    selector: ({ document }) => document,
    maxLength: 12,
  },
);
const anyIndex = fc
  .record({
    terms: fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary', minLength: 1 }), postings, postings), {
      selector: ([term]) => term,
      maxLength: 30,
    }),
    lengths: fc.array(fc.nat(5000), { minLength: FIELDS.length * DOCUMENTS, maxLength: FIELDS.length * DOCUMENTS }),
    b: fc.constantFrom(0, 0.75),
  })
  .map(({ terms, lengths, b }): InvertedIndex => {
    const held = terms.filter(([, title, body]) => title.length + body.length > 0);
    const lists = held.flatMap(([, ...fields]) =>
      fields.map((list) => [...list].sort((x, y) => x.document - y.document)),
    );
    const offsets = new Uint32Array(lists.length + 1);
    lists.forEach((list, place) => {
      offsets[place + 1] = offsets[place]! + list.length;
    });
    return {
      options: { fields: FIELDS.map((name) => ({ name, boost: 1, keepsStopWords: true })), b, k1: 1.2 },
      documents: DOCUMENTS,
      terms: held.map(([term]) => term),
      fieldLengths: Uint32Array.from(lengths),
      averageLengths: [1, 1],
      offsets,
      postingDocuments: Uint32Array.from(lists.flat(), ({ document }) => document),
      postingFrequencies: Uint32Array.from(lists.flat(), ({ frequency }) => frequency),
      firstPlaces: Uint32Array.from(held.keys()),
    };
  });

function encode(index: InvertedIndex): { readonly bytes: Uint8Array; readonly order: Uint32Array } {
  const { terms } = index;
  const order = Uint32Array.from(terms.keys()).sort((a, b) => (terms[a]! < terms[b]! ? -1 : 1));
  return { bytes: createShardEncoder(index)(order), order };
}

describe('a file of terms', () => {
  test('gives back every term, posting and length', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const { bytes, order } = encode(index);
        const shard = decodeShard(bytes, { ...index.options, documents: DOCUMENTS });
        expect(shard.terms).toEqual(Array.from(order, (term) => index.terms[term]));
        order.forEach((term, place) => {
          for (let field = 0; field < FIELDS.length; field++) {
            const from = [index.offsets[term * 2 + field]!, index.offsets[term * 2 + field + 1]!] as const;
            const to = [shard.offsets[place * 2 + field]!, shard.offsets[place * 2 + field + 1]!] as const;
            const documents = index.postingDocuments.slice(...from);
            expect(shard.documents.slice(...to)).toEqual(documents);
            expect(shard.frequencies.slice(...to)).toEqual(index.postingFrequencies.slice(...from));
            expect(shard.lengths.slice(...to)).toEqual(
              index.options.b === 0
                ? new Uint32Array()
                : documents.map((document) => index.fieldLengths[field * DOCUMENTS + document]!),
            );
          }
        });
      }),
    );
  });

  test('that ends too early says so, wherever it ends', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const { bytes } = encode(index);
        for (let length = 0; length < bytes.length; length++)
          expect(() => decodeShard(bytes.subarray(0, length), { ...index.options, documents: DOCUMENTS })).toThrow(
            DAMAGED,
          );
      }),
      { numRuns: 20 },
    );
  });

  test('of any other bytes is refused or read, and never takes memory out of proportion', () => {
    const description = { fields: FIELDS.map((name) => ({ name, boost: 1 })), documents: DOCUMENTS, b: 0.75 };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          const shard = decodeShard(bytes, description);
          expect(shard.documents.length).toBeLessThanOrEqual(bytes.length);
          expect(shard.documents.every((document) => document < DOCUMENTS)).toBe(true);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: A file of the search index is damaged: /);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a file of words', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', 'é') }),
  );
  const words = fc.array(word).map((list) => [...new Set(list)].sort());

  test('gives back all words, halves of surrogate pairs too', () => {
    fc.assert(
      fc.property(words, (list) => {
        expect(decodeVocabulary(encodeVocabulary(list))).toEqual(list);
        const reversed = list.map(reverseWord).sort();
        const back = decodeVocabulary(encodeVocabulary(reversed)).map(reverseWord);
        expect([...back].sort()).toEqual(list);
      }),
    );
  });

  test('that ends too early or goes on says so', () => {
    const bytes = encodeVocabulary(['kafka', 'kafkä', 'mesos']);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeVocabulary(bytes.subarray(0, length))).toThrow(DAMAGED);
    expect(() => decodeVocabulary(Uint8Array.from([...bytes, 0]))).toThrow(DAMAGED);
    expect(() => decodeVocabulary(encodeVocabulary(['b', 'a']))).toThrow(DAMAGED);
  });
});

describe('numbers', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 32 - 1)), (numbers) => {
        const writer = createWriter(1);
        for (const number of numbers) writer.varint(number);
        expect(writer.length()).toBe(numbers.reduce((sum, number) => sum + varintLength(number), 0));
        const reader = openBytes(writer.toBytes());
        expect([...readVarints(reader, numbers.length)]).toEqual(numbers);
        expectEnd(reader);
      }),
    );
  });

  test('that are too large or cut off are refused', () => {
    for (const bytes of [[], [0x80], [0xff, 0xff, 0xff, 0xff, 0x10], [0xff, 0xff, 0xff, 0xff, 0xff, 0]])
      expect(() => readVarint(openBytes(Uint8Array.from(bytes)))).toThrow(DAMAGED);
    expect(readVarint(openBytes(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f])))).toBe(2 ** 32 - 1);
    expect(() => readVarints(openBytes(Uint8Array.from([1, 2])), 3)).toThrow(DAMAGED);
    expect(() => readVarints(openBytes(Uint8Array.from([1, 0x80])), 2)).toThrow(DAMAGED);
  });
});
