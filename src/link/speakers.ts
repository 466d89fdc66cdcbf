/** Speakers and organisations as the archive holds them, from resolved people and finished talks. */
import type { Organisation, ResolvedImage, Speaker, Talk } from '../model/archive.ts';
import { addTo } from '../model/collect.ts';
import type { SpeakerEntry } from '../model/entry.ts';
import type { OrganisationId, SpeakerId } from '../model/ids.ts';
import type { ImageReference, Link } from '../model/media.ts';
import { parseUrl } from '../model/parse-url.ts';
import { foldName } from '../model/slug.ts';
import { compareText } from '../model/text.ts';
import { entrySource } from './entry-source.ts';
import { compareIds } from './order.ts';
import type { Organisations } from './organisations.ts';
import type { Credit, People, Person } from './people.ts';

interface SpeakerInput {
  /** Newest first. */
  readonly talks: readonly Omit<Talk, 'related'>[];
  readonly people: People;
  readonly organisations: Organisations;
  readonly urls: ReadonlyMap<string, readonly string[]>;
  readonly resolveImage: (image: ImageReference, path: string) => ResolvedImage | undefined;
}

/** Builds the speakers, by name, and the organisations, by name. Of what talks say about a person the newest counts. */
export function buildSpeakers(input: SpeakerInput): {
  readonly speakers: readonly Speaker[];
  readonly organisations: readonly Organisation[];
} {
  const talksOf = new Map<SpeakerId, Omit<Talk, 'related'>[]>();
  for (const talk of input.talks) for (const { speaker } of talk.appearances) addTo(talksOf, speaker, talk);
  const creditsOf = new Map<string, { credit: Credit; path: string }[]>();
  for (const talk of input.talks)
    for (const credit of input.people.credits.get(talk.path) ?? [])
      addTo(creditsOf, credit.key, { credit, path: talk.path });

  const speakers = [...input.people.byKey].map(([key, person]) =>
    buildSpeaker(person, talksOf.get(person.id) ?? [], creditsOf.get(key) ?? [], input.urls.get(key) ?? [], input),
  );
  speakers.sort((a, b) => compareText(a.name, b.name) || compareIds(a.id, b.id));
  return { speakers, organisations: buildOrganisations(speakers, input) };
}

function buildSpeaker(
  person: Person,
  talks: readonly Omit<Talk, 'related'>[],
  credits: readonly { readonly credit: Credit; readonly path: string }[],
  matched: readonly string[],
  input: SpeakerInput,
): Speaker {
  const { id, name, entry } = person;
  const written = credits.flatMap(({ credit }) => credit.person?.url ?? []);
  const [url, ...others] = [...new Set([...(entry?.url === undefined ? [] : [entry.url]), ...written, ...matched])];
  const photo = findPhoto(entry, credits, input);
  const links: Link[] = [...(entry?.links ?? [])];
  for (const other of others)
    if (!links.some((link) => link.url === other)) links.push({ title: hostOf(other), url: other });
  const shared = new Map<SpeakerId, number>();
  for (const talk of talks)
    for (const { speaker } of talk.appearances) if (speaker !== id) shared.set(speaker, (shared.get(speaker) ?? 0) + 1);
  return {
    id,
    name,
    otherNames: entry === undefined ? [] : shownNames(entry),
    links,
    talks: talks.map((talk) => talk.id),
    organisations: listOrganisations(id, talks, input.organisations.idOf(entry?.organisation)),
    coSpeakers: [...shared].sort(([a, x], [b, y]) => y - x || compareIds(a, b)).map(([other]) => other),
    ...(url === undefined ? {} : { url }),
    ...(photo === undefined ? {} : { photo }),
    ...(entry?.pronouns === undefined ? {} : { pronouns: entry.pronouns }),
    ...(entry === undefined || entry.body.parts.length === 0 ? {} : { body: entry.body }),
    ...(entry === undefined ? {} : { source: entrySource(entry) }),
  };
}

function shownNames(entry: SpeakerEntry): string[] {
  const hidden = new Set(entry.formerNames.filter((former) => former.hidden).map((former) => foldName(former.name)));
  const names = [...entry.otherNames, ...entry.formerNames.map((former) => former.name)];
  return [...new Set(names)].filter((name) => name !== entry.name && !hidden.has(foldName(name)));
}

function findPhoto(
  entry: SpeakerEntry | undefined,
  credits: readonly { readonly credit: Credit; readonly path: string }[],
  { resolveImage }: SpeakerInput,
): ResolvedImage | undefined {
  const candidates = [
    ...(entry?.photo === undefined ? [] : [{ image: entry.photo, path: entry.path }]),
    ...credits.flatMap(({ credit, path }) =>
      credit.person?.photo === undefined ? [] : [{ image: credit.person.photo, path }],
    ),
  ];
  return candidates.map(({ image, path }) => resolveImage(image, path)).find((image) => image !== undefined);
}

function hostOf(url: string): string {
  return parseUrl(url)?.hostname.replace(/^www\./, '') ?? url;
}

function listOrganisations(
  id: SpeakerId,
  talks: readonly Omit<Talk, 'related'>[],
  own: OrganisationId | undefined,
): Speaker['organisations'] {
  const years = new Map<OrganisationId, { firstYear: number; lastYear: number }>();
  for (const talk of talks) {
    const organisation = talk.appearances.find(({ speaker }) => speaker === id)?.organisation;
    if (organisation === undefined) continue;
    const year = Number(talk.date.date.slice(0, 4));
    const known = years.get(organisation);
    if (known === undefined) years.set(organisation, { firstYear: year, lastYear: year });
    else known.firstYear = year;
  }
  // What a speaker file says without dates counts only where no talk names an organisation.
  if (years.size === 0 && own !== undefined && talks.length > 0) {
    const all = talks.map((talk) => Number(talk.date.date.slice(0, 4)));
    years.set(own, { firstYear: all.at(-1)!, lastYear: all[0]! });
  }
  return [...years].map(([organisation, range]) => ({ organisation, ...range }));
}

function buildOrganisations(speakers: readonly Speaker[], input: SpeakerInput): Organisation[] {
  const talks = new Map<OrganisationId, Set<Talk['id']>>();
  for (const talk of input.talks)
    for (const { organisation } of talk.appearances) {
      if (organisation === undefined) continue;
      const ids = talks.get(organisation) ?? new Set();
      ids.add(talk.id);
      talks.set(organisation, ids);
    }
  const members = new Map<OrganisationId, SpeakerId[]>();
  for (const speaker of speakers)
    for (const { organisation } of speaker.organisations) addTo(members, organisation, speaker.id);
  return [...input.organisations.byKey.values()]
    .filter(({ id }) => talks.has(id) || members.has(id))
    .map(({ id, name }) => ({ id, name, talks: [...(talks.get(id) ?? [])], speakers: members.get(id) ?? [] }))
    .sort((a, b) => compareText(a.name, b.name) || compareIds(a.id, b.id));
}
