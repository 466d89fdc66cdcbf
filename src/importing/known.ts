/** What an archive already has, in the shape in which sources tell it, so that joining can compare. Reads nothing but the linked archive. */

import type { KnownResponse, KnownTalk } from '../join/known-talk.ts';
import type { Archive, Talk } from '../model/archive.ts';
import type { ImportedSpeaker, TalkFacts } from '../model/imported.ts';
import type { Ledger } from './ledger.ts';

export interface Known {
  readonly talks: readonly KnownTalk[];
  readonly responses: readonly KnownResponse[];
}

export function describeKnown(archive: Archive, ledger: Ledger): Known {
  const events = new Map(archive.events.map((event) => [event.id, event]));
  const speakers = new Map(archive.speakers.map((speaker) => [speaker.id, speaker]));
  const originsOf = (path: string) => ledger.byPath.get(path)?.from ?? [];
  const speakersOf = (talk: Talk): readonly ImportedSpeaker[] =>
    talk.appearances.map(({ speaker, name }) => ({ name: speakers.get(speaker)?.name ?? name }));
  const talksById = new Map(archive.talks.map((talk) => [talk.id, talk]));
  /** The oldest of the deliveries of a talk, where that is another. */
  const firstDelivery = (talk: Talk): string | undefined => {
    const all = [talk, ...talk.deliveries.flatMap((id) => talksById.get(id) ?? [])];
    const first = all.reduce((a, b) => (`${b.date.date} ${b.id}` < `${a.date.date} ${a.id}` ? b : a));
    return first.id === talk.id ? undefined : first.id;
  };
  return {
    talks: archive.talks.map((talk) => {
      const deliveryOf = firstDelivery(talk);
      const event = talk.event === undefined ? undefined : events.get(talk.event);
      return {
        id: talk.id,
        path: talk.path,
        ...(deliveryOf === undefined ? {} : { deliveryOf }),
        origins: originsOf(talk.path),
        facts: factsOf(talk, speakersOf(talk), event?.name),
      };
    }),
    responses: archive.responses.map(({ id, path, title, url, talk }) => ({
      id,
      path,
      title,
      ...(url === undefined ? {} : { url }),
      talk,
      origins: originsOf(path),
    })),
  };
}

function factsOf(talk: Talk, speakers: readonly ImportedSpeaker[], event: string | undefined): TalkFacts {
  return {
    title: talk.title,
    date: talk.date,
    speakers,
    ...(event === undefined ? {} : { event: { name: event } }),
    ...(talk.location === undefined ? {} : { location: talk.location }),
    ...(talk.description === undefined ? {} : { description: talk.description }),
    language: talk.language,
    recordings: talk.recordings.map(({ url, kind }) => ({ url, kind })),
    slides: talk.slides.map(({ url, pages }) => ({
      ...(url === undefined ? {} : { url }),
      pages: pages.map(({ number, text }) => ({ number, text })),
    })),
    chapters: talk.chapters,
    links: talk.links,
  };
}
