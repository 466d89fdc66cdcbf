/** Reads what is to be imported: files and folders that a maintainer names, as decoded text. Interprets none of it, and reads nothing that is not near a named file. */
import { gunzipSync } from 'node:zlib';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImportSource } from '../importers/importer.ts';
import { decodeText } from '../io/decode-text.ts';
import { describeDiskError, diskErrorCode, type Host } from '../io/host.ts';

/** A source, and whether it was named itself rather than found in a folder: then it must be one that can be read. */
export interface NamedSource extends ImportSource {
  readonly named: boolean;
}

export interface ReadImportSources {
  readonly sources: readonly NamedSource[];
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 200_000;
/** What data sets keep about a whole event, beside or above the files of its talks. */
const SHARED = ['event.yml', 'event.yaml', 'series.yml', 'speakers.yml', 'category.json'];
const ABOVE = ['', '../', '../../'];
const READABLE = /\.(txt|text|md|markdown|html?|xml|json|ndjson|jsonl|ya?ml|ics|csv|tsv|bib)(\.gz)?$/i;
const CAPTIONS = /\.(vtt|srt|txt)$/i;

/** Reads files and folders in the order in which they are named; a folder's files sorted by path, each file once. `paths` are absolute, with the names by which a person called them. */
export async function readImportSources(
  host: Host,
  paths: readonly { readonly path: string; readonly name: string }[],
): Promise<ReadImportSources> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, { readonly name: string; readonly named: boolean }>();
  for (const { path, name } of paths) {
    const stat = await host.stat(path);
    if (stat?.kind === 'directory')
      for (const file of await listFolder(host, path)) add(file, name + file.slice(path.length), false);
    else add(path, name, true);
  }
  function add(path: string, name: string, named: boolean): void {
    if (!found.has(path)) found.set(path, { name, named });
  }
  const texts = new Map<string, Promise<string | undefined>>();
  const folders = new Map<string, Promise<readonly string[]>>();
  const sources: NamedSource[] = [];
  for (const [path, { name, named }] of found) {
    const read = await readSource(host, path, name);
    if (typeof read !== 'string') diagnostics.push(read);
    else sources.push({ named, ...(await withNeighbours(host, path, name, read, { texts, folders })) });
  }
  return { sources, diagnostics };
}

async function listFolder(host: Host, folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined && files.length < MAX_FILES; next = open.pop()) {
    for (const { name, kind } of await host.readDirectory(next)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (kind === 'directory') open.push(`${next}/${name}`);
      else if (kind === 'file' && READABLE.test(name)) files.push(`${next}/${name}`);
    }
  }
  return files.sort((a, b) => (a < b ? -1 : 1));
}

async function readSource(host: Host, path: string, name: string): Promise<string | Diagnostic> {
  const refuse = (why: string, line = 1, column = 1): Diagnostic =>
    diagnose('import/unreadable', { name, why }, { path: name, line, column, length: 0 });
  try {
    const stat = await host.stat(path);
    if (stat === undefined) return refuse('there is no such file');
    if (stat.kind !== 'file') return refuse('it is not an ordinary file');
    if (stat.bytes > MAX_BYTES) return refuse(`it has ${Math.ceil(stat.bytes / 2 ** 20)} MB, and 64 MB is the most`);
    const bytes = inflate(await host.readBytes(path));
    if (bytes === undefined) return refuse('it cannot be inflated, or has more than 64 MB when it is');
    const text = decode(bytes);
    return typeof text === 'string'
      ? text
      : refuse(`it is not UTF-8 but looks like ${text.guess}`, text.line, text.column);
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return refuse(describeDiskError(error));
  }
}

/** Gzip is told by its first bytes (RFC 1952, section 2.3.1). */
function inflate(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}

function decode(
  bytes: Uint8Array,
): string | { readonly guess: string; readonly line: number; readonly column: number } {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff)
    return lineEnds(new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes));
  const decoded = decodeText(bytes);
  return decoded.ok ? lineEnds(decoded.text) : decoded;
}

function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

interface Remembered {
  readonly texts: Map<string, Promise<string | undefined>>;
  readonly folders: Map<string, Promise<readonly string[]>>;
}

async function withNeighbours(
  host: Host,
  path: string,
  shown: string,
  text: string,
  { texts, folders }: Remembered,
): Promise<ImportSource> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const name = path.slice(folder.length + 1);
  const neighbours = await remembered(folders, folder, async () =>
    (await host.readDirectory(folder)).filter(({ kind }) => kind === 'file').map((item) => item.name),
  );
  const stem = name.replace(/\.info\.json$|\.[^.]*$/i, '');
  const captions = neighbours.filter((other) => other !== name && other.startsWith(stem) && CAPTIONS.test(other));
  const near = [...captions, ...ABOVE.flatMap((above) => SHARED.map((shared) => above + shared))];
  const known = new Map<string, string>();
  for (const relative of near) {
    const other = resolveUp(folder, relative);
    if (other === undefined || other === path) continue;
    const read = await remembered(texts, other, async () => {
      if ((await host.stat(other))?.kind !== 'file') return undefined;
      const found = await readSource(host, other, other);
      return typeof found === 'string' ? found : undefined;
    });
    if (read !== undefined) known.set(relative, read);
  }
  return { path: shown, name, text, neighbours, beside: (relative) => known.get(relative) };
}

function resolveUp(folder: string, relative: string): string | undefined {
  let base = folder;
  let rest = relative;
  for (; rest.startsWith('../'); rest = rest.slice(3)) {
    const cut = base.lastIndexOf('/');
    if (cut <= 0) return undefined;
    base = base.slice(0, cut);
  }
  return `${base}/${rest}`;
}

function remembered<Value>(map: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
