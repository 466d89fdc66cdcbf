/** Pages of talks, and the stubs of those that were withdrawn. */
import type { Talk } from '../model/archive.ts';
import { formatDuration, formatTimestamp } from '../model/dates.ts';
import type { TalkId } from '../model/ids.ts';
import type { TalkMedia } from '../model/page.ts';
import type { TalkView } from '../model/view.ts';
import type { LinkView } from '../model/view-parts.ts';
import { renderBody } from './body.ts';
import {
  describeTalk,
  durationOf,
  linkTalk,
  summariseTalk,
  viewAppearance,
  viewCategories,
  viewCover,
  viewDate,
  viewEvent,
  viewTalkCards,
  viewTime,
} from './cards.ts';
import { viewCitation } from './citation-view.ts';
import type { PlanContext, ViewContext } from './context.ts';
import { explainMissingRecording, viewPhoto, viewRecordings, viewSlides } from './media-views.ts';
import { draftLate, type LateDraft, type PageDraft } from './page-frame.ts';
import { viewParts } from './part-views.ts';
import { viewResponse } from './response-page.ts';
import { viewSlidePages } from './slide-views.ts';
import { describeTalkData } from './structured-data.ts';
import { findMoments, isTimed, viewTranscripts } from './transcript-views.ts';

export function planTalkPages(context: PlanContext): LateDraft[] {
  return context.archive.talks.map((talk) => {
    const permalink = context.addresses.talks.get(talk.id)!;
    // Copied files are named in the order of the pages, whichever view is asked for first.
    if (mayHaveFiles(talk)) viewMedia(talk, permalink, context);
    return draftLate(
      { kind: 'talk', permalink, noindex: talk.draft, source: talk, lastModified: talk.date.date },
      talk.id,
      describeTalkPage,
    );
  });
}

/** True unless everything that the talk offers has an address elsewhere. */
function mayHaveFiles({ transcripts, recordings, slides, partOf }: Talk): boolean {
  const isElsewhere = ({ url }: { readonly url?: string }) => url === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url);
  return transcripts.length > 0 || partOf !== undefined || ![...recordings, ...slides].every(isElsewhere);
}

function describeTalkPage(id: TalkId, context: ViewContext): ReturnType<LateDraft['describe']> {
  const talk = context.talk.get(id)!;
  const permalink = context.addresses.talks.get(id)!;
  const view = viewTalk(talk, permalink, context);
  return {
    title: talk.title,
    description: describeTalk(talk, 300) ?? summariseTalk(talk, context),
    language: talk.language,
    section: 'talks',
    trail: [
      { title: 'Talks', href: context.href(context.listings.talks) },
      ...(view.event === undefined ? [] : [{ title: view.event.name, href: view.event.href }]),
    ],
    type: view.recordings.some(({ kind }) => kind === 'video') ? 'video.other' : 'article',
    published: talk.date.date,
    structuredData: describeTalkData(talk, view.recordings, context),
    foreign: { embeds: [...view.recordings, ...view.slides], photos: view.photos },
    content: { talk: view },
    ...(view.cover.image === undefined ? {} : { image: view.cover.image }),
  };
}

/** What the page of a talk offers to see, hear and read; names all files of the archive that it copies. */
export function viewMedia(talk: Talk, permalink: string, context: ViewContext): TalkMedia {
  return {
    recordings: viewRecordings(talk, permalink, context),
    slides: viewSlides(talk, permalink, context),
    transcripts: talk.transcripts.map((transcript) => ({
      href: publishTranscript(transcript.path, isTimed(transcript), permalink, context),
    })),
    photos: talk.photos.flatMap((photo) => viewPhoto(photo, context)),
    responses: talk.responses.map((id) => viewResponse(context.response.get(id)!, context)),
  };
}

function publishTranscript(path: string, timed: boolean, permalink: string, { files }: ViewContext): string {
  return timed ? files.publishCaptions(path, permalink) : files.publish(path, permalink);
}

/** The talk as its page shows it. */
function viewTalk(talk: Talk, permalink: string, context: ViewContext): TalkView {
  const time = viewTime(talk);
  const duration = durationOf(talk);
  const description = describeTalk(talk, 400);
  const recordings = viewRecordings(talk, permalink, context);
  const slides = viewSlides(talk, permalink, context);
  const notice = explainMissingRecording(talk);
  const momentAt = findMoments(recordings[0]);
  return {
    id: talk.id,
    title: talk.title,
    date: Object.assign(
      viewDate(talk.date.date),
      time === undefined ? {} : { time },
      talk.timezone === undefined ? {} : { timezone: talk.timezone },
    ),
    categories: viewCategories(talk.categories, context),
    tags: talk.tags.map((id) => ({
      title: context.tag.get(id)!.name,
      href: context.href(context.addresses.tags.get(id)!),
    })),
    speakers: talk.appearances.map((appearance) => viewAppearance(appearance, context)),
    bodyHtml: renderBody({ body: talk.body, path: talk.path, permalink }, context),
    cover: viewCover(talk, context),
    recordings,
    slides,
    slidePages: viewSlidePages(talk, momentAt, context),
    chapters: talk.chapters.map(({ atSeconds, title }) => ({
      at: formatTimestamp(atSeconds),
      seconds: atSeconds,
      title,
      ...momentAt(atSeconds),
    })),
    transcripts: viewTranscripts(talk, momentAt, (path, timed) => publishTranscript(path, timed, permalink, context)),
    photos: talk.photos.flatMap((photo) => viewPhoto(photo, context)),
    links: talk.links.map(({ title, url }) => ({ title, href: url.startsWith('/') ? context.href(url) : url })),
    responses: talk.responses.map((id) => viewResponse(context.response.get(id)!, context)),
    deliveries: viewDeliveries(talk, context),
    parts: viewParts(talk, momentAt, context),
    related: viewTalkCards(talk.related, context),
    share: shareLinks(talk, permalink, context),
    draft: talk.draft,
    extra: talk.extra,
    ...viewTalkEvent(talk, context),
    ...(talk.event !== undefined || talk.location === undefined ? {} : { location: talk.location }),
    ...(description === undefined ? {} : { description }),
    ...(notice === undefined || recordings.length > 0 ? {} : { recordingNotice: notice }),
    ...(talk.partOf === undefined ? {} : { partOf: linkTalk(talk.partOf, context) }),
    ...(talk.license === undefined
      ? {}
      : {
          license: { name: talk.license.name, ...(talk.license.url === undefined ? {} : { href: talk.license.url }) },
        }),
    ...(duration === undefined ? {} : { duration: formatDuration(duration) }),
    ...(context.settings.without.includes('citations')
      ? {}
      : { cite: viewCitation(context.citation(talk.id)!, talk.event, context) }),
  };
}

/** The event with the talks before and after this one in it. */
function viewTalkEvent(talk: Talk, context: ViewContext): { readonly event?: NonNullable<TalkView['event']> } {
  const event = talk.event === undefined ? undefined : context.event.get(talk.event);
  if (event === undefined) return {};
  const index = event.talks.indexOf(talk.id);
  const [previous, next] = [event.talks[index - 1], event.talks[index + 1]];
  return {
    event: Object.assign(
      viewEvent(event, context),
      previous === undefined || index < 1 ? {} : { previous: linkTalk(previous, context) },
      next === undefined ? {} : { next: linkTalk(next, context) },
      talk.room === undefined ? {} : { room: talk.room },
    ),
  };
}

function viewDeliveries(talk: Talk, context: ViewContext): TalkView['deliveries'] {
  if (talk.deliveries.length === 0) return [];
  const all = [talk, ...talk.deliveries.map((id) => context.talk.get(id)!)];
  return all
    .sort((a, b) => (a.date.date < b.date.date ? -1 : a.date.date > b.date.date ? 1 : a.id < b.id ? -1 : 1))
    .map((delivery) => {
      const event = delivery.event === undefined ? undefined : context.event.get(delivery.event)?.name;
      return {
        href: context.href(context.addresses.talks.get(delivery.id)!),
        ...(event === undefined ? {} : { event }),
        date: viewDate(delivery.date.date),
        current: delivery === talk,
      };
    });
}

/** Links that hand the talk's address to other services; nothing of theirs is loaded here. */
function shareLinks(talk: Talk, permalink: string, context: ViewContext): LinkView[] {
  const url = context.absolute(permalink);
  if (url === undefined) return [];
  const encode = encodeURIComponent;
  return [
    { title: 'E-mail', href: `mailto:?subject=${encode(talk.title)}&body=${encode(`${talk.title}\n${url}`)}` },
    { title: 'Bluesky', href: `https://bsky.app/intent/compose?text=${encode(`${talk.title} ${url}`)}` },
    { title: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}` },
  ];
}

/** Stubs: the title, the date and the reason, and nothing that leads further. */
export function planWithdrawnPages(context: PlanContext): PageDraft[] {
  return context.archive.withdrawn.map((talk) => ({
    kind: 'withdrawn',
    permalink: context.addresses.talks.get(talk.id)!,
    title: talk.title,
    section: 'talks',
    trail: [{ title: 'Talks', href: context.href(context.listings.talks) }],
    noindex: true,
    source: { path: talk.path, spans: talk.spans },
    content: { withdrawn: { title: talk.title, date: viewDate(talk.date.date), reason: talk.reason } },
  }));
}
