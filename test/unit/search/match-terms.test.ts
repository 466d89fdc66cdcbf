import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { expandTerm, type TermSource } from '../../../src/search/read/expand.ts';
import { matchTerms } from '../../../src/search/read/match-terms.ts';
import { fuzzyPattern, wildcardPattern } from '../../../src/search/read/term-pattern.ts';
import { tokenSets } from '../../helpers/search-index.ts';

/** Few letters, so that words are alike; digits, because the keys of an object put them first. */
const letter = fc.constantFrom('a', 'b', 'c', '1', '0', '+', 'ä', '\ud83d', '\ude00', '*');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 7 });
const vocabulary = fc.array(word, { maxLength: 40 }).map((words) => [...new Set(words)].sort());
/** Whole Lunr mixes up nodes behind digits in larger sets; one word at a time it cannot. */
const plainWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '+', 'ä', '*'), maxLength: 7 });

interface Clause {
  readonly term: string;
  readonly editDistance?: number;
}

/** The words that whole Lunr matches one by one, as a set. */
function matchedByLunr(words: readonly string[], clause: Clause): ReadonlySet<string> {
  const set = tokenSets.fromClause(clause);
  return new Set(words.filter((word) => tokenSets.fromArray([word]).intersect(set).toArray().length > 0));
}

/** The order of a set of words, made without minimising, which does not change what it lists. */
function listedByLunr(words: readonly string[], clause: Clause): readonly string[] {
  interface Node {
    final: boolean;
    edges: Record<string, Node>;
    intersect: (other: lunr.TokenSet) => lunr.TokenSet;
  }
  const create = (): Node => new (lunr.TokenSet as unknown as new () => Node)();
  const root = create();
  for (const word of words) {
    let node = root;
    for (let index = 0; index < word.length; index++) {
      const edge = word.charAt(index);
      node.edges[edge] ??= create();
      node = node.edges[edge];
    }
    node.final = true;
  }
  return root.intersect(tokenSets.fromClause(clause)).toArray();
}

/** A source over a sorted list; remembers how many words it gave. */
function sourceOf(words: readonly string[]): TermSource & { readonly given: () => number } {
  const reversed = words.map((word) => word.split('').reverse().join('')).sort();
  let given = 0;
  const startingIn = (list: readonly string[]) => async (prefix: string) => {
    const found = list.filter((word) => word.startsWith(prefix));
    given += found.length;
    return found;
  };
  return {
    has: async (term) => words.includes(term),
    termsWith: startingIn(words),
    wordsWith: startingIn(words),
    reversedWith: startingIn(reversed),
    given: () => given,
  };
}

describe('terms match as in lunr.TokenSet, in its order', () => {
  test('with wildcards', () => {
    fc.assert(
      fc.property(vocabulary, word, (words, term) => {
        const expected = listedByLunr(words, { term });
        expect(matchTerms(words, wildcardPattern(term))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([0, 1, 2, 3])('with %i edits', (edits) => {
    fc.assert(
      fc.property(vocabulary, word, (words, term) => {
        const expected = listedByLunr(words, { term, editDistance: edits });
        expect(matchTerms(words, fuzzyPattern(term, edits))).toEqual(expected);
      }),
      { numRuns: edits > 1 ? 400 : 1000 },
    );
  });

  test('and more words that do not match leave the order as it is', () => {
    fc.assert(
      fc.property(vocabulary, vocabulary, word, fc.nat(2), (words, more, term, edits) => {
        const pattern = (): ReturnType<typeof fuzzyPattern> =>
          edits === 0 ? wildcardPattern(term) : fuzzyPattern(term, edits);
        const all = [...new Set([...words, ...more])].sort();
        const matching = matchTerms(all, pattern());
        expect(matchTerms([...matching].sort(), pattern())).toEqual(matching);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a term stands for what whole Lunr expands it to', () => {
  const expandBoth = async (words: readonly string[], clause: Clause) => {
    const found = await expandTerm(clause.term, clause.editDistance, sourceOf(words));
    expect(found).toEqual(listedByLunr(words, clause));
    expect(new Set(found)).toEqual(matchedByLunr(words, clause));
  };

  test('with wildcards at any place', async () => {
    await fc.assert(
      fc.asyncProperty(vocabulary, word, (words, term) => expandBoth(words, { term })),
      { numRuns: 1000 },
    );
  });

  test('with one edit: every change of every place of every word up to five letters', async () => {
    const letters = ['a', 'b', 'c'];
    const upTo = (length: number): readonly string[] =>
      length === 0 ? [''] : ['', ...upTo(length - 1).flatMap((rest) => letters.map((first) => first + rest))];
    const words = [...new Set(upTo(6))].filter((word) => word !== '').sort();
    const terms = [...new Set(upTo(5))].filter((term) => term !== '' && term <= 'b');
    for (const term of terms) {
      const found = await expandTerm(term, 1, sourceOf(words));
      expect(found).toEqual(listedByLunr(words, { term, editDistance: 1 }));
    }
  });

  test('with up to two edits', async () => {
    await fc.assert(
      fc.asyncProperty(vocabulary, fc.oneof(word, plainWord), fc.nat(2), (words, term, editDistance) =>
        expandBoth(words, { term, editDistance }),
      ),
      { numRuns: 600 },
    );
  });

  test('one edit of three letters or more asks for two ranges, not for all words', async () => {
    const words = Array.from({ length: 1000 }, (_, number) => `${number}`.padStart(3, '0')).sort();
    const source = sourceOf(words);
    expect((await expandTerm('512', 1, source)).length).toBeGreaterThan(20);
    expect(source.given()).toBe(200);
  });

  test('empty and endless terms neither fail nor hang', async () => {
    const words = ['a'.repeat(60), 'a'.repeat(1000), 'ab', 'b'];
    const source = sourceOf(words);
    const long = 'a'.repeat(1000);
    expect(await expandTerm('', undefined, source)).toEqual([]);
    expect(await expandTerm('', 1, source)).toEqual(['b']);
    expect(await expandTerm('*', undefined, source)).toEqual(listedByLunr(words, { term: '*' }));
    expect(await expandTerm('**', undefined, source)).toEqual(listedByLunr(words, { term: '**' }));
    expect(await expandTerm(long, undefined, source)).toEqual([long]);
    expect(await expandTerm(long, 2, source)).toEqual([long]);
    expect(await expandTerm('a*'.repeat(500), undefined, source)).toEqual([]);
    expect((await expandTerm('*a'.repeat(30), undefined, source)).length).toBe(2);
    expect(await expandTerm('a'.repeat(59), 2, source)).toEqual(['a'.repeat(60)]);
    expect(await expandTerm('ab', 9, source)).toEqual(await expandTerm('ab', 2, source));
    expect(await expandTerm('ab', Number.NaN, source)).toEqual(['ab']);
    expect(await expandTerm('ab', -1, source)).toEqual(['ab']);
  });
});
