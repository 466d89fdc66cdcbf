/**
 * What each file of the last build was made from, remembered, so that a build makes only those again of which something has changed.
 *
 * Holds names and digests, never content. Every doubt makes a file again.
 */
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { findKnownFile } from '../io/known-file.ts';
import { MANIFEST_FILE } from '../io/output-paths.ts';
import { takeFile } from '../io/site-file.ts';
import type { OutputKnowledge } from '../io/stage-outputs.ts';
import type { Dependency, DependencyLog, DependencyName } from '../model/dependencies.ts';
import { once } from '../model/once.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import { createUint32List, listedNumbers, pushNumber } from '../model/uint32-list.ts';
import { digestText } from './digest.ts';
import { decodeOutputMemo, encodeOutputMemo, type RememberedOutputs } from './output-memo-file.ts';
import type { LeftOutputs } from './output-states.ts';

const FILE = 'outputs.bin';
/** Changed things that an explanation names. */
const NAMED = 5;

/** What a build does with its files so that it, and the next one, know them. */
export interface OutputMemo {
  /** Digest of what all files are made from but the archive. */
  readonly key: string;
  /** Whether anything is remembered of the files that lie in the output folder. */
  readonly isOpen: boolean;
  readonly known: OutputKnowledge;
  /** Whether something is answered otherwise to what a file of the last build asked for; also of a file that is not remembered. */
  readonly isTouched: (path: string) => boolean;
  /** Takes over what is remembered of all files that are not made again: they are untouched, and stay as they were left. */
  readonly keepRest: () => void;
  /** The state in which a file was found as the last build left it; `undefined` of any other. */
  readonly stateOf: (path: string) => string | undefined;
  /** Why a file was made again, as a part of a sentence; empty when it was not. To be asked when all files are made. */
  readonly explain: (path: string) => string;
  /** What is to be remembered, once the files lie in the output folder like this. To be asked once, at the end. */
  readonly describe: (left: LeftOutputs) => RememberedOutputs;
}

export interface OutputMemoOptions {
  readonly host: Host;
  readonly out: string;
  readonly dependencies: DependencyLog;
  /** Digest of what all files are made from: code, settings, templates. */
  readonly key: string;
  /** What the last build remembered. */
  readonly last: LastOutputs | undefined;
  /** Whether this process has found all files as `last` has them; counts as long as nobody has written another manifest. */
  readonly isFound?: boolean;
  /** Whether something else may be answered to a dependency than in the last build; true of all, where absent. */
  readonly mayChange?: (name: DependencyName) => boolean;
}

/** What the last build remembered of its files, with their states. */
export interface LastOutputs extends RememberedOutputs, LeftOutputs {}

/** A file of today; its dependencies lie between two places of a list of those of all. */
interface Made {
  readonly of: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A memo of one build. What the last one remembered counts only for an output folder with the very manifest that it left.
 *
 * A file that somebody touched, or that was restored from a copy, is read once to see whether it is still as the manifest says.
 */
export async function createOutputMemo(options: OutputMemoOptions): Promise<OutputMemo> {
  const { host, out, dependencies, key } = options;
  const findManifest = ({ states, manifest }: LastOutputs) =>
    findKnownFile(host, `${out}/${MANIFEST_FILE}`, states.get(MANIFEST_FILE), () => manifest);
  const last = options.last?.key === key && (await findManifest(options.last)) ? options.last : undefined;
  const memory = last && openMemory(last);
  const made = new Map<string, Made>();
  const asked = createUint32List();
  /** Files that need not be made again, with their numbers in the last build. */
  const recalled = new Map<string, number>();
  /** Files that are as they were written, with their states. */
  const untouched = new Map<string, string>();
  const answers = new Map<Dependency, string>();
  const answer = (dependency: Dependency): string => {
    const known = answers.get(dependency);
    if (known !== undefined) return known;
    const digest = digestText(dependencies.answer(dependency));
    answers.set(dependency, digest);
    return digest;
  };
  /** The dependencies of today that are answered as in the last build, with their numbers then. */
  const sameAsThen = new Map<Dependency, number>();
  let restStays = false;
  /** To be asked while nobody else may write. */
  const isFoundStill = once(async () => {
    const state = options.isFound === true ? (await host.fingerprint(`${out}/${MANIFEST_FILE}`))?.id : undefined;
    return state !== undefined && state === last?.states.get(MANIFEST_FILE);
  });
  const isAnsweredAlike = (number: number, { dependencies: then }: Memory): boolean => {
    const { name, answer: answered } = then[number]!;
    if (options.mayChange?.(name) === false) return true;
    const dependency = dependencies.find(name);
    if (dependency === undefined || answer(dependency) !== answered) return false;
    sameAsThen.set(dependency, number);
    return true;
  };
  /** Whether something else would be answered to a dependency of the last build. */
  const hasChanged = (number: number, memory: Memory): boolean => {
    if (memory.found[number] === UNKNOWN) memory.found[number] = isAnsweredAlike(number, memory) ? SAME : CHANGED;
    return memory.found[number] === CHANGED;
  };
  const isTouched = (index: number, memory: Memory): boolean => {
    const end = memory.ends[index]!;
    for (let at = startOf(memory, index); at < end; at++) if (hasChanged(memory.numbers[at]!, memory)) return true;
    return false;
  };

  const make = (file: OutputFile | MadeFile): OutputFile | undefined => {
    const { path, madeOf } = file;
    if (madeOf === undefined) return makeContent(file);
    const { value, dependencies: found } = dependencies.during(() => makeContent(file));
    recalled.delete(path);
    if (value === undefined) made.delete(path);
    else {
      const start = asked.length;
      for (const dependency of found) pushNumber(asked, dependency);
      made.set(path, { of: digestText(madeOf()), start, end: asked.length });
    }
    return value;
  };

  return {
    key,
    isOpen: memory !== undefined,
    known: {
      make,
      isAsWritten: async (path, { bytes, sha256 }) => {
        if (memory?.indexes.has(path) !== true) return false;
        const file = `${out}/${path}`;
        const before = memory.states.get(path);
        const hashOfSize = async () => ((await host.stat(file))?.bytes === bytes ? sha256 : undefined);
        const state = (await isFoundStill()) ? before : (await findKnownFile(host, file, before, hashOfSize))?.id;
        if (state === undefined) return false;
        untouched.set(path, state);
        return true;
      },
      isUnchanged: (file) => {
        if (memory === undefined || 'source' in file || file.madeOf === undefined) return false;
        const index = memory.indexes.get(file.path);
        if (index === undefined || memory.of[index] !== digestText(file.madeOf())) return false;
        if (isTouched(index, memory)) return false;
        recalled.set(file.path, index);
        return true;
      },
    },
    isTouched: (path) => {
      const index = memory?.indexes.get(path);
      return memory === undefined || index === undefined || isTouched(index, memory);
    },
    keepRest: () => {
      restStays = true;
    },
    stateOf: (path) =>
      untouched.get(path) ?? (restStays && path !== MANIFEST_FILE ? memory?.states.get(path) : undefined),
    explain: (path) => {
      const then = memory?.indexes.get(path);
      if (options.last === undefined) return 'nothing is remembered of an earlier build';
      if (options.last.key !== key)
        return 'the code, the settings, the templates or the options are others than in the last build';
      if (memory === undefined) return 'the list of files in the output folder is not the one that the last build left';
      if (then === undefined) return 'the last build did not write it';
      const of = recalled.has(path) ? memory.of[then] : made.get(path)?.of;
      if (of === undefined) return 'it is made in every build';
      if (of !== memory.of[then])
        return 'it shows something that is settled for it alone: its title, its place, or what it lists';
      const changed = [...memory.numbers.subarray(startOf(memory, then), memory.ends[then])].filter((number) =>
        hasChanged(number, memory),
      );
      if (changed.length > 0)
        return `it shows ${nameAll(changed.map((number) => memory.dependencies[number]!.name))}, which changed`;
      return recalled.has(path) && untouched.has(path) ? '' : 'its file in the output folder was changed or is missing';
    },
    describe: ({ id, states }) => {
      const named: RememberedOutputs['dependencies'][number][] = [];
      /** By their numbers in the last build, one more than those that they get now. */
      const kept = new Uint32Array(memory?.dependencies.length ?? 0);
      const numberOfKept = (number: number, { dependencies: then }: Memory): number => {
        kept[number] ||= named.push(then[number]!);
        return kept[number] - 1;
      };
      const numbersOf = new Map<Dependency, number>();
      const numberOf = (dependency: Dependency): number => {
        const then = sameAsThen.get(dependency);
        if (then !== undefined && memory !== undefined) return numberOfKept(then, memory);
        const known = numbersOf.get(dependency);
        if (known !== undefined) return known;
        const number = named.push({ name: dependencies.nameOf(dependency), answer: answer(dependency) }) - 1;
        numbersOf.set(dependency, number);
        return number;
      };
      const of: string[] = [];
      const ends: number[] = [];
      const numbers = createUint32List(asked.length + (memory?.numbers.length ?? 0));
      for (const path of states.keys()) {
        const now = made.get(path);
        const then = recalled.get(path) ?? (restStays ? memory?.indexes.get(path) : undefined);
        if (now !== undefined)
          for (let at = now.start; at < now.end; at++) pushNumber(numbers, numberOf(asked.values[at]!));
        else if (then !== undefined && memory !== undefined)
          for (let at = startOf(memory, then); at < memory.ends[then]!; at++)
            pushNumber(numbers, numberOfKept(memory.numbers[at]!, memory));
        of.push(now?.of ?? (then === undefined ? '' : (memory?.of[then] ?? '')));
        ends.push(numbers.length);
      }
      return { key, id, of, numbers: listedNumbers(numbers), ends, dependencies: named };
    },
  };
}

/** What the last build remembered, ready to be asked. */
interface Memory extends LastOutputs {
  readonly indexes: ReadonlyMap<string, number>;
  /** By the numbers of the last build: what became of the answer, `UNKNOWN` as long as nobody has asked. */
  readonly found: Uint8Array;
}

const [UNKNOWN, SAME, CHANGED] = [0, 1, 2];

function openMemory(last: LastOutputs): Memory {
  const indexes = new Map<string, number>();
  for (const path of last.states.keys()) indexes.set(path, indexes.size);
  return { ...last, indexes, found: new Uint8Array(last.dependencies.length) };
}

function startOf({ ends }: RememberedOutputs, index: number): number {
  return index === 0 ? 0 : ends[index - 1]!;
}

/** `talk "field-day/a", speaker "ada" and 3 more`. */
function nameAll(names: readonly DependencyName[]): string {
  const shown = names
    .slice(0, NAMED)
    .map(([kind, of]) => (of === '' ? `the ${kind}` : `the ${kind} "${of.replaceAll('\n', ' ')}"`));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** Asks for the content here, where it is noted what that takes. */
function makeContent(file: OutputFile | MadeFile): OutputFile | undefined {
  const made = takeFile(file);
  return made && { path: made.path, content: made.content };
}

/** What the last build of an archive remembered of its files, which it left in these states. */
export async function recallOutputs(
  host: Host,
  cache: string,
  left: LeftOutputs | undefined,
): Promise<LastOutputs | undefined> {
  const file = `${cache}/${FILE}`;
  if (left === undefined || (await host.stat(file))?.kind !== 'file') return undefined;
  const last = decodeOutputMemo(await host.readBytes(file));
  return last?.id === left.id && last.of.length === left.states.size ? { ...last, ...left } : undefined;
}

export async function rememberOutputs(host: Host, cache: string, outputs: RememberedOutputs): Promise<void> {
  await keepFile(host, cache, FILE, encodeOutputMemo(outputs));
}
