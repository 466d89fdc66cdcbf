/**
 * The linked archive of the last build, and what was settled about its site, remembered so that an edit of words needs neither linking nor settling.
 *
 * Keeps what it is given and decides nothing. What is damaged, or was kept by another build, counts as nothing remembered.
 */
import { hash, randomUUID } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { keepFile } from '../io/cache-folder.ts';
import type { Host } from '../io/host.ts';
import { isRecord, parseJson } from '../io/output-manifest.ts';
import type { Archive, Talk } from '../model/archive.ts';
import type { Body, Entry } from '../model/entry.ts';
import type { SettledPlan } from '../model/page.ts';
import type { Settings } from '../model/settings.ts';
import type { PlanInput } from '../plan/context.ts';
import type { KeptEntries } from './entry-memo.ts';
import type { IndexTask } from './index-thread-worker.ts';
import { readJsonLine } from './memo-bytes.ts';

/** A site as it can be planned again. */
export interface RememberedSite {
  /** Its talks without the places at which their fields stand: who revises a site says nothing of talks that were not edited. */
  readonly archive: Archive;
  readonly settled: SettledPlan;
  /** What pages were planned from besides the archive. */
  readonly planned: Omit<PlanInput, 'archive' | 'dependencies'>;
  readonly problems: SiteProblems;
}

/** Everything that was said of a site, before warnings were made errors. */
export interface SiteProblems {
  /** Of single content files, by path. */
  readonly entries: readonly (readonly [path: string, problems: readonly Diagnostic[]])[];
  readonly others: readonly Diagnostic[];
}

/** What a build tells the next one of its site, beside its report. */
export interface LastSite {
  /** The name under which the site is kept. */
  readonly id: string;
  /** As they were validated: those of the archive have their references resolved. */
  readonly settings: Settings;
  /** What its files are made from but the archive, as the memo of files has it. */
  readonly outputs: string;
  /** How its talks are indexed, and what tells the memory of that from others; absent where none is kept. */
  readonly index?: Pick<IndexTask, 'boosts' | 'languages'> & { readonly remembered: string };
  /** What builds have revised since it was kept. */
  readonly edits?: SiteEdits;
}

/** What is otherwise than in a site that is kept. */
export interface SiteEdits {
  readonly talks: readonly Talk[];
  /** The content files of these talks. */
  readonly entries: readonly Entry[];
  readonly problems: SiteProblems;
}

/** The memo of one build's site. */
export interface SiteMemo {
  /** Keeps the archive as soon as it is linked, while little else is held. Costs some 15 µs a talk. */
  readonly keepArchive: (archive: Archive) => Promise<void>;
  /** Keeps what else is to be remembered, and gives the name under which all can be recalled: nobody can guess it. */
  readonly keep: (site: Omit<RememberedSite, 'archive'>) => Promise<string>;
}

const ARCHIVE = 'site-archive.json';
const SITE = 'site.json';
/** Talks are kept so many to a file: as one text they would be a hundred megabytes. */
const TALKS_A_PART = 500;

/** Opens a memo that keeps a site in place of the last one. */
export function openSiteMemo(host: Host, cache: string): SiteMemo {
  const id = randomUUID();
  const write = (name: string, value: unknown): Promise<void> => {
    const line = Buffer.from(JSON.stringify(value));
    const head = Buffer.from(`${JSON.stringify([id, hash('sha256', line)])}\n`);
    return keepFile(host, cache, name, Buffer.concat([head, line]));
  };
  return {
    keepArchive: async ({ talks, ...rest }) => {
      const parts = Math.ceil(talks.length / TALKS_A_PART);
      for (let part = 0; part < parts; part++) {
        const some = talks.slice(part * TALKS_A_PART, (part + 1) * TALKS_A_PART);
        await write(
          talksName(part),
          some.map(({ body, spans, ...talk }) => talk),
        );
      }
      await write(ARCHIVE, { ...rest, parts });
    },
    keep: async (site) => {
      await write(SITE, site);
      return id;
    },
  };
}

/** What a build told of its site; `undefined` where it told nothing. To be asked of what the build itself kept. */
export function readLastSite(value: unknown): LastSite | undefined {
  return isRecord(value) && typeof value['id'] === 'string' ? (value as unknown as LastSite) : undefined;
}

/** The site that was kept under a name, of these entries. Bodies of talks are those of their entries, read when somebody looks at them. */
export async function recallSite(
  host: Host,
  cache: string,
  id: string,
  entries: KeptEntries,
): Promise<RememberedSite | undefined> {
  const site = await readPart(host, `${cache}/${SITE}`, id);
  const archive = await readPart(host, `${cache}/${ARCHIVE}`, id);
  if (!isRecord(site) || !isRecord(archive)) return undefined;
  const { parts, ...rest } = archive;
  const talks: Talk[] = [];
  for (let part = 0; part < Number(parts); part++) {
    const some = await readPart(host, `${cache}/${talksName(part)}`, id);
    if (!Array.isArray(some)) return undefined;
    for (const talk of some as readonly Omit<Talk, 'body' | 'spans'>[]) {
      if (entries.hashes.get(talk.path) !== talk.hash) return undefined;
      talks.push({ body: new KeptBody(talk.path, entries), spans: {}, ...talk });
    }
  }
  return { ...(site as unknown as RememberedSite), archive: { ...(rest as unknown as Archive), talks } };
}

/** Something that is remembered turned out to be damaged when it was needed. */
export class DamagedMemory extends Error {
  constructor(path: string) {
    super(`What is remembered of ${path} is damaged`);
    this.name = 'DamagedMemory';
  }
}

/** A body that is read when somebody looks at it: hardly any page is made again, and bodies are half of an archive. */
class KeptBody implements Body {
  readonly #path: string;
  readonly #entries: KeptEntries;
  #body: Body | undefined;

  constructor(path: string, entries: KeptEntries) {
    this.#path = path;
    this.#entries = entries;
  }

  get #read(): Body {
    this.#body ??= this.#entries.find(this.#path)?.value?.body;
    if (this.#body === undefined) throw new DamagedMemory(this.#path);
    return this.#body;
  }

  get parts(): Body['parts'] {
    return this.#read.parts;
  }

  get text(): string {
    return this.#read.text;
  }

  get headings(): Body['headings'] {
    return this.#read.headings;
  }
}

function talksName(part: number): string {
  return `site-talks-${part}.json`;
}

async function readPart(host: Host, file: string, id: string): Promise<unknown> {
  const line = await readLine(host, file, id);
  return line && parseJson(line);
}

/** What follows the first line of a file; `undefined` where that is not its hash, or another build has kept it. */
async function readLine(host: Host, file: string, id: string): Promise<Uint8Array | undefined> {
  if ((await host.stat(file))?.kind !== 'file') return undefined;
  const [name, line] = readJsonLine(await host.readBytes(file)) ?? [];
  if (line === undefined || !Array.isArray(name) || name[0] !== id) return undefined;
  return hash('sha256', line) === name[1] ? line : undefined;
}
