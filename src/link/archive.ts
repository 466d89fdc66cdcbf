/** The third step: content files that are valid alone become one archive. Pure; knows no addresses. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { compareDiagnostics } from '../diagnostics/order.ts';
import type { Archive, RedirectLine, Talk } from '../model/archive.ts';
import { addAll, addTo, groupBy } from '../model/collect.ts';
import type { Body, Entry, TalkEntry } from '../model/entry.ts';
import type { CategoryId, TagId, TalkId } from '../model/ids.ts';
import type { Settings } from '../model/settings.ts';
import type { AssetFile } from '../model/source.ts';
import { indexCaptions, linkFiles } from './captions.ts';
import { resolveDeliveries } from './deliveries.ts';
import { resolveEvents } from './events.ts';
import { indexFiles } from './files.ts';
import { createImageResolver } from './images.ts';
import { labelIds, resolveLabels } from './labels.ts';
import { listCategories, listLanguages, listTags, listYears } from './listings.ts';
import { compareIds, compareNewestFirst } from './order.ts';
import { resolveOrganisations } from './organisations.ts';
import { resolvePeople } from './people.ts';
import { createTalkReferences, resolveParts } from './references.ts';
import { relateTalks } from './related.ts';
import { matchSpeakerUrls } from './speaker-urls.ts';
import { buildSpeakers } from './speakers.ts';
import { buildTalk, buildWithdrawnTalk } from './talks.ts';
import { buildPage, resolveResponses } from './texts.ts';

export interface LinkInput {
  readonly settings: Settings;
  readonly entries: readonly Entry[];
  readonly assets: readonly AssetFile[];
  readonly publicPaths: readonly string[];
  readonly redirects: readonly RedirectLine[];
  /** Whether drafts are part of the site. */
  readonly drafts: boolean;
}

/**
 * Links entries into an archive. The order in which they come does not matter; guesses and dangling references are reported.
 *
 * Transcripts have no cues yet: only now it is known which caption files are to be read (see `transcripts.ts`).
 */
export function linkArchive(input: LinkInput): Outcome<Archive> {
  const { settings } = input;
  const diagnostics: Diagnostic[] = [];
  const sorted = [...input.entries].sort((a, b) => compareIds(a.path, b.path));
  const all = rejectDuplicateIds(sorted, diagnostics);
  const entries = all.filter((entry) => input.drafts || !entry.draft);
  const ofKind = <Kind extends Entry['kind']>(kind: Kind) =>
    entries.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind);

  const everyTalk = ofKind('talk');
  const live = everyTalk.filter((talk) => talk.withdrawn === undefined);
  const withdrawn = everyTalk.filter((talk) => talk.withdrawn !== undefined);
  const drafts = all.filter((entry): entry is TalkEntry => entry.kind === 'talk' && entry.draft && !input.drafts);

  const files = indexFiles(input.assets, input.publicPaths);
  const captions = indexCaptions(files);
  const images = createImageResolver(files, settings);
  const people = resolvePeople(live, ofKind('speaker'));
  const organisations = resolveOrganisations(people.credits.values(), ofKind('speaker'));
  const urls = matchSpeakerUrls(
    live.map((talk) => ({ talk, keys: (people.credits.get(talk.path) ?? []).map(({ key }) => key) })),
    (key) => people.byKey.get(key)?.name ?? key,
  );
  const events = resolveEvents({ talks: everyTalk, entries: ofKind('event'), resolveImage: images.resolve });
  const eventById = new Map(events.events.map((event) => [event.id, event]));
  const categories = resolveLabels(
    live.flatMap((talk) => talk.categories.map((label) => [label, talk] as const)),
    ofKind('category'),
    'category',
  );
  const tags = resolveLabels(
    live.flatMap((talk) => talk.tags.map((label) => [label, talk] as const)),
    [],
    'tag',
  );
  const references = createTalkReferences(live, [...withdrawn, ...drafts]);
  const { partOf, diagnostics: partProblems } = resolveParts(live, references);
  const parts = new Map<string, TalkId[]>();
  for (const talk of live) {
    const whole = partOf.get(talk.id);
    if (whole !== undefined) addTo(parts, whole, talk.id as TalkId);
  }
  for (const list of parts.values()) sortParts(list, live);
  const {
    responses,
    byTalk,
    diagnostics: responseProblems,
  } = resolveResponses(ofKind('response'), references, settings);
  const deliveries = resolveDeliveries(live, references);
  const fileProblems: Diagnostic[] = [];

  const talks = live
    .map((talk) =>
      buildTalk(talk, {
        settings,
        people,
        organisations,
        resolveImage: images.resolve,
        eventOf: ({ path }) => eventById.get(events.eventOf.get(path) ?? ('' as never)),
        categoriesOf: (entry) => labelIds<CategoryId>(categories, entry.categories),
        tagsOf: (entry) => labelIds<TagId>(tags, entry.tags),
        filesOf: (entry) => {
          const linked = linkFiles(entry, files, captions, settings.basePath);
          addAll(fileProblems, linked.diagnostics);
          return linked;
        },
        deliveries,
        partOf,
        parts,
        responses: byTalk,
      }),
    )
    .sort(compareNewestFirst);
  const seriesOf = (talk: Pick<Talk, 'event'>) =>
    talk.event === undefined ? undefined : eventById.get(talk.event)?.series;
  const related = relateTalks(talks, seriesOf);
  const finished = talks.map((talk): Talk => ({ ...talk, related: related.get(talk.id) ?? [] }));
  const built = buildSpeakers({
    talks: finished,
    people,
    organisations,
    urls: urls.byPerson,
    resolveImage: images.resolve,
  });
  const texts: readonly (readonly [Body, string])[] = entries.flatMap((entry) =>
    entry.kind === 'talk' ? [] : [[entry.body, entry.path] as const],
  );
  for (const [body, path] of texts)
    for (const part of body.parts)
      if (typeof part !== 'string' && part.kind === 'image') images.resolve(part.image, path);
  const featured = settings.featured.flatMap((reference) => references.resolve(reference, 'featured') ?? []);

  const value: Archive = {
    settings: { ...settings, featured },
    talks: finished,
    withdrawn: withdrawn
      .map((talk) => buildWithdrawnTalk(talk, events.eventOf.get(talk.path)))
      .sort((a, b) => compareIds(a.path, b.path)),
    ...built,
    events: events.events,
    series: events.series,
    categories: listCategories(finished, categories),
    tags: listTags(finished, tags),
    years: listYears(finished),
    languages: listLanguages(finished),
    pages: ofKind('page').map((entry) => buildPage(entry, settings)),
    responses,
    redirects: input.redirects,
    images: images.images(),
    resolvedImages: images.resolved(),
  };
  const told = [
    ...diagnostics,
    ...people.diagnostics,
    ...urls.diagnostics,
    ...events.diagnostics,
    ...categories.diagnostics,
    ...references.diagnostics,
    ...partProblems,
    ...responseProblems,
    ...fileProblems,
    ...images.diagnostics,
  ];
  return { value, diagnostics: told.toSorted(compareDiagnostics) };
}

function rejectDuplicateIds(entries: readonly Entry[], diagnostics: Diagnostic[]): Entry[] {
  const groups = groupBy(entries, (entry) => `${entry.kind}\n${entry.id.normalize('NFC').toLowerCase()}`);
  for (const [first, ...others] of groups.values())
    for (const entry of others) {
      const span = entry.spans['title'] ?? entry.spans['name'] ?? { path: entry.path, line: 1, column: 1, length: 1 };
      diagnostics.push(diagnose('link/duplicate-id', { id: entry.id, other: first!.path }, span));
    }
  return [...groups.values()].map((group) => group[0]!);
}

function sortParts(list: TalkId[], talks: readonly TalkEntry[]): void {
  const startOf = new Map(talks.map((talk) => [talk.id as TalkId, talk.partStartSeconds ?? 0]));
  list.sort((a, b) => (startOf.get(a) ?? 0) - (startOf.get(b) ?? 0) || compareIds(a, b));
}
