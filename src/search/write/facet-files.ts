/**
 * The files of facets: their values, sorted, and for each facet a column with the values of every document.
 *
 * A column holds for each document, in order, the number of its values and then their numbers, ascending: the first as it is, each further one as the
 * difference to the one before. All are LEB128 varints. Values are numbered in the order of their keys.
 */
import { groupBy } from '../../model/collect.ts';
import {
  FACETS,
  type Facet,
  type FacetDescription,
  type FacetDescriptions,
  type FacetValue,
} from '../../model/search.ts';
import type { SearchTalk } from '../collect/search-talk.ts';
import { type SortedFile, writeCountedFiles } from './file-lists.ts';
import type { FileSink } from './file-sink.ts';
import { partition } from './partition.ts';
import { createWriter } from './varint-writer.ts';

/** Values in one file: about 3 kB before compression. */
const VALUES_IN_FILE = { least: 16, most: 64 };

/** The values of one facet, gathered document by document. */
interface Column {
  readonly values: FacetValue[];
  /** By the value itself, which many documents share, and by its key and slug. */
  readonly numbers: Map<FacetValue | string, number>;
  /** By document: how many values it has, and their numbers in the order of `values`, one document after the other. */
  readonly counts: number[];
  readonly entries: number[];
}

export interface FacetCollector {
  /** Takes the values of the next document. */
  readonly add: (facets: SearchTalk['facets']) => void;
  /** Writes the files of the facets that have a value. */
  readonly write: (sink: FileSink) => FacetDescriptions;
}

/** Gathers the facets of documents in their order. Takes a few bytes for each value of each document. */
export function createFacetCollector(): FacetCollector {
  const columns = FACETS.map((facet): readonly [Facet, Column] => [
    facet,
    { values: [], numbers: new Map(), counts: [], entries: [] },
  ]);
  return {
    add: (facets) => {
      for (const [facet, column] of columns) addValues(column, facets[facet] ?? []);
    },
    write: (sink) =>
      Object.fromEntries(
        columns
          .filter(([, { values }]) => values.length > 0)
          .map(([facet, column]) => [facet, writeColumn(column, sink)]),
      ),
  };
}

function addValues(column: Column, added: readonly FacetValue[]): void {
  const { counts, entries } = column;
  // A set of one or none would only cost time.
  const found = added.length > 1 ? new Set(added.map((value) => numberOf(column, value))) : undefined;
  if (found !== undefined) for (const number of found) entries.push(number);
  else for (const value of added) entries.push(numberOf(column, value));
  counts.push(found?.size ?? added.length);
}

/** Values with one key are the same, unless they have pages of their own. */
function numberOf({ values, numbers }: Column, value: FacetValue): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  const identity = `${value.key}\n${value.slug ?? ''}`;
  const number = numbers.get(identity) ?? values.push(value) - 1;
  numbers.set(identity, number);
  numbers.set(value, number);
  return number;
}

function writeColumn({ values, counts, entries }: Column, sink: FileSink): FacetDescription {
  const order = values.map((_, index) => index).sort((a, b) => compareValues(values[a]!, values[b]!));
  const ranks = new Uint32Array(order.length);
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  const writer = createWriter();
  let at = 0;
  for (const count of counts) {
    writer.varint(count);
    const numbers = entries.slice(at, at + count).map((index) => ranks[index]!);
    let before = 0;
    for (const number of numbers.sort((a, b) => a - b)) {
      writer.varint(number - before);
      before = number;
    }
    at += count;
  }
  const sorted = order.map((index) => values[index]!);
  return {
    total: sorted.length,
    values: writeCountedFiles(listValueFiles(sorted), sink),
    column: sink.add(writer.toBytes()),
  };
}

function compareValues(a: FacetValue, b: FacetValue): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return (a.slug ?? '') < (b.slug ?? '') ? -1 : 1;
}

/** Files of sorted values; those with one key stand in one file. */
function* listValueFiles(sorted: readonly FacetValue[]): Iterable<SortedFile> {
  const groups = [...groupBy(sorted, ({ key }) => key)];
  const [keys, weights] = [groups.map(([key]) => key), groups.map(([, { length }]) => length)];
  const encoder = new TextEncoder();
  for (const { start, end } of partition(keys, weights, VALUES_IN_FILE)) {
    const values = groups.slice(start, end).flatMap(([, members]) => members);
    const content = encoder.encode(JSON.stringify(values));
    yield { first: keys[start]!, last: keys[end - 1]!, count: values.length, content };
  }
}
