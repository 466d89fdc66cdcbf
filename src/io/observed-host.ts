/**
 * A disk that writes down what was read from it, so that somebody can ask later whether it would all be read again the same.
 *
 * Looks at files by their fingerprints. Never keeps what was read, and never decides what follows from a change.
 */
import { createHash, hash } from 'node:crypto';
import type { DirectoryItem, FileStat, Fingerprint, Host } from './host.ts';
import { findKnownFile } from './known-file.ts';

/**
 * What was asked, of which path, and what tells the answer from another one. The state of a file that was read has the SHA-256 of its bytes beside it,
 * so that a copy of it is known.
 */
export type Observation = readonly [kind: ObservationKind, path: string, answer: string, sha256?: string];

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

/** Wraps a disk. Paths that `ignore` names are not written down. Costs a look at each file that is read, and a hash of its bytes. */
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
  const seenAs = (path: string): Observation | undefined => seen.get(`state ${path}`);
  const isRead = (path: string): boolean => {
    const [kind, , , sha256] = seenAs(path) ?? [];
    return kind === 'bytes' || sha256 !== undefined;
  };
  /** To be called before the file is read, or with its state of then and a hash of what was read: a change in between then counts as one. */
  const noteFile = async (path: string, state?: Fingerprint, hashRead?: () => string): Promise<void> => {
    const noted = seenAs(path);
    if (noted !== undefined) {
      // Whoever asked before did not read it.
      if (hashRead !== undefined && !isRead(path) && state?.id === noted[2])
        seen.set(`state ${path}`, ['state', path, state.id, hashRead()]);
      return;
    }
    const known = state ?? (await host.fingerprint(path));
    if (known !== undefined && isSure(known, options.now))
      note('state', path, known.id, ...(hashRead === undefined ? [] : [hashRead()]));
    else {
      unread.delete(path);
      note('bytes', path, hashRead?.() ?? (await host.hash(path)));
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
  const reading = <Answer>(read: (path: string) => Promise<Answer>, hashOf: (answer: Answer) => string) =>
    observed(read, async (path) => {
      const state = isRead(path) ? undefined : await host.fingerprint(path);
      const answer = await read(path);
      await noteFile(path, state, () => hashOf(answer));
      return answer;
    });

  return {
    host: {
      ...host,
      readBytes: reading(host.readBytes, (bytes) => hash('sha256', bytes)),
      hash: reading(host.hash, (sha256) => sha256),
      stat: observed(host.stat, async (path) => {
        const state = await host.fingerprint(path);
        const stat = await host.stat(path);
        if (stat?.kind === 'file' && state !== undefined && !isSure(state, options.now)) {
          if (seenAs(path) === undefined && !unread.has(path)) unread.set(path, state.id);
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
  /** All of them, in their order; of files that have the same bytes with their states of today. */
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
    const now = await lookAgain(host, observation, options.now);
    if (now !== undefined) again[index] = now;
    else {
      changed.push(observation);
      if (changed.length === options.most || !isOfFile(observation)) break;
    }
  }
  return { changed, observations: again };
}

/** What would be observed today, where that says the same. */
async function lookAgain(host: Host, observation: Observation, now: number): Promise<Observation | undefined> {
  const [kind, path, answer, sha256] = observation;
  if (!isOfFile(observation)) return (await answerNow(host, kind, path)) === answer ? observation : undefined;
  const [state, bytes] = kind === 'state' ? [answer, sha256] : [undefined, answer];
  const known = await findKnownFile(host, path, state, () => bytes);
  if (known === undefined || bytes === undefined || known.id === state) return known && observation;
  if (isSure(known, now)) return ['state', path, known.id, bytes];
  return kind === 'bytes' ? observation : ['bytes', path, bytes];
}

function isSure({ changedAt }: Fingerprint, now: number): boolean {
  return changedAt < now - UNSURE_MILLISECONDS;
}

/** Whether it is the bytes of a file that were observed. */
export function isOfFile([kind]: Observation): boolean {
  return kind === 'state' || kind === 'bytes';
}

/** Of what is no file's. */
async function answerNow(host: Host, kind: ObservationKind, path: string): Promise<string> {
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
