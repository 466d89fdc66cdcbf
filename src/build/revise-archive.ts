/**
 * An archive after edits of content files, from what the last build knows of it. Handles edits of words only; plans nothing and writes nothing.
 */
import { isAboutLinks } from '../check/recheck-links.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/order.ts';
import type { Host } from '../io/host.ts';
import { readText } from '../io/read-text.ts';
import { isOfWords, reviseWords, stayInPlace, type WordsEdit } from '../link/revise-words.ts';
import type { Archive, Talk } from '../model/archive.ts';
import type { Entry } from '../model/entry.ts';
import type { Settings } from '../model/settings.ts';
import type { SourceFile } from '../model/source.ts';
import { type EntryProblems, readEntry } from './read-archive.ts';

/** Content files as they were when an archive was read. */
export interface ReadFiles {
  readonly host: Host;
  readonly root: string;
  /** As they were validated. */
  readonly settings: Settings;
  readonly dropFrontMatter: boolean;
  /** Of the content files that may be edited: what they are, their entries, and SHA-256 of their bytes. */
  readonly files: ReadonlyMap<string, Pick<SourceFile, 'kind' | 'id'>>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly hashes: ReadonlyMap<string, string>;
  /** Paths of the other files below `content/`. */
  readonly assets: ReadonlySet<string>;
}

/** Content files that were saved since, in an edit that an archive can be revised after. */
export interface SavedFiles {
  readonly edits: readonly WordsEdit[];
  /** What is said of each of them now. */
  readonly problems: EntryProblems;
  readonly hashes: ReadonlyMap<string, string>;
}

/** An archive, and what was said of it. */
export interface RevisableArchive {
  readonly archive: Archive;
  readonly entryProblems: EntryProblems;
  /** Everything else that was said, in any order. */
  readonly otherProblems: readonly Diagnostic[];
}

/** An archive after edits. */
export interface RevisedArchive {
  /** Absent when a file has errors now. */
  readonly archive?: Archive;
  readonly edits: readonly WordsEdit[];
  readonly talks: readonly TalkEdit[];
  readonly entryProblems: EntryProblems;
  /** What was said of the archive but by the rule about links, and that. */
  readonly otherProblems: readonly Diagnostic[];
  readonly linkProblems: readonly Diagnostic[];
}

/** A talk that is not the same any more. */
export interface TalkEdit {
  readonly before: Talk;
  readonly after: Talk;
}

/** Content files (paths in the archive) as they are now, parsed; `undefined` when after what was edited in them only a whole build can tell. */
export async function readSaved(read: ReadFiles, paths: readonly string[]): Promise<SavedFiles | undefined> {
  const { host, root, settings, files, entries } = read;
  const edits: WordsEdit[] = [];
  const problems = new Map<string, readonly Diagnostic[]>();
  const hashes = new Map(read.hashes);
  const realRoot = await host.realPath(root);
  for (const path of paths) {
    if (await isPassing(read, path)) continue;
    const known = files.get(path);
    const before = entries.get(path);
    if (known === undefined || before === undefined) return undefined;
    // By a link, what else lies on the disk could come in.
    if ((await host.realPath(`${root}/${path}`)) !== `${realRoot}/${path}`) return undefined;
    const { value: text } = await readText(host, `${root}/${path}`, path);
    if (text === undefined) return undefined;
    if (text.hash === hashes.get(path)) continue;
    const { value: after, diagnostics } = readEntry({ ...text, ...known }, settings, read.dropFrontMatter);
    if (after === undefined && !hasErrors(diagnostics)) return undefined;
    hashes.set(path, text.hash);
    problems.set(path, diagnostics);
    const edit = after && { before, after };
    if (edit === undefined) continue;
    if (!isOfWords(edit)) return undefined;
    edits.push(edit);
  }
  return { edits, problems, hashes };
}

/** The archive after what was saved; `undefined` when only a whole build can tell. */
export function reviseArchive(base: RevisableArchive, { edits, problems }: SavedFiles): RevisedArchive | undefined {
  const entryProblems = new Map([...base.entryProblems, ...problems]);
  const links = base.otherProblems.filter(isAboutLinks);
  const others = base.otherProblems.filter((diagnostic) => !isAboutLinks(diagnostic));
  const revised = { edits, entryProblems, talks: [], otherProblems: others, linkProblems: links };
  if (hasErrors([...others, ...[...entryProblems.values()].flat()])) return revised;
  // A message about the file may point into what has moved.
  const moved = new Set(edits.filter((edit) => !stayInPlace(edit)).map(({ before }) => before.path));
  if (others.some((diagnostic) => pointsInto(diagnostic, moved))) return undefined;
  const archive = reviseWords(base.archive, edits);
  return archive && { ...revised, archive, talks: pairTalks(base.archive, archive) };
}

/** True for what editors lay beside a content file while they save it: hidden, or gone again. */
async function isPassing({ host, root, settings, files, assets }: ReadFiles, path: string): Promise<boolean> {
  const { redirects } = settings;
  if (!path.startsWith('content/') || files.has(path) || assets.has(path)) return false;
  if (path === redirects.files || path === redirects.prefixes) return false;
  return path.includes('/.') || (await host.stat(`${root}/${path}`)) === undefined;
}

function pointsInto({ span, related = [] }: Diagnostic, paths: ReadonlySet<string>): boolean {
  return [span, ...related.map((one) => one.span)].some((place) => place !== undefined && paths.has(place.path));
}

function pairTalks(before: Archive, after: Archive): readonly TalkEdit[] {
  return after.talks.flatMap((talk, index) => {
    const old = before.talks[index]!;
    return old === talk ? [] : [{ before: old, after: talk }];
  });
}
