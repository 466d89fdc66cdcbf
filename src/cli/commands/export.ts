/** `rostrum export`: an archive in another format, to standard output or into files. Overwrites nothing unless it is told to. */
import { PACKAGE_ROOT } from '../../build/package-root.ts';
import { buildSite, type SiteBuild } from '../../build/site.ts';
import { escapeControls } from '../../diagnostics/format.ts';
import type { ExportedFile, Exporter, ExportInput, LeftOutField, WrittenFile } from '../../exporters/exporter.ts';
import { EXPORTERS } from '../../exporters/exporters.ts';
import { mapBounded } from '../../io/bounded.ts';
import type { Host } from '../../io/host.ts';
import { absolutePath, createNodeHost } from '../../io/node-host.ts';
import { loadText } from '../../io/read-text.ts';
import type { Archive, Event } from '../../model/archive.ts';
import { folderOf } from '../../model/path.ts';
import type { SourceKind } from '../../model/source.ts';
import { nearest } from '../../model/text.ts';
import { parseFrontMatter } from '../../parse/front-matter.ts';
import { findArchive } from '../find-archive.ts';
import { printDiagnostics } from '../print-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

export interface ExportFlags {
  readonly format: string;
  readonly out?: string;
  readonly event?: string;
  readonly drafts?: boolean;
  readonly force?: boolean;
}

export const EXPORT_FORMATS = EXPORTERS.map(({ name }) => name);
const READS_AT_ONCE = 16;
const EVENTS_SHOWN = 20;

/** Exports an archive. With errors in it nothing is written, and they are told as a build tells them, on standard error. */
export async function runExport(archive: string | undefined, flags: ExportFlags, terminal: Terminal): Promise<number> {
  const exporter = findExporter(flags);
  const folder = await findArchive(archive);
  const root = absolutePath(folder);
  const host = createNodeHost();
  const place = flags.out === undefined ? undefined : await placeOf(host, flags.out, exporter);
  const progress = terminal.startProgress(false);
  const options = { host, root, name: archive ?? '.', theme: PACKAGE_ROOT, drafts: flags.drafts === true };
  const site = await buildSite({ ...options, onProgress: progress.update }).finally(progress.stop);
  if (!site.ok || site.archive === undefined) {
    // The document alone may be in what other programs read.
    const aside = { ...terminal, print: terminal.note, style: terminal.noteStyle };
    printDiagnostics(site.diagnostics, folder, { format: 'pretty', quiet: false }, aside);
    terminal.note('Nothing was exported, because the archive has errors.');
    return EXIT.contentErrors;
  }
  const event = exporter.scope === 'event' ? chooseEvent(site.archive, flags.event) : undefined;
  const input = await readExportInput(host, root, site.archive, site.plan);
  const { files, leftOut } = exporter.export({ ...input, ...(event === undefined ? {} : { event }) });
  if (place === undefined) for (const { text } of files) terminal.print(text.replace(/\n$/, ''));
  else await writeFiles(host, targets(place, files, exporter), flags, terminal);
  tellLeftOut(leftOut, exporter, terminal);
  return EXIT.fine;
}

function findExporter({ format, out, event }: ExportFlags): Exporter {
  const exporter = EXPORTERS.find(({ name }) => name === format);
  if (exporter === undefined)
    throw new UsageError(`There is no format "${format}"`, `Formats are ${EXPORT_FORMATS.join(', ')}.`);
  if (exporter.makes === 'folder' && out === undefined)
    throw new UsageError(`${format} is a folder of files`, 'Say where it goes: --out FOLDER.');
  if (exporter.scope === 'archive' && event !== undefined)
    throw new UsageError(`--event does not go with --format ${format}`, 'That format holds all events; leave it out.');
  return exporter;
}

/** The named event, or the only one. */
function chooseEvent({ events }: Archive, slug: string | undefined): Event {
  const [only] = events;
  if (only === undefined)
    throw new UsageError(
      'The archive has no event',
      'A schedule is that of an event; name one in the talks: event: NAME.',
    );
  const named = slug === undefined && events.length === 1 ? only : events.find(({ id }) => id === slug);
  if (named !== undefined) return named;
  const ids = events.map(({ id }) => id as string);
  const near = slug === undefined ? undefined : nearest(slug, ids);
  const more = ids.length > EVENTS_SHOWN ? `, and ${ids.length - EVENTS_SHOWN} more` : '';
  const shown = `${ids.slice(0, EVENTS_SHOWN).join(', ')}${more}`;
  if (slug === undefined)
    throw new UsageError(`The archive has ${ids.length} events`, `Name one: --event SLUG. They are ${shown}.`);
  throw new UsageError(
    `There is no event "${slug}"`,
    near === undefined ? `Events are ${shown}.` : `Did you mean ${near}? Events are ${shown}.`,
  );
}

/** What exporters are given of an archive: with it, the files behind it as they were written. */
export async function readExportInput(
  host: Host,
  root: string,
  archive: Archive,
  plan: SiteBuild['plan'],
): Promise<ExportInput> {
  const sources: readonly (readonly [SourceKind, string])[] = [
    ...archive.talks.map(({ path }) => ['talk', path] as const),
    ...archive.responses.map(({ path }) => ['response', path] as const),
    ...archive.speakers.flatMap(({ source }) => (source === undefined ? [] : [['speaker', source.path] as const])),
    ...archive.events.flatMap(({ source }) => (source === undefined ? [] : [['event', source.path] as const])),
  ];
  const textAt = async (path: string): Promise<string> => {
    const read = await loadText(host, `${root}/${path}`, path);
    return 'text' in read ? read.text : '';
  };
  const written = await mapBounded(sources, READS_AT_ONCE, async ([kind, path]) => {
    const { value } = parseFrontMatter(path, await textAt(path), kind);
    const file: WrittenFile = { data: value?.data ?? {}, markdown: value?.body ?? '' };
    return [path, file] as const;
  });
  const captionPaths = [...new Set(archive.talks.flatMap((talk) => talk.transcripts.map(({ path }) => path)))];
  const captions = await mapBounded(captionPaths, READS_AT_ONCE, async (path) => [path, await textAt(path)] as const);
  return {
    archive,
    written: new Map(written),
    captions: new Map(captions),
    ...(plan === undefined ? {} : { addresses: plan.addresses.talks }),
  };
}

interface Place {
  readonly path: string;
  readonly isFolder: boolean;
}

async function placeOf(host: Host, out: string, { makes }: Exporter): Promise<Place> {
  const path = absolutePath(out);
  const kind = (await host.stat(path))?.kind;
  if (makes === 'folder' && kind !== undefined && kind !== 'directory')
    throw new UsageError(`${out} is no folder`, 'The format is a folder of files: name a new or existing folder.');
  return { path, isFolder: makes === 'folder' || kind === 'directory' || /[/\\]$/.test(out) };
}

function targets(
  { path, isFolder }: Place,
  files: readonly ExportedFile[],
  { name }: Exporter,
): readonly ExportedFile[] {
  return files.map((file) => {
    const target = isFolder ? absolutePath(`${path}/${file.path}`) : path;
    if (isFolder && !target.startsWith(`${path}/`)) throw new Error(`${name} would write outside: ${file.path}`);
    return { path: target, text: file.text };
  });
}

/** Writes all files or, where one of them is there already, none. */
async function writeFiles(
  host: Host,
  files: readonly ExportedFile[],
  { out = '', force }: ExportFlags,
  terminal: Terminal,
): Promise<void> {
  const refuse = (path: string, count: number) =>
    new UsageError(
      count > 1 ? `${path} and ${count - 1} further files are there already` : `${path} is there already`,
      'Name another place, or add --force to replace what is there.',
    );
  if (force !== true) {
    const present = await mapBounded(files, READS_AT_ONCE, async ({ path }) => (await host.stat(path)) !== undefined);
    const first = files.find((_, index) => present[index] === true);
    if (first !== undefined) throw refuse(first.path, present.filter(Boolean).length);
  }
  for (const { path, text } of files) {
    await host.makeDirectory(folderOf(path));
    if (force === true) await host.write(path, text);
    else if (!(await host.writeNew(path, text))) throw refuse(path, 1);
  }
  terminal.note(`${files.length} file${files.length === 1 ? '' : 's'} written to ${escapeControls(out)}`);
}

function tellLeftOut(leftOut: readonly LeftOutField[], { title }: Exporter, terminal: Terminal): void {
  if (leftOut.length === 0) return;
  terminal.note(`Not in ${title}:`);
  const width = Math.max(...leftOut.map(({ count }) => String(count).length));
  for (const { field, count, reason } of leftOut)
    terminal.note(`  ${String(count).padStart(width)} ${field}: ${reason}`);
}
