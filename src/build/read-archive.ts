/** From an archive folder to a linked archive: the stages up to `link`, in their order. Plans no pages and writes nothing. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Host } from '../io/host.ts';
import { readCaptions } from '../io/read-captions.ts';
import { readSettingsFile } from '../io/read-settings-file.ts';
import { type ReadSources, readSources } from '../io/read-sources.ts';
import { linkArchive } from '../link/archive.ts';
import { fillTranscripts, listCaptions } from '../link/transcripts.ts';
import type { Archive, RedirectLine } from '../model/archive.ts';
import { addAll } from '../model/collect.ts';
import type { Entry } from '../model/entry.ts';
import type { FrameAccount } from '../model/media.ts';
import type { Settings } from '../model/settings.ts';
import type { SourceFile, Sources } from '../model/source.ts';
import type { Cue } from '../model/transcript.ts';
import { parseDocument } from '../parse/document.ts';
import { parseRedirectList } from '../parse/redirect-list.ts';
import { parseSettingsFile } from '../parse/settings-file.ts';
import { parseTranscript } from '../parse/transcript.ts';
import { validateEntry } from '../validate/entry.ts';
import { validateSettings } from '../validate/settings.ts';
import type { EntryMemo, EntryOutcome } from './entry-memo.ts';

export interface ReadArchiveOptions {
  readonly host: Host;
  /** Absolute path of the archive. */
  readonly root: string;
  /** How a person called that folder. */
  readonly name?: string;
  /** Absolute path of the folder with the theme's `templates/` and `public/`; usually this package's. */
  readonly theme?: string;
  readonly drafts?: boolean;
  /** Keeps the front matter of talks only where layouts of the Metalsmith time may ask for it; otherwise `data` of talks is empty. */
  readonly dropFrontMatter?: boolean;
  /** Opens what is known of entries from earlier, for these settings. */
  readonly openEntries?: (settings: Settings) => Promise<EntryMemo>;
  readonly onProgress?: (label: string, done: number, total: number) => void;
  /** Told when a stage begins, for measuring. */
  readonly onStage?: (stage: string) => void;
}

export type EntryProblems = ReadonlyMap<string, readonly Diagnostic[]>;

/** An archive and what it was made of. */
export interface ArchiveRead {
  readonly settings: Settings;
  /** Where a setting stands in `site.yaml`. */
  readonly locate: (path: readonly string[]) => Span;
  readonly sources: ReadSources;
  readonly entries: readonly Entry[];
  /** What was said of content files, each looked at alone, by path. Files of which nothing was said are absent. */
  readonly entryProblems: EntryProblems;
  readonly archive: Archive;
  /** Every frame and provider script of every talk's body, and what became of it. */
  readonly frames: readonly FrameAccount[];
}

/** Reads and links an archive; `undefined` when its settings cannot be used. Problems in one file do not stop the others from being looked at. */
export async function readArchive(options: ReadArchiveOptions): Promise<Outcome<ArchiveRead | undefined>> {
  const { host, root, onStage } = options;
  const diagnostics: Diagnostic[] = [];
  const take = <Value>(outcome: Outcome<Value>): Value => {
    addAll(diagnostics, outcome.diagnostics);
    return outcome.value;
  };

  const settingsFile = take(await readSettingsFile(host, root, options.name));
  const parsedSettings = settingsFile && take(parseSettingsFile(settingsFile));
  const settings = parsedSettings && take(validateSettings(parsedSettings));
  if (parsedSettings === undefined || settings === undefined) return { value: undefined, diagnostics };

  const theme = options.theme === undefined ? {} : { theme: options.theme };
  onStage?.('load');
  const sources = take(await readSources(host, { root, settings, locate: parsedSettings.locate, ...theme }));
  onStage?.('parse');
  const memo = await options.openEntries?.(settings);
  const drops = options.dropFrontMatter === true && settings.compatibility !== 'metalsmith';
  const read = (file: SourceFile) => readEntry(file, settings, drops);
  const { entries, problems: entryProblems } = await readEntries(sources, read, memo, options.onProgress);
  for (const problems of entryProblems.values()) addAll(diagnostics, problems);
  await memo?.save();
  const frames = entries.flatMap((entry) => (entry.kind === 'talk' ? entry.frames : []));
  const redirects = readRedirects(sources, diagnostics);
  onStage?.('link');
  const linked = take(
    linkArchive({
      settings,
      entries,
      assets: sources.assets,
      publicPaths: sources.publicPaths,
      redirects,
      drafts: options.drafts === true,
    }),
  );
  const archive = fillTranscripts(linked, await readTranscripts(options, linked, sources, diagnostics));
  return {
    value: { settings, locate: parsedSettings.locate, sources, entries, entryProblems, archive, frames },
    diagnostics,
  };
}

async function readEntries(
  sources: Sources,
  read: (file: SourceFile) => EntryOutcome,
  memo: EntryMemo | undefined,
  onProgress: ReadArchiveOptions['onProgress'],
): Promise<{ readonly entries: readonly Entry[]; readonly problems: EntryProblems }> {
  const entries: Entry[] = [];
  const problems = new Map<string, readonly Diagnostic[]>();
  for (const [index, file] of sources.files.entries()) {
    if (index % 50 === 0) onProgress?.('Reading', index, sources.files.length);
    const known = memo?.recall(file);
    const outcome = known ?? read(file);
    if (known === undefined) memo?.note(file, outcome);
    if (outcome.diagnostics.length > 0) problems.set(file.path, outcome.diagnostics);
    if (outcome.value !== undefined) entries.push(outcome.value);
    await memo?.flush();
  }
  return { entries, problems };
}

/** A content file, looked at alone. */
export function readEntry(file: SourceFile, settings: Settings, dropFrontMatter: boolean): EntryOutcome {
  const document = parseDocument(file, { frameHosts: settings.embeds.hosts });
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const { value, diagnostics } = validateEntry(document.value, settings);
  return {
    value: dropFrontMatter && value?.kind === 'talk' ? { ...value, data: {} } : value,
    diagnostics: [...document.diagnostics, ...diagnostics],
  };
}

async function readTranscripts(
  { host, root }: ReadArchiveOptions,
  archive: Archive,
  { publicFiles }: ReadSources,
  diagnostics: Diagnostic[],
): Promise<ReadonlyMap<string, readonly Cue[]>> {
  const captions = await readCaptions(host, { root, paths: listCaptions(archive), publicFiles });
  addAll(diagnostics, captions.diagnostics);
  const cues = new Map<string, readonly Cue[]>();
  for (const file of captions.value) {
    const transcript = await parseTranscript(file);
    addAll(diagnostics, transcript.diagnostics);
    cues.set(file.path, transcript.value);
  }
  return cues;
}

function readRedirects(sources: Sources, diagnostics: Diagnostic[]): readonly RedirectLine[] {
  const { files, prefixes } = sources.redirectLists;
  return [
    [files, false],
    [prefixes, true],
  ].flatMap(([file, prefix]) => {
    if (typeof file !== 'object') return [];
    const lines = parseRedirectList(file, prefix === true);
    addAll(diagnostics, lines.diagnostics);
    return lines.value;
  });
}
