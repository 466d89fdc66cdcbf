/**
 * What each file of the last build was made from, remembered, so that a build makes only those again of which something has changed.
 *
 * Holds names and digests, never content. Every doubt makes a file again.
 */
import { hash } from 'node:crypto';
import type { Host } from '../io/host.ts';
import { MANIFEST_FILE } from '../io/output-paths.ts';
import type { SiteFile } from '../io/site-file.ts';
import type { OutputKnowledge } from '../io/stage-outputs.ts';
import type { Dependency, DependencyLog } from '../model/dependencies.ts';
import type { OutputFile } from '../model/output.ts';
import { type OutputStates, replaceFile } from './build-memo.ts';
import { decodeOutputMemo, encodeOutputMemo, type RememberedFile, type RememberedOutputs } from './output-memo-file.ts';

/** What a build does with its files so that it, and the next one, know them. */
export interface OutputMemo {
  /** The same files; what they are made from is written down as they are made. */
  readonly observe: (files: readonly SiteFile[]) => readonly SiteFile[];
  readonly known: OutputKnowledge;
  /** What is to be remembered, once the files lie in the output folder in these states. */
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
  readonly dependencies: readonly Dependency[];
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
    const today: Dependency[] = [];
    for (const number of known.dependencies) {
      const dependency = recallDependency(number);
      if (dependency === undefined) return undefined;
      today.push(dependency);
    }
    return { of, dependencies: today };
  };

  const observe = (file: SiteFile): SiteFile => {
    if ('source' in file || file.madeOf === undefined) return file;
    const { path, madeOf } = file;
    return {
      path,
      madeOf,
      make: () => {
        const { value, dependencies: asked } = dependencies.during(() => makeContent(file));
        if (value === undefined) made.delete(path);
        else made.set(path, { of: digestText(madeOf()), dependencies: asked });
        return value;
      },
    };
  };

  return {
    observe: (files) => files.map(observe),
    known: {
      isAsWritten: async (path) => {
        const state = last?.files.get(path)?.state;
        return state !== undefined && state === (await stateOf(path));
      },
      isUnchanged: (file) => {
        if (last === undefined || 'source' in file || file.madeOf === undefined) return false;
        const recalled = recall(digestText(file.madeOf()), last.files.get(file.path));
        if (recalled === undefined) return false;
        made.set(file.path, recalled);
        return true;
      },
    },
    describe: (states) => {
      const numbers = new Map<Dependency, number>();
      const numberOf = (dependency: Dependency): number => {
        const known = numbers.get(dependency) ?? numbers.size;
        numbers.set(dependency, known);
        return known;
      };
      const files = [...states].map(([path, state]): [string, RememberedFile] => {
        const { of, dependencies: asked } = made.get(path) ?? { of: '', dependencies: [] };
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

function makeContent(file: Exclude<SiteFile, { readonly source: string }>): OutputFile | undefined {
  if ('make' in file) return file.make();
  // Asked for here, where it is noted what that takes.
  return { path: file.path, content: file.content };
}

/** A short name for a text: 132 bits of its SHA-256. */
export function digestText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

const FILE = 'outputs.bin';

/** What the last build of an archive remembered of its files. */
export async function recallOutputs(host: Host, cache: string): Promise<RememberedOutputs | undefined> {
  const file = `${cache}/${FILE}`;
  return (await host.stat(file))?.kind === 'file' ? decodeOutputMemo(await host.readBytes(file)) : undefined;
}

export async function rememberOutputs(host: Host, cache: string, outputs: RememberedOutputs): Promise<void> {
  await replaceFile(host, cache, FILE, encodeOutputMemo(outputs));
}
