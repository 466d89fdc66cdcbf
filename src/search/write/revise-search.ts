/**
 * The search of a site after edits of words: what of its files stays, and what is made again. Never indexes; the index of talks is given.
 *
 * Asks for the files that the last build left by their names, and makes again only what follows from the edited talks.
 */
import type { Archive, Talk } from '../../model/archive.ts';
import type { OutputFile } from '../../model/output.ts';
import type { SitePlan } from '../../model/page.ts';
import {
  type FacetDescriptions,
  type IndexDescription,
  type SearchManifest,
  searchFilePath,
  type Vocabulary,
} from '../../model/search.ts';
import { collectEdited } from '../collect/collect-talks.ts';
import { passagesOfTalk } from '../collect/passages.ts';
import type { IndexedDocument } from '../collect/search-talk.ts';
import { listFiles, type ReadFile, readJsonFile } from '../read/find-file.ts';
import { packManifest } from './build-search.ts';
import { createFileSink, type Pack } from './file-sink.ts';
import { reviseRecordFiles } from './record-files.ts';
import type { TalkIndex } from './talk-index.ts';

export interface RevisedSearch {
  /** Of all talks that are searched, in the order of the index. */
  readonly permalinks: readonly string[];
  /** The documents that are others now, with their numbers in that order. */
  readonly edits: readonly (IndexedDocument & { readonly number: number })[];
  /** All other files, when the index of talks is made: new ones, and the paths of those that stay. */
  readonly finish: (index: TalkIndex['description']) => Promise<RevisedFiles>;
}

export interface RevisedFiles {
  readonly made: readonly OutputFile[];
  readonly staying: readonly string[];
}

/** A talk before and after an edit of its words. */
interface EditedTalk {
  readonly before: Talk;
  readonly after: Talk;
}

/** The search after these edits; `undefined` when they change more of it than documents and records. `last` is the manifest of the search before. */
export function reviseSearch(
  {
    archive,
    plan,
    edits,
  }: { readonly archive: Archive; readonly plan: SitePlan; readonly edits: readonly EditedTalk[] },
  last: SearchManifest,
  read: ReadFile,
  pack: Pack,
): RevisedSearch | undefined {
  if (!edits.every(leavesFacets)) return undefined;
  const { permalinks, edited } = collectEdited(archive, plan, new Set(edits.map(({ after }) => after.id)));
  return {
    permalinks,
    edits: edited.map(([number, talk]) => ({ number, ...talk.document })),
    finish: async (index) => {
      const raw = new Map<string, Uint8Array>();
      const sink = createFileSink((bytes) => {
        const packed = pack(bytes);
        raw.set(packed.name, bytes);
        return packed;
      });
      const changed = new Map(edited.map(([number, talk]) => [number, talk.record]));
      const records = await reviseRecordFiles(last.records, changed, read, sink);
      const manifest: SearchManifest = { ...last, talks: index, records };
      const made = sink.files();
      const names = await listOthers(manifest, async (name) => raw.get(name) ?? read(name));
      const staying = [...new Set(names)].filter((name) => !raw.has(name)).map(searchFilePath);
      return { made: [packManifest(manifest, pack), ...made], staying };
    },
  };
}

/** Whether a talk is found by the same values as before, and has the same passages. */
function leavesFacets({ before, after }: EditedTalk): boolean {
  const shown = (talk: Talk) =>
    JSON.stringify([talk.recordings, talk.slides, talk.language, passagesOfTalk(talk).map(({ passage }) => passage)]);
  return shown(before) === shown(after);
}

/** The names of all files but those of the index of talks. */
async function listOthers({ records, facets, passages }: SearchManifest, read: ReadFile): Promise<readonly string[]> {
  const described = Object.values(await readJsonFile<FacetDescriptions>(facets, read));
  const lists = await Promise.all([
    listFiles(records, read),
    ...described.map(async ({ values, column }) => [column, ...(await listFiles(values, read))]),
    ...(passages === undefined
      ? []
      : [listFiles(passages.texts, read), listIndexFiles(passages.index, read), [passages.owners]]),
  ]);
  return [facets, ...lists.flat()];
}

async function listIndexFiles({ terms, vocabulary }: IndexDescription, read: ReadFile): Promise<readonly string[]> {
  const { words, reversed } = await readJsonFile<Vocabulary>(vocabulary, read);
  const lists = await Promise.all([terms, words, reversed].map((list) => listFiles(list, read)));
  return [vocabulary, ...lists.flat()];
}
