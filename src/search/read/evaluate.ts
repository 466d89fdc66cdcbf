/**
 * Answers a question from the terms that it stands for. Shared with the browser. Reads nothing.
 *
 * Documents, their order and their scores are those of `lunr.Index.query` (2.3.9) for the same clauses, to the last
 * bit: the score of a document is the sum over the fields of dot product by length of the question's vector, and that
 * vector depends on the expanded terms alone. So nothing is needed of the index but these.
 */
import type { IndexDescription } from '../../model/search.ts';
import { selectBest } from './select-best.ts';
import { compareFirstSeen, type TermEntry } from './term-table.ts';

/** A part of a question. `*` in a term is a wildcard unless there is an edit distance. */
export interface Clause {
  readonly fields: readonly string[];
  /** Terms after analysis; what one word can be in the index. */
  readonly terms: readonly string[];
  readonly boost: number;
  readonly editDistance?: number;
  readonly presence: 'optional' | 'required' | 'prohibited';
  /**
   * A document must match at least one clause of every group that occurs, besides Lunr's rules. Of prohibited clauses
   * it means nothing.
   */
  readonly group?: number;
}

/** A clause and, by its terms, what they stand for, in the order of `lunr.TokenSet`. */
export interface ExpandedClause {
  readonly clause: Clause;
  readonly expansions: readonly (readonly TermEntry[])[];
}

export interface Evaluation {
  readonly total: number;
  /** All matches in Lunr's order before it sorts by score: as they are first seen. */
  readonly documents: Uint32Array;
  /** The score of a match; 0 of other documents. */
  readonly scoreOf: (document: number) => number;
  /**
   * A part of Lunr's list of results: by score, equal ones as they are first seen. Selects without sorting everything.
   */
  readonly best: (offset: number, limit: number) => readonly { readonly document: number; readonly score: number }[];
  /** By clause: the terms of the index that it stands for. */
  readonly expansions: readonly (readonly string[])[];
}

/** Numbers by document, or by field × documents + document, that one evaluation fills and the next one uses again: made anew each time, they would cost more than the answer. */
interface WorkSpace {
  /** By place: the dot product. */
  readonly products: Float64Array;
  /** By place: 1 when it is listed. */
  readonly listed: Uint8Array;
  /** By document: how many demands it meets. */
  readonly met: Uint32Array;
  readonly scores: Float64Array;
  /** By document: 1 when it is found. */
  readonly seen: Uint8Array;
}

/**
 * Makes what evaluates clauses by an index. It takes time in proportion to the postings of the terms, and keeps memory
 * in proportion to documents × fields. It never throws.
 */
export function createEvaluator(description: IndexDescription): (clauses: readonly ExpandedClause[]) => Evaluation {
  let kept: WorkSpace | undefined;
  return (clauses) => {
    kept = clean(kept, description);
    return evaluateClauses(clauses, description, kept);
  };
}

function clean(space: WorkSpace | undefined, { documents, fields }: IndexDescription): WorkSpace {
  if (space === undefined) {
    const places = documents * fields.length;
    return {
      products: new Float64Array(places),
      listed: new Uint8Array(places),
      met: new Uint32Array(documents),
      scores: new Float64Array(documents),
      seen: new Uint8Array(documents),
    };
  }
  for (const numbers of Object.values(space) as (Float64Array | Uint8Array | Uint32Array)[]) numbers.fill(0);
  return space;
}

function evaluateClauses(
  clauses: readonly ExpandedClause[],
  description: IndexDescription,
  space: WorkSpace,
): Evaluation {
  const allowed = filterDocuments(clauses, description, space);
  const documents = clauses.every(({ clause }) => clause.presence === 'prohibited')
    ? allDocuments(description.documents, allowed)
    : scoreDocuments(clauses, description, allowed, space);
  const scores = new Float64Array(documents.length);
  for (let place = 0; place < documents.length; place++) scores[place] = space.scores[documents[place]!]!;
  let byDocument: ReadonlyMap<number, number> | undefined;
  return {
    total: documents.length,
    documents,
    scoreOf: (document) => {
      byDocument ??= new Map(Array.from(documents, (found, place) => [found, scores[place]!]));
      return byDocument.get(document) ?? 0;
    },
    best: (offset, limit) => selectBest(documents, scores, offset, limit),
    expansions: clauses.map(({ expansions }) => [...new Set(expansions.flat().map(({ term }) => term))]),
  };
}

/** Whether a document may be an answer. */
type DocumentFilter = (document: number) => boolean;

/**
 * What the demands leave: required clauses and groups, each a set of documents that has to hold an answer, and
 * prohibited clauses, which must not.
 *
 * Lunr keeps such sets by field and cuts them all in the end, which is the same. A required term that no document has
 * makes it stop with nothing left.
 */
function filterDocuments(
  clauses: readonly ExpandedClause[],
  description: IndexDescription,
  { met }: WorkSpace,
): DocumentFilter {
  const groups = new Map<number, ExpandedClause[]>();
  const demands: (readonly ExpandedClause[])[] = [];
  for (const expanded of clauses) {
    const { presence, group, fields } = expanded.clause;
    if (presence === 'prohibited') continue;
    if (presence === 'required' && fields.length > 0) demands.push(isUnknown(expanded) ? [] : [expanded]);
    if (group === undefined) continue;
    const members = groups.get(group) ?? [];
    groups.set(group, members);
    members.push(expanded);
  }
  demands.push(...groups.values());
  const prohibited = clauses.filter(({ clause }) => clause.presence === 'prohibited');
  if (demands.length === 0 && prohibited.length === 0) return () => true;
  // A demand is counted only while a document has met all before.
  demands.forEach((demand, index) => {
    visitPostings(demand, description, (document) => {
      if (met[document] === index) met[document] = index + 1;
    });
  });
  visitPostings(prohibited, description, (document) => {
    met[document] = demands.length + 1;
  });
  return (document) => met[document] === demands.length;
}

/** One of its terms stands for nothing, or it has none. */
function isUnknown({ expansions }: ExpandedClause): boolean {
  return expansions.length === 0 || expansions.some((entries) => entries.length === 0);
}

function visitPostings(
  clauses: readonly ExpandedClause[],
  description: IndexDescription,
  visit: (document: number) => void,
): void {
  for (const { clause, expansions } of clauses) {
    const fields = fieldNumbers(clause, description);
    for (const entries of expansions)
      for (const entry of entries)
        for (const field of fields) for (const document of entry.documents(field)) visit(document);
  }
}

/** The numbers of a clause's fields; what the index does not have is left out. */
function fieldNumbers({ fields }: Clause, description: IndexDescription): readonly number[] {
  return fields
    .map((name) => description.fields.findIndex((field) => field.name === name))
    .filter((field) => field >= 0);
}

/** The answers when nothing is asked for but what must not occur: all others, with a score of 0. */
function allDocuments(count: number, allowed: DocumentFilter): Uint32Array {
  return Uint32Array.from({ length: count }, (_, document) => document).filter(allowed);
}

/** Scores the documents that hold a term of the clauses, and lists them as Lunr first sees them. */
function scoreDocuments(
  clauses: readonly ExpandedClause[],
  description: IndexDescription,
  allowed: DocumentFilter,
  space: WorkSpace,
): Uint32Array {
  const { documents: count } = description;
  const { products, scores, seen } = space;
  const vectors = queryVectors(clauses, description);
  const places = listPlaces(vectors, space.listed, count);
  const lengths = vectors.boosts.map((boosts, field) => {
    let squares = 0;
    for (const entry of vectors.inOrder) {
      const boost = boosts.get(entry);
      if (boost === undefined) continue;
      squares += boost * boost;
      const documents = entry.documents(field);
      const weights = entry.weights(field);
      const base = field * count;
      for (let posting = 0; posting < documents.length; posting++)
        products[base + documents[posting]!]! += boost * weights[posting]!;
    }
    return Math.sqrt(squares);
  });
  const found = new Uint32Array(Math.min(places.length, count));
  let total = 0;
  for (const place of places) {
    const field = Math.floor(place / count);
    const document = place - field * count;
    if (!allowed(document)) continue;
    const score = products[place]! / lengths[field]! || 0;
    if (seen[document] === 0) {
      seen[document] = 1;
      found[total++] = document;
      scores[document] = score;
    } else scores[document]! += score;
  }
  return found.slice(0, total);
}

/** The question as a vector for each field. */
interface QueryVectors {
  /** By field: the boost of each term, summed where clauses share it. */
  readonly boosts: readonly ReadonlyMap<TermEntry, number>[];
  /** Terms in fields as they are first met. */
  readonly met: readonly { readonly entry: TermEntry; readonly field: number }[];
  /** All terms in the order of Lunr's numbers, in which it sums. */
  readonly inOrder: readonly TermEntry[];
}

function queryVectors(clauses: readonly ExpandedClause[], description: IndexDescription): QueryVectors {
  const boosts = description.fields.map(() => new Map<TermEntry, number>());
  const met: { readonly entry: TermEntry; readonly field: number }[] = [];
  /** A file that was read twice has two entries for a term; one of them counts. */
  const known = new Map<string, TermEntry>();
  for (const { clause, expansions } of clauses) {
    if (clause.presence === 'prohibited') continue;
    const fields = fieldNumbers(clause, description);
    for (const expanded of expansions.flat()) {
      const entry = known.get(expanded.term) ?? expanded;
      known.set(entry.term, entry);
      for (const field of fields) {
        const vector = boosts[field]!;
        const before = vector.get(entry);
        if (before === undefined) met.push({ entry, field });
        vector.set(entry, (before ?? 0) + clause.boost);
      }
    }
  }
  return { boosts, met, inOrder: [...known.values()].sort(compareFirstSeen) };
}

/**
 * The places (field × documents + document) that hold a term, each once, in the order in which Lunr first sees them.
 */
function listPlaces({ met }: QueryVectors, seen: Uint8Array, count: number): Uint32Array {
  const postings = met.reduce((sum, { entry, field }) => sum + entry.documents(field).length, 0);
  const listed = new Uint32Array(Math.min(postings, seen.length));
  let length = 0;
  for (const { entry, field } of met) {
    const base = field * count;
    for (const document of entry.documents(field)) {
      if (seen[base + document] === 1) continue;
      seen[base + document] = 1;
      listed[length++] = base + document;
    }
  }
  return listed.subarray(0, length);
}
