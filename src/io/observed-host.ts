/**
 * A disk that writes down what was read from it, so that somebody can ask later whether it would all be read again the same.
 *
 * Looks at files by their fingerprints. Never keeps what was read, and never decides what follows from a change.
 */
import { createHash, hash } from 'node:crypto';
import type { DirectoryItem, FileStat, Fingerprint, Host } from './host.ts';

/** What was asked, of which path, and what tells the answer from another one. */
export type Observation = readonly [kind: ObservationKind, path: string, answer: string];

/** `state` and `bytes` are both of files; `kind` is of all that are none. */
type ObservationKind = 'state' | 'bytes' | 'kind' | 'list' | 'real';

export interface ObservedHost {
  readonly host: Host;
  /**
   * Each path once for each kind. `undefined` after a reading that failed, which might go well the next time, and where a file changed whose size was
   * asked for. Reads the files whose sizes were all that was asked for, where they had just changed.
   */
  readonly observations: () => Promise<readonly Observation[] | undefined>;
}

/** A file that changed so shortly before it was read may change again without another fingerprint: its bytes are remembered instead. */
const UNSURE_MILLISECONDS = 2000;

/** Wraps a disk. Paths that `ignore` names are not written down. Costs a look at each file that is read, and a hash of those just changed. */
export function observeHost(
  host: Host,
  options: { readonly ignore: (path: string) => boolean; readonly now: number },
): ObservedHost {
  const seen = new Map<string, Observation>();
  /** Files just changed of which only the size was asked for so far, with their states. Most are read next. */
  const unread = new Map<string, string>();
  let failed = false;

  const note = (...observation: Observation): void => {
    const [kind, path] = observation;
    const key = `${kind === 'bytes' ? 'state' : kind} ${path}`;
    // What was read first counts: if it changed since, the build has used both.
    if (!seen.has(key)) seen.set(key, observation);
  };
  const isSeen = (path: string): boolean => seen.has(`state ${path}`);
  /** To be called before the file is read, or with its state of then and a hash of what was read: a change in between then counts as one. */
  const noteFile = async (path: string, state?: Fingerprint, hashRead = () => host.hash(path)): Promise<void> => {
    if (isSeen(path)) return;
    const known = state ?? (await host.fingerprint(path));
    if (known !== undefined && isSure(known, options.now)) note('state', path, known.id);
    else {
      unread.delete(path);
      note('bytes', path, await hashRead());
    }
  };
  const observed =
    <Answer>(ask: (path: string) => Promise<Answer>, observe: (path: string) => Promise<Answer>) =>
    async (path: string): Promise<Answer> => {
      if (options.ignore(path)) return ask(path);
      try {
        return await observe(path);
      } catch (error) {
        failed = true;
        throw error;
      }
    };
  const reading = <Answer>(ask: (path: string) => Promise<Answer>) =>
    observed(ask, async (path) => {
      await noteFile(path);
      return ask(path);
    });

  return {
    host: {
      ...host,
      readBytes: observed(host.readBytes, async (path) => {
        const state = isSeen(path) ? undefined : await host.fingerprint(path);
        const bytes = await host.readBytes(path);
        await noteFile(path, state, async () => hash('sha256', bytes));
        return bytes;
      }),
      hash: reading(host.hash),
      stat: observed(host.stat, async (path) => {
        const state = await host.fingerprint(path);
        const stat = await host.stat(path);
        if (stat?.kind === 'file' && state !== undefined && !isSure(state, options.now)) {
          if (!isSeen(path) && !unread.has(path)) unread.set(path, state.id);
        } else if (stat?.kind === 'file') await noteFile(path, state);
        else note('kind', path, describeStat(stat));
        return stat;
      }),
      readDirectory: observed(host.readDirectory, async (path) => {
        const items = await host.readDirectory(path);
        note('list', path, digestList(items));
        return items;
      }),
      realPath: observed(host.realPath, async (path) => {
        const real = await host.realPath(path);
        note('real', path, real ?? '');
        return real;
      }),
      copy: async (from, to) => {
        if (!options.ignore(from)) await noteFile(from);
        await host.copy(from, to);
      },
    },
    observations: async () => {
      for (const [path, state] of [...unread]) {
        if ((await host.fingerprint(path))?.id !== state) return undefined;
        await noteFile(path);
      }
      return failed ? undefined : [...seen.values()];
    },
  };
}

/** Observations as they are today. */
export interface LookedAgain {
  /** Those that would be others, up to so many, or up to the first that is not of a file's bytes. */
  readonly changed: readonly Observation[];
  /** All of them, in their order; of files that were just written then, and have the same bytes, with their states. */
  readonly observations: readonly Observation[];
}

/** Looks at everything again that was observed. */
export async function findChanges(
  host: Host,
  observations: readonly Observation[],
  options: { readonly most: number; readonly now: number },
): Promise<LookedAgain> {
  const changed: Observation[] = [];
  const again: Observation[] = [...observations];
  for (const [index, observation] of observations.entries()) {
    const [kind, path, answer] = observation;
    const before = kind === 'bytes' ? await host.fingerprint(path) : undefined;
    if ((await answerNow(host, kind, path)) !== answer) {
      changed.push(observation);
      if (changed.length === options.most || !isOfFile(observation)) break;
    } else if (before !== undefined && isSure(before, options.now)) again[index] = ['state', path, before.id];
  }
  return { changed, observations: again };
}

function isSure({ changedAt }: Fingerprint, now: number): boolean {
  return changedAt < now - UNSURE_MILLISECONDS;
}

/** Whether it is the bytes of a file that were observed. */
export function isOfFile([kind]: Observation): boolean {
  return kind === 'state' || kind === 'bytes';
}

async function answerNow(host: Host, kind: ObservationKind, path: string): Promise<string | undefined> {
  if (kind === 'state') return (await host.fingerprint(path))?.id;
  if (kind === 'bytes') return (await host.fingerprint(path)) === undefined ? undefined : host.hash(path);
  if (kind === 'list') return digestList(await host.readDirectory(path));
  if (kind === 'real') return (await host.realPath(path)) ?? '';
  return describeStat(await host.stat(path));
}

function describeStat(stat: FileStat | undefined): string {
  return stat === undefined ? 'nothing' : `${stat.kind} ${stat.writable}`;
}

function digestList(items: readonly DirectoryItem[]): string {
  const digest = createHash('sha256');
  for (const { name, kind } of items) digest.update(`${kind} ${name}\0`);
  return digest.digest('base64url');
}
