/**
 * What each file of the last build was made from, remembered, so that a build makes only those again of which something has changed.
 *
 * Holds names and digests, never content. Every doubt makes a file again.
 */
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { MANIFEST_FILE } from '../io/output-paths.ts';
import { takeFile } from '../io/site-file.ts';
import type { OutputKnowledge } from '../io/stage-outputs.ts';
import type { Dependency, DependencyLog, DependencyName } from '../model/dependencies.ts';
import type { MadeFile, OutputFile } from '../model/output.ts';
import type { OutputStates } from './build-memo.ts';
import { digestText } from './digest.ts';
import { decodeOutputMemo, encodeOutputMemo, type RememberedFile, type RememberedOutputs } from './output-memo-file.ts';

const FILE = 'outputs.bin';
/** Changed things that an explanation names. */
const NAMED = 5;

/** What a build does with its files so that it, and the next one, know them. */
export interface OutputMemo {
  readonly known: OutputKnowledge;
  /** Why a file was made again, as a part of a sentence; empty when it was not. To be asked when all files are made. */
  readonly explain: (path: string) => string;
  /** What is to be remembered, once the files lie in the output folder in these states. To be asked once, at the end. */
  readonly describe: (states: OutputStates) => RememberedOutputs;
}

export interface OutputMemoOptions {
  readonly host: Host;
  readonly out: string;
  readonly dependencies: DependencyLog;
  /** Digest of what all files are made from: code, settings, templates. */
  readonly key: string;
  /** What the last build remembered. */
  readonly last: RememberedOutputs | undefined;
}

interface Made {
  readonly of: string;
  readonly dependencies: Uint32Array;
}

/** A memo of one build. What the last one remembered counts only for an output folder whose manifest nobody has touched since. */
export async function createOutputMemo(options: OutputMemoOptions): Promise<OutputMemo> {
  const { host, out, dependencies, key } = options;
  const stateOf = async (path: string) => (await host.fingerprint(`${out}/${path}`))?.id;
  const manifest = options.last?.files.get(MANIFEST_FILE);
  const last =
    options.last?.key === key && manifest !== undefined && (await stateOf(MANIFEST_FILE)) === manifest.state
      ? options.last
      : undefined;
  const made = new Map<string, Made>();
  const recalled = new Set<string>();
  const touched = new Set<string>();
  const answers = new Map<Dependency, string>();
  const answer = (dependency: Dependency): string => {
    const known = answers.get(dependency);
    if (known !== undefined) return known;
    const digest = digestText(dependencies.answer(dependency));
    answers.set(dependency, digest);
    return digest;
  };
  /** By the numbers of the last build: the dependency of today, and `undefined` when something else would be answered. */
  const same = new Map<number, Dependency | undefined>();
  const recallDependency = (number: number): Dependency | undefined => {
    if (same.has(number)) return same.get(number);
    const { name, answer: then } = last!.dependencies[number]!;
    const today = dependencies.find(name);
    const dependency = today !== undefined && answer(today) === then ? today : undefined;
    same.set(number, dependency);
    return dependency;
  };

  const recall = (of: string, known: RememberedFile | undefined): Made | undefined => {
    if (known?.of !== of) return undefined;
    const today = new Uint32Array(known.dependencies.length);
    for (const [index, number] of known.dependencies.entries()) {
      const dependency = recallDependency(number);
      if (dependency === undefined) return undefined;
      today[index] = dependency;
    }
    return { of, dependencies: today };
  };

  const make = (file: OutputFile | MadeFile): OutputFile | undefined => {
    const { path, madeOf } = file;
    if (madeOf === undefined) return makeContent(file);
    const { value, dependencies: asked } = dependencies.during(() => makeContent(file));
    if (value === undefined) made.delete(path);
    else made.set(path, { of: digestText(madeOf()), dependencies: Uint32Array.from(asked) });
    return value;
  };

  return {
    known: {
      make,
      isAsWritten: async (path) => {
        const state = last?.files.get(path)?.state;
        if (state !== undefined && state === (await stateOf(path))) return true;
        touched.add(path);
        return false;
      },
      isUnchanged: (file) => {
        if (last === undefined || 'source' in file || file.madeOf === undefined) return false;
        const known = recall(digestText(file.madeOf()), last.files.get(file.path));
        if (known === undefined) return false;
        made.set(file.path, known);
        recalled.add(file.path);
        return true;
      },
    },
    explain: (path) => {
      const then = last?.files.get(path);
      const now = made.get(path);
      if (options.last === undefined) return 'nothing is remembered of an earlier build';
      if (options.last.key !== key)
        return 'the code, the settings, the templates or the options are others than in the last build';
      if (last === undefined) return 'the list of files in the output folder is not the one that the last build left';
      if (then === undefined) return 'the last build did not write it';
      if (now === undefined) return 'it is made in every build';
      if (then.of !== now.of)
        return 'it shows something that is settled for it alone: its title, its place, or what it lists';
      const changed = [...then.dependencies].filter((number) => recallDependency(number) === undefined);
      if (changed.length > 0)
        return `it shows ${nameAll(changed.map((number) => last.dependencies[number]!.name))}, which changed`;
      return recalled.has(path) && !touched.has(path) ? '' : 'its file in the output folder was changed or is missing';
    },
    describe: (states) => {
      const numbers = new Map<Dependency, number>();
      const numberOf = (dependency: Dependency): number => {
        const known = numbers.get(dependency) ?? numbers.size;
        numbers.set(dependency, known);
        return known;
      };
      const files = [...states].map(([path, state]): [string, RememberedFile] => {
        const { of, dependencies: asked } = made.get(path) ?? { of: '', dependencies: new Uint32Array() };
        made.delete(path);
        return [path, { state, of, dependencies: asked.map(numberOf) }];
      });
      const named = [...numbers.keys()].map((dependency) => ({
        name: dependencies.nameOf(dependency),
        answer: answer(dependency),
      }));
      return { key, files: new Map(files), dependencies: named };
    },
  };
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

/** What the last build of an archive remembered of its files. */
export async function recallOutputs(host: Host, cache: string): Promise<RememberedOutputs | undefined> {
  const file = `${cache}/${FILE}`;
  return (await host.stat(file))?.kind === 'file' ? decodeOutputMemo(await host.readBytes(file)) : undefined;
}

export async function rememberOutputs(host: Host, cache: string, outputs: RememberedOutputs): Promise<void> {
  await keepFile(host, cache, FILE, encodeOutputMemo(outputs));
}
