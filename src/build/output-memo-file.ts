/**
 * The memory of a build's files as bytes: a line of JSON with columns, then the numbers of all dependencies, 32 bits each, in the order of this
 * machine, after a number that tells that order.
 *
 * Reads nothing from a disk. What cannot be read whole counts as nothing remembered.
 */
import { isRecord, parseJson } from '../io/output-manifest.ts';
import type { DependencyName } from '../model/dependencies.ts';

export interface RememberedFile {
  /** Its state in the output folder. */
  readonly state: string;
  /** Digest of what it was made of; empty for a file that is made in every build. */
  readonly of: string;
  /** Numbers into the list of dependencies. */
  readonly dependencies: Uint32Array;
}

export interface RememberedOutputs {
  readonly key: string;
  readonly files: ReadonlyMap<string, RememberedFile>;
  readonly dependencies: readonly { readonly name: DependencyName; readonly answer: string }[];
}

const FORMAT = 1;
const WORD = 4;
const ORDER = 0x01020304;

export function encodeOutputMemo({ key, files, dependencies }: RememberedOutputs): Uint8Array {
  const all = [...files];
  const ends: number[] = [];
  let total = 1;
  for (const [, file] of all) {
    total += file.dependencies.length;
    ends.push(total);
  }
  const columns = {
    format: FORMAT,
    key,
    kinds: [...new Set(dependencies.map(({ name: [kind] }) => kind))],
    names: dependencies.map(({ name: [, of] }) => of),
    answers: dependencies.map(({ answer }) => answer),
    paths: all.map(([path]) => path),
    states: all.map(([, { state }]) => state),
    of: all.map(([, { of }]) => of),
    ends,
  };
  const kindNumbers = new Map(columns.kinds.map((kind, number) => [kind, number]));
  const ofKind = dependencies.map(({ name: [kind] }) => kindNumbers.get(kind)!);
  const head = Buffer.from(`${JSON.stringify({ ...columns, ofKind })}\n`);
  const words = new Uint32Array(total);
  words[0] = ORDER;
  for (const [index, [, file]] of all.entries()) words.set(file.dependencies, ends[index]! - file.dependencies.length);
  const bytes = new Uint8Array(head.length + total * WORD);
  bytes.set(head);
  bytes.set(new Uint8Array(words.buffer), head.length);
  return bytes;
}

/** `undefined` for bytes that are damaged, or of another format. */
export function decodeOutputMemo(bytes: Uint8Array): RememberedOutputs | undefined {
  const newline = bytes.indexOf(10);
  const head = newline < 0 ? undefined : parseJson(bytes.subarray(0, newline));
  if (!isRecord(head) || head['format'] !== FORMAT || typeof head['key'] !== 'string') return undefined;
  const [kinds, names, answers] = [texts(head['kinds']), texts(head['names']), texts(head['answers'])];
  const [paths, states, of] = [texts(head['paths']), texts(head['states']), texts(head['of'])];
  const [ofKind, ends] = [numbers(head['ofKind']), numbers(head['ends'])];
  const total = ends.at(-1) ?? 1;
  if (bytes.length !== newline + 1 + total * WORD) return undefined;
  if (answers.length !== names.length || ofKind.length !== names.length) return undefined;
  if (states.length !== paths.length || of.length !== paths.length || ends.length !== paths.length) return undefined;
  // A copy begins at an address that numbers of 32 bits can be read from.
  const words = new Uint32Array(total);
  new Uint8Array(words.buffer).set(bytes.subarray(newline + 1));
  if (words[0] !== ORDER || words.subarray(1).some((number) => number >= names.length)) return undefined;
  return {
    key: head['key'],
    dependencies: names.map((name, index) => ({
      name: [kinds[ofKind[index]!] ?? '', name],
      answer: answers[index]!,
    })),
    files: new Map(
      paths.map((path, index) => [
        path,
        {
          state: states[index]!,
          of: of[index]!,
          dependencies: words.subarray(ends[index - 1] ?? 1, ends[index]),
        },
      ]),
    ),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? (value as readonly number[]) : [];
}
