/** What every feed is made from, and what no feed may tell: drafts. Withdrawn talks are in no list of the archive anyway. */
import type { Archive, Category, Event, Speaker, Talk } from '../model/archive.ts';
import type { CategoryId, EventId, OrganisationId, SpeakerId, TagId, TalkId } from '../model/ids.ts';
import type { Page, SitePlan } from '../model/page.ts';

export interface FeedInput {
  readonly archive: Archive;
  readonly plan: SitePlan;
}

/** The published part of an archive, with the lookups that feeds need. */
export interface Published {
  readonly talks: readonly Talk[];
  readonly talk: ReadonlyMap<TalkId, Talk>;
  readonly speakers: readonly Speaker[];
  readonly speaker: ReadonlyMap<SpeakerId, Speaker>;
  readonly events: readonly Event[];
  readonly event: ReadonlyMap<EventId, Event>;
  readonly categories: readonly Category[];
  readonly category: ReadonlyMap<CategoryId, Category>;
  readonly organisationNames: ReadonlyMap<OrganisationId, string>;
  readonly tagNames: ReadonlyMap<TagId, string>;
  /** Newest talk date; the stamp of everything that needs one. */
  readonly newest: string;
}

/** Leaves out drafts, and speakers, events and categories that only drafts name. Selects once for a plan. */
export const selectPublished = onceForPlan(({ archive, plan }: FeedInput): Published => {
  const { followMap } = plan.watch;
  const talks = archive.talks.filter((talk) => !talk.draft);
  const talk = new Map(talks.map((one) => [one.id, one]));
  const kept = (thing: { readonly talks: readonly TalkId[] }) =>
    thing.talks.length === 0 || thing.talks.some((id) => talk.has(id));
  const speakers = archive.speakers.filter(kept);
  const events = archive.events.filter(kept);
  const categories = archive.categories.filter(kept);
  return {
    talks,
    talk: followMap('talk', talk),
    speakers,
    speaker: followMap('speaker', new Map(speakers.map((one) => [one.id, one]))),
    events,
    event: followMap('event', new Map(events.map((one) => [one.id, one]))),
    categories,
    category: followMap('category', new Map(categories.map((one) => [one.id, one]))),
    organisationNames: followMap('organisation', new Map(archive.organisations.map((one) => [one.id, one.name]))),
    tagNames: followMap('tag', new Map(archive.tags.map((one) => [one.id, one.name]))),
    newest:
      talks
        .map((one) => one.date.date)
        .sort()
        .at(-1) ?? '1970-01-01',
  };
});

/** The talks behind ids, without those that are not published, in the order of the ids. */
export function talksOf(published: Published, ids: readonly TalkId[]): readonly Talk[] {
  return ids.flatMap((id) => published.talk.get(id) ?? []);
}

/** Pages by permalink: the plan's word on where a page lies in the output. */
export const pagesByPermalink = onceForPlan(
  ({ plan }: Pick<FeedInput, 'plan'>): ReadonlyMap<string, Page> =>
    new Map(plan.pages.map((page) => [page.permalink, page])),
);

/** The same function, called once for each plan, which is always of the same archive. */
function onceForPlan<Input extends Pick<FeedInput, 'plan'>, Value extends object>(
  make: (input: Input) => Value,
): (input: Input) => Value {
  const made = new WeakMap<SitePlan, Value>();
  return (input) => {
    const value = made.get(input.plan) ?? make(input);
    made.set(input.plan, value);
    return value;
  };
}

/** The output path of a file beside a page, when that page is a folder of its own. */
export function pathBeside(page: Page | undefined, name: string): string | undefined {
  return page?.path.endsWith('index.html') ? `${page.path.slice(0, -'index.html'.length)}${name}` : undefined;
}

/** The site path of such a file. */
export function addressBeside(permalink: string, name: string): string {
  return `${permalink.replace(/(index\.html)?$/, '').replace(/\/?$/, '/')}${name}`;
}

/** The start of a day in UTC, as the libraries want it. */
export function utcDay(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
