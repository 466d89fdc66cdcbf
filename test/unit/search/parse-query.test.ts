import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, type QueryPart } from '../../../src/search/ask/parse-query.ts';
import { splitWords } from '../../../src/search/words/words.ts';

/** A part as its operators would write it: `+title:two words~1^3`. */
function write({ presence, field, words, editDistance, boost, growing }: QueryPart): string {
  const sign = { usual: '', required: '+', prohibited: '-' }[presence];
  const suffix = `${editDistance === 0 ? '' : `~${editDistance}`}${boost === 1 ? '' : `^${boost}`}${growing ? '…' : ''}`;
  return `${sign}${field === undefined ? '' : `${field}:`}${words.join(' ')}${suffix}`;
}

function parts(query: string, typing = false): readonly string[] {
  return parseQuery(query, { typing }).parts.map(write);
}

describe('operators', () => {
  test.each<readonly [string, ...string[]]>([
    ['kafka streams', 'kafka', 'streams'],
    ['+kafka -spark', '+kafka', '-spark'],
    ['kafka^3 kafka^0.5', 'kafka^3', 'kafka^0.5'],
    ['elizabet~1 kubrnts~2', 'elizabet~1', 'kubrnts~2'],
    ['word~1^3 word^3~1', 'word~1^3', 'word~1^3'],
    ['contain* *tainer con*er', 'contain*', '*tainer', 'con*er'],
    ['title:java speaker:schad', 'title:java', 'speaker:schad'],
    ['Title:java TAG:x tags:x text:y body:y', 'title:java', 'tags:x', 'tags:x', 'body:y', 'body:y'],
    ['+title:java^2 -speaker:sch*', '+title:java^2', '-speaker:sch*'],
    ['"machine learning"', '+machine learning'],
    ['-"machine learning" title:"art of war"^2', '-machine learning', '+title:art of war^2'],
    ['CI/CD', 'ci cd'],
    ['foo-b*r', 'foo b*r'],
  ])('%s', (query, ...expected) => {
    expect(parts(query)).toEqual(expected);
    expect(parseQuery(query).filters).toEqual([]);
  });
});

describe('what makes no sense as an operator is text', () => {
  test.each<readonly [string, ...string[]]>([
    ['C++ c# 10:30', 'c++', 'c#', '10 30'],
    ['std::vector title::java', 'std vector', 'title java'],
    ['unknown:word', 'unknown word'],
    ['foo~9 foo~ foo^ foo^x', 'foo 9', 'foo', 'foo', 'foo x'],
    ['~ :: * ^ + - -- "" " \\'],
    ['docker --rm 3 - 2', 'docker', 'rm', '3', '2'],
    ['a-b+c well-known-', 'a b c', 'well known'],
    ['"not closed', 'not', 'closed'],
    ['foo"bar" "one"-two', 'foo bar', '+one', 'two'],
    ['title: java', 'title', 'java'],
    ['title:* title:""', 'title', 'title'],
    ['3.11 node.js', '3.11', 'node js'],
    ['*a* *b c* *de*', 'a', 'b', 'c*', '*de*'],
  ])('%s', (query, ...expected) => {
    expect(parts(query)).toEqual(expected);
  });

  test.each<readonly [string, ...string[]]>([
    ['\\+foo \\-bar', 'foo', 'bar'],
    ['title\\:foo', 'title foo'],
    ['c\\+\\+ foo\\*', 'c++', 'foo'],
    ['foo\\~1 foo\\^2', 'foo 1', 'foo 2'],
    ['\\"one two\\"', 'one', 'two'],
    ['"say \\"hi\\" now"', '+say hi now'],
    ['foo\\ bar end\\', 'foo bar', 'end'],
  ])('a backslash makes an operator text: %s', (query, ...expected) => {
    expect(parts(query)).toEqual(expected);
  });
});

describe('filters', () => {
  test.each([
    ['category:"Day 2 Ops"', 'category', 'Day 2 Ops', false],
    ['category:“Day 2 Ops”', 'category', 'Day 2 Ops', false],
    ['-category:"Day 2 Ops"', 'category', 'Day 2 Ops', true],
    ['speaker:"Jörg Schad"', 'speaker', 'Jörg Schad', false],
    ['tags:"C++"', 'tag', 'C++', false],
    ['year:2017', 'year', '2017', false],
    ['language:de', 'language', 'de', false],
    ['-has:video', 'has', 'video', true],
    ['Has:"video"', 'has', 'video', false],
    ['event:"a \\"b\\" c"', 'event', 'a "b" c', false],
  ])('%s', (query, facet, name, excluded) => {
    expect(parseQuery(`java ${query} kafka`)).toMatchObject({
      filters: [{ facet, name, excluded }],
      parts: [{ typed: 'java' }, { typed: 'kafka' }],
    });
  });

  test('an unquoted word in a field of the same name is a word', () => {
    expect(parseQuery('category:ops speaker:schad event:fosdem tag:go').filters).toEqual([]);
  });
});

describe('while typing', () => {
  test.each<readonly [string, ...string[]]>([
    ['kafka str', 'kafka', 'str…'],
    ['speaker:sch', 'speaker:sch…'],
    ['+kaf', '+kaf…'],
    ['node.j', 'node j…'],
    ['kafka ', 'kafka'],
    ['kafka,', 'kafka'],
    ['"kafka"', '+kafka'],
    ['-kaf', '-kaf'],
    ['kaf*', 'kaf*'],
    ['kaf~1', 'kaf~1'],
    ['kafka speaker:', 'kafka'],
    ['kafka category:"', 'kafka'],
    ['kafka category:"Day', 'kafka', 'category:day…'],
  ])('%s', (query, ...expected) => {
    expect(parts(query, true)).toEqual(expected);
  });
});

test('what is typed is kept for messages, without operators', () => {
  expect(parseQuery('+title:Kubernets~1^2 "Two Words"').parts.map(({ typed }) => typed)).toEqual([
    'Kubernets',
    'Two Words',
  ]);
});

test('of a page that somebody pastes only the first words count', () => {
  for (const page of ['word '.repeat(10_000), 'word-'.repeat(10_000), '~1'.repeat(100_000)]) {
    const words = parseQuery(page).parts.flatMap((part) => part.words);
    expect(words.length).toBeLessThanOrEqual(32);
  }
});

describe('any text', () => {
  const anyQuery = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          ...['+', '-', ':', '~', '^', '*', '"', '\\', ' ', '\n', '1', '9', 'a', 'ö', '語', 'İ', '\u3164', '\ud800'],
          ...['title:', 'category:"', 'year:', 'has:', 'c++', '“', '\u0000'],
        ),
        { maxLength: 30 },
      )
      .map((pieces) => pieces.join('')),
  );

  test('has a meaning', () => {
    fc.assert(
      fc.property(anyQuery, fc.boolean(), (query, typing) => {
        for (const { words, boost } of parseQuery(query, { typing }).parts) {
          expect(words.length).toBeGreaterThan(0);
          expect(Number.isFinite(boost)).toBe(true);
          for (const word of words) expect(word).toMatch(/[^*]/u);
        }
      }),
    );
  });

  test('without operators is its words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('kafka', 'Jörg', 'C++', '3.11', 'l’art', '日本語', 'a_b'), { maxLength: 8 }),
        (words) => {
          const query = words.join(' ');
          expect(parseQuery(query).parts.flatMap((part) => part.words)).toEqual(splitWords(query));
        },
      ),
    );
  });
});
