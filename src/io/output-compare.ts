/** What lies at a path of the output folder, compared with the file that belongs there. Changes nothing. */
import { folderOf } from '../model/path.ts';
import type { FileStat, Host } from './host.ts';
import type { Manifest, ManifestEntry } from './output-manifest.ts';

/** What bytes are told by. */
export interface Measure {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A file that belongs into the output folder. */
export interface Measured extends Measure {
  /** Relative to the output folder. */
  readonly path: string;
}

/** `foreign`: a file of somebody else is there; `blocked`: a folder is, or a file where a folder must be. */
export type PlaceState = 'same' | 'ours' | 'new' | 'foreign' | 'blocked';

export interface Compared {
  readonly state: PlaceState;
  /** What is in the way: the path itself, or one above it. */
  readonly blockedBy: string;
}

/** An output folder while it is compared with a site. */
export interface OutputPlace {
  readonly host: Host;
  /** Absolute. */
  readonly out: string;
  /** What the last build wrote. */
  readonly old: Manifest;
  /** True when nothing can lie there. */
  readonly isEmpty: boolean;
  readonly findFolder: (folder: string) => Promise<FoundFolder>;
  /** True when a file is known to be as its manifest says. */
  readonly isAsWritten: (path: string, written: ManifestEntry) => Promise<boolean>;
}

/** What is at the path of a folder; `path` is where the way to it ends. */
export interface FoundFolder {
  readonly kind: FileStat['kind'] | 'nothing';
  readonly path: string;
}

/** Folders of which is remembered what was found; files come in the order of their paths, so that older ones are not asked for again. */
const FOLDERS = 1000;

/** Opens an output folder for comparing. Folders of files that come one after the other are looked at once. */
export function openOutputPlace(
  host: Host,
  out: string,
  old: Manifest,
  isEmpty: boolean,
  isAsWritten: OutputPlace['isAsWritten'] = async () => false,
): OutputPlace {
  const folders = new Map<string, FoundFolder>();
  const findFolder = async (folder: string): Promise<FoundFolder> => {
    if (folder === '') return { kind: 'directory', path: '' };
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const above = await findFolder(folderOf(folder));
    if (above.kind !== 'directory') return above;
    const found: FoundFolder = { kind: (await host.stat(`${out}/${folder}`))?.kind ?? 'nothing', path: folder };
    if (folders.size === FOLDERS) folders.clear();
    folders.set(folder, found);
    return found;
  };
  return { host, out, old, isEmpty, findFolder, isAsWritten };
}

/**
 * Compares one file with its place. Hashes what lies there where the sizes are equal and `isAsWritten` does not know better; asks for the measure of
 * the file only where something lies there.
 */
export async function compareOutput(path: string, measure: () => Measure, place: OutputPlace): Promise<Compared> {
  const { host, out, old } = place;
  const state = (is: PlaceState, blockedBy = path): Compared => ({ state: is, blockedBy });
  if (place.isEmpty) return state('new');
  const written = old.files.get(path);
  if (written !== undefined && (await place.isAsWritten(path, written)))
    return state(written.sha256 === measure().sha256 ? 'same' : 'ours');
  const folder = await place.findFolder(folderOf(path));
  if (folder.kind === 'nothing') return state('new');
  if (folder.kind !== 'directory') return old.files.has(folder.path) ? state('new') : state('blocked', folder.path);
  const stat = await host.stat(`${out}/${path}`);
  if (stat === undefined) return state('new');
  if (stat.kind === 'directory') {
    const ours = [...old.files.keys()].some((other) => other.startsWith(`${path}/`));
    return state(ours ? 'new' : 'blocked');
  }
  // Also a file of somebody else with the right bytes is the right file.
  const { bytes, sha256 } = measure();
  if (stat.bytes === bytes && (await host.hash(`${out}/${path}`)) === sha256) return state('same');
  return state(written === undefined ? 'foreign' : 'ours');
}
