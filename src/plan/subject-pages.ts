/** Plain things that talks have in common: tags, years, languages, organisations. Each has a listing, and a page of talks for each of its things. */
import type { SpeakerId, TalkId } from '../model/ids.ts';
import type { PageKind } from '../model/page-kind.ts';
import type { View } from '../model/view.ts';
import { viewSpeaker } from './cards.ts';
import { spokenLanguages } from './claims.ts';
import type { PlanContext, ViewContext } from './context.ts';
import { newestDate } from './newest.ts';
import type { LateDraft, PageDraft } from './page-frame.ts';
import type { Listing } from './patterns.ts';
import { planTalkListing } from './talks-listing.ts';

interface Subject {
  readonly name: string;
  readonly permalink: string;
  readonly talks: readonly TalkId[];
  readonly speakers?: readonly SpeakerId[];
}

interface SubjectKind {
  readonly listing: Listing;
  readonly kind: PageKind;
  readonly title: string;
  readonly describe: (name: string) => string;
  readonly subjects: (context: PlanContext) => readonly Subject[];
}

const KINDS: readonly SubjectKind[] = [
  {
    listing: 'tags',
    kind: 'tag',
    title: 'Tags',
    describe: (name) => `Talks with the tag ${name}.`,
    subjects: ({ archive, addresses }) =>
      archive.tags.map(({ id, name, talks }) => ({ name, talks, permalink: addresses.tags.get(id)! })),
  },
  {
    listing: 'years',
    kind: 'year',
    title: 'Years',
    describe: (name) => `Talks of the year ${name}.`,
    subjects: ({ archive, addresses }) =>
      archive.years.map(({ year, talks }) => ({ name: String(year), talks, permalink: addresses.years.get(year)! })),
  },
  {
    listing: 'languages',
    kind: 'language',
    title: 'Languages',
    describe: (name) => `Talks in ${name}.`,
    subjects: ({ archive, addresses }) =>
      spokenLanguages(archive).map(({ code, name, talks }) => ({
        name,
        talks,
        permalink: addresses.languages.get(code)!,
      })),
  },
  {
    listing: 'organisations',
    kind: 'organisation',
    title: 'Organisations',
    describe: (name) => `Talks by people of ${name}.`,
    subjects: ({ archive, addresses }) =>
      archive.organisations.map(({ id, name, talks, speakers }) => ({
        name,
        talks,
        speakers,
        permalink: addresses.organisations.get(id)!,
      })),
  },
];

/** Every listing of plain things that has any. */
export function planSubjectListings(context: PlanContext): PageDraft[] {
  return KINDS.flatMap(({ listing, title, subjects }): PageDraft[] => {
    const all = subjects(context);
    if (all.length === 0) return [];
    return [
      {
        kind: listing,
        permalink: context.listings[listing],
        title,
        description: `${title} of the talks of ${context.settings.title}.`,
        section: listing,
        ...newestDate(
          all.flatMap(({ talks }) => talks.slice(0, 1)),
          context,
        ),
        content: {
          items: all.map(({ name, permalink, talks }) => ({
            title: name,
            href: context.href(permalink),
            count: talks.length,
          })),
        },
      },
    ];
  });
}

/** The talks of every tag, year, language and organisation. */
export function planSubjectPages(context: PlanContext): LateDraft[] {
  return KINDS.flatMap(({ listing, kind, title, describe, subjects }) =>
    subjects(context).flatMap(({ name, permalink, talks, speakers }) =>
      planTalkListing(
        {
          kind,
          permalink,
          title: name,
          description: describe(name),
          section: listing,
          trail: [{ title, href: context.href(context.listings[listing]) }],
          talks,
          of: { name, count: talks.length, speakers },
        },
        describeSubject,
        context,
      ),
    ),
  );
}

function describeSubject(
  {
    name,
    count,
    speakers,
  }: { readonly name: string; readonly count: number; readonly speakers: readonly SpeakerId[] | undefined },
  page: number,
  context: ViewContext,
): Pick<View, 'subject'> {
  return {
    subject: {
      name,
      count,
      ...(speakers === undefined || page > 1 ? {} : { speakers: speakers.map((id) => viewSpeaker(id, context)) }),
    },
  };
}
