/**
 * The memory of a build's files as bytes: a line of JSON with columns, then the numbers of all dependencies, 32 bits each, in the order of this
 * machine, after a number that tells that order.
 *
 * Reads nothing from a disk. What cannot be read whole counts as nothing remembered.
 */
import { isRecord } from '../io/output-manifest.ts';
import type { DependencyName } from '../model/dependencies.ts';
import { decodeNumbers, encodeNumbers, readJsonLine } from './memo-bytes.ts';

/** In columns, because a large site has tens of thousands of files: the n-th of each is about the n-th file of `output-states.ts`. */
export interface RememberedOutputs {
  readonly key: string;
  /** The name of the build that left them. */
  readonly id: string;
  /** In the order of these states: digests of what files were made of; empty for a file that is made in every build. */
  readonly of: readonly string[];
  /** What all files depend on, file after file, as numbers into the list of dependencies. */
  readonly numbers: Uint32Array;
  /** Where the numbers of each file end, and those of the next one begin. */
  readonly ends: readonly number[];
  readonly dependencies: readonly { readonly name: DependencyName; readonly answer: string }[];
}

const FORMAT = 5;

export function encodeOutputMemo({ dependencies, numbers, ...columns }: RememberedOutputs): Uint8Array {
  const kinds = [...new Set(dependencies.map(({ name: [kind] }) => kind))];
  const kindNumbers = new Map(kinds.map((kind, number) => [kind, number]));
  const all = {
    ...columns,
    kinds,
    ofKind: dependencies.map(({ name: [kind] }) => kindNumbers.get(kind)!),
    names: dependencies.map(({ name: [, of] }) => of),
    answers: dependencies.map(({ answer }) => answer),
  };
  // Column by column: as one text they would take twice as much, and twice that where one name is not Latin.
  const head = Object.entries(all).map(([name, column]) => Buffer.from(`,"${name}":${JSON.stringify(column)}`));
  return Buffer.concat([Buffer.from(`{"format":${FORMAT}`), ...head, Buffer.from('}\n'), ...encodeNumbers(numbers)]);
}

/** `undefined` for bytes that are damaged, or of another format. */
export function decodeOutputMemo(bytes: Uint8Array): RememberedOutputs | undefined {
  const [head, rest = bytes] = readJsonLine(bytes) ?? [];
  if (!isRecord(head) || head['format'] !== FORMAT || typeof head['key'] !== 'string' || typeof head['id'] !== 'string')
    return undefined;
  const [kinds, names, answers] = [texts(head['kinds']), texts(head['names']), texts(head['answers'])];
  const of = texts(head['of']);
  const [ofKind, ends] = [numbersOf(head['ofKind']), numbersOf(head['ends'])];
  const numbers = decodeNumbers(rest);
  if (numbers === undefined || numbers.length !== (ends.at(-1) ?? 0)) return undefined;
  if (answers.length !== names.length || ofKind.length !== names.length) return undefined;
  if (of.length !== ends.length) return undefined;
  if (numbers.some((number) => number >= names.length)) return undefined;
  const dependencies = names.map((name, index) => ({
    name: [kinds[ofKind[index]!] ?? '', name] as const,
    answer: answers[index]!,
  }));
  return { key: head['key'], id: head['id'], of, numbers, ends, dependencies };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? (value as readonly number[]) : [];
}
