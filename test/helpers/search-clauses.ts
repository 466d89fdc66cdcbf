/** Questions of every kind, drawn from the terms of an index by a seed. */
import type { Clause } from '../../src/search/read/evaluate.ts';
import { pickFrom, type Random } from './random.ts';

/** Draws the clauses of one question. */
type Draw = (random: Random, terms: readonly string[], fields: readonly string[]) => readonly Clause[];

const clause = (fields: readonly string[], terms: readonly string[], changes: Partial<Clause> = {}): Clause => ({
  fields,
  terms,
  boost: 1,
  presence: 'optional',
  ...changes,
});

const some = <Value>(random: Random, most: number, draw: () => Value): readonly Value[] =>
  Array.from({ length: 1 + Math.floor(random() * most) }, draw);

const beginning = (random: Random, term: string): string => term.slice(0, 1 + Math.floor(random() * 4));
const ending = (random: Random, term: string): string => term.slice(-1 - Math.floor(random() * 4));

function withWildcardInside(random: Random, term: string): string {
  const cut = 1 + Math.floor(random() * Math.max(1, term.length - 1));
  const rest = term.slice(Math.min(term.length, cut + Math.floor(random() * 3)));
  const pattern = `${term.slice(0, cut)}*${rest}`;
  return random() < 0.2 ? `${random() < 0.5 ? '*' : ''}${pattern.slice(1)}*` : pattern;
}

/** Changes a letter or two, so that a likeness finds more than the word itself. */
function misspell(random: Random, term: string): string {
  const at = Math.floor(random() * term.length);
  const rest = term.slice(at + 1);
  const change = Math.floor(random() * 5);
  if (change === 0) return term.slice(0, at) + rest;
  if (change === 1) return `${term.slice(0, at)}${pickFrom(random, ['a', '1', 'к'])}${rest}`;
  if (change === 2) return `${term.slice(0, at)}${rest.slice(0, 1)}${term.slice(at, at + 1)}${rest.slice(1)}`;
  if (change === 3) return `${term.slice(0, at)}a${term.slice(at)}`;
  return term;
}

function withWildcard(random: Random, term: string): string {
  if (random() < 0.4) return `${beginning(random, term)}*`;
  return random() < 0.5 ? `*${ending(random, term)}` : withWildcardInside(random, term);
}

export const KINDS: Readonly<Record<string, Draw>> = {
  'a word': (random, terms, fields) => [clause(fields, [pickFrom(random, terms)])],
  words: (random, terms, fields) =>
    [pickFrom(random, terms), ...some(random, 4, () => pickFrom(random, terms))].map((term) => clause(fields, [term])),
  'a word in a field': (random, terms, fields) => [clause([pickFrom(random, fields)], [pickFrom(random, terms)])],
  'required and other words': (random, terms, fields) =>
    some(random, 3, () =>
      clause(random() < 0.3 ? [pickFrom(random, fields)] : fields, [pickFrom(random, terms)], {
        presence: random() < 0.7 ? 'required' : 'optional',
      }),
    ),
  'prohibited and other words': (random, terms, fields) => [
    clause(fields, [pickFrom(random, terms)]),
    ...some(random, 2, () =>
      clause(random() < 0.3 ? [pickFrom(random, fields)] : fields, [pickFrom(random, terms)], {
        presence: random() < 0.7 ? 'prohibited' : 'optional',
      }),
    ),
  ],
  'prohibited words alone': (random, terms, fields) =>
    some(random, 3, () =>
      clause(random() < 0.4 ? [pickFrom(random, fields)] : fields, [pickFrom(random, terms)], {
        presence: 'prohibited',
      }),
    ),
  'words with boosts': (random, terms, fields) =>
    some(random, 3, () => clause(fields, [pickFrom(random, terms)], { boost: Math.floor(random() * 12) })),
  'a beginning': (random, terms, fields) => [clause(fields, [`${beginning(random, pickFrom(random, terms))}*`])],
  'an ending': (random, terms, fields) => [clause(fields, [`*${ending(random, pickFrom(random, terms))}`])],
  'a wildcard inside': (random, terms, fields) => [
    clause(fields, [withWildcardInside(random, pickFrom(random, terms))]),
  ],
  'one edit': (random, terms, fields) => [
    clause(fields, [misspell(random, pickFrom(random, terms))], { editDistance: 1 }),
  ],
  'two edits': (random, terms, fields) => [
    clause(fields, [misspell(random, misspell(random, pickFrom(random, terms)))], { editDistance: 2 }),
  ],
  'nothing, or no word': (random, _, fields) =>
    random() < 0.3
      ? []
      : some(random, 2, () =>
          clause(random() < 0.5 ? fields : fields.slice(1), [''], {
            presence: pickFrom(random, ['optional', 'optional', 'prohibited', 'required']),
          }),
        ),
  nonsense: (random, terms, fields) =>
    some(random, 2, () => {
      const term = pickFrom(random, ['qqzzx', '🙃', '\ud83d', '__proto__', 'constructor', '0', ' ', 'x'.repeat(80)]);
      return clause(fields, [random() < 0.6 ? term : `${term}${pickFrom(random, terms)}`], {
        presence: pickFrom(random, ['optional', 'optional', 'prohibited', 'required']),
        ...(random() < 0.2 ? { editDistance: Math.min(1, Math.floor(random() * 2)) } : {}),
      });
    }),
  'several terms for a word': (random, terms, fields) =>
    some(random, 2, () =>
      clause(
        fields,
        some(random, 3, () => (random() < 0.9 ? pickFrom(random, terms) : 'nowhere')),
        {
          presence: pickFrom(random, ['optional', 'optional', 'prohibited', 'required']),
          boost: 1 + Math.floor(random() * 3),
        },
      ),
    ),
  'everything at once': (random, terms, fields) =>
    some(random, 5, () => {
      const term = pickFrom(random, terms);
      const shape = random();
      return clause(
        random() < 0.3 ? [pickFrom(random, fields), pickFrom(random, fields)] : fields,
        [shape < 0.3 ? withWildcard(random, term) : term],
        {
          boost: random() < 0.3 ? 1 + Math.floor(random() * 10) : 1,
          presence: pickFrom(random, ['optional', 'optional', 'optional', 'required', 'prohibited']),
          ...(shape > 0.8 ? { editDistance: shape > 0.95 ? 0 : 1 } : {}),
        },
      );
    }),
};
