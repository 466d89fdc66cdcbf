/** The locals that Metalsmith layouts used. Only for an archive's own layouts; never for the theme's. */
import moment from 'moment';
import type { Archive, Talk } from '../model/archive.ts';
import type { Json } from '../model/entry.ts';
import type { Page, SitePlan } from '../model/page.ts';
import { escapeHtml } from '../model/text.ts';
import type { TalkView } from '../model/view.ts';
import type { EmbedView, PhotoView } from '../model/view-parts.ts';

type FrontMatter = Readonly<Record<string, Json>>;

export interface LegacyLocals {
  /** The locals of one page, but for the self-reference `locals`, which whoever renders adds. */
  readonly forPage: (page: Page) => {
    readonly frontMatter: FrontMatter;
    readonly reserved: Readonly<Record<string, unknown>>;
  };
}

/** Names that a layout must be able to rely on, whatever a content file contains. */
const BUILT_IN =
  /^(?:Array|ArrayBuffer|Boolean|Date|Error|Infinity|Intl|JSON|Map|Math|NaN|Number|Object|Promise|RegExp|Set|String|Symbol|(?:de|en)codeURI(?:Component)?|escape|globalThis|is(?:Finite|NaN)|parse(?:Float|Int)|undefined|unescape|__proto__)$/;

/**
 * Prepares the old locals: `title`, `contents`, `moment` (in UTC), `rootUrl`, `path` and `events` (all talks, newest first, with their front matter).
 *
 * `moment()` without an argument is the newest talk's day, so that a build does not depend on the clock.
 */
export function buildLegacyLocals(archive: Archive, plan: SitePlan): LegacyLocals {
  const talkAt = new Map(archive.talks.map((talk) => [plan.addresses.talks.get(talk.id), talk]));
  const events = archive.talks.map((talk) => ({
    ...usable(talk.data),
    path: trimSlashes(plan.addresses.talks.get(talk.id) ?? ''),
  }));
  const newest = archive.talks
    .map((talk) => talk.date.date)
    .sort()
    .at(-1);
  const shared = { moment: createMoment(newest ?? '1970-01-01'), rootUrl: archive.settings.baseUrl ?? '', events };

  return {
    forPage: (page) => {
      const talk = page.kind === 'talk' ? talkAt.get(page.permalink) : undefined;
      return {
        frontMatter: usable(talk?.data ?? page.view.content?.extra ?? {}),
        reserved: {
          ...shared,
          title: readTitle(page, talk),
          contents: contentsOf(page),
          path: trimSlashes(page.permalink),
        },
      };
    },
  };
}

function readTitle(page: Page, talk: Talk | undefined): string {
  return talk?.title ?? page.view.content?.title ?? page.view.page.title;
}

function contentsOf({ view }: Page): string {
  return view.talk === undefined ? (view.content?.bodyHtml ?? '') : talkContents(view.talk);
}

/** A body with the media that were taken out of it, as figures that open on a click and are links without scripts. */
function talkContents(talk: TalkView): string {
  return [
    talk.bodyHtml,
    ...talk.recordings.map(embedHtml),
    ...talk.slides.map(embedHtml),
    ...talk.photos.map(photoHtml),
  ].join('\n');
}

function embedHtml(embed: EmbedView): string {
  const frame = embed.frameUrl?.startsWith('https://')
    ? ` data-frame="${escapeHtml(embed.frameUrl)}" data-provider="${escapeHtml(embed.provider)}" data-provider-name="${escapeHtml(embed.providerName)}"`
    : '';
  const label = `${embed.title} (${embed.providerName})`;
  return `<figure class="facade"${frame}><a class="facade-link" href="${escapeHtml(embed.href)}">${escapeHtml(label)}</a></figure>`;
}

function photoHtml(photo: PhotoView): string {
  const alt = escapeHtml(photo.alt);
  const picture = photo.image
    ? `<img src="${escapeHtml(photo.image.src)}" width="${photo.image.width}" height="${photo.image.height}" alt="${alt}" loading="lazy">`
    : alt || 'Photo';
  const href = photo.href ?? photo.remote?.src;
  const body = href === undefined ? picture : `<a href="${escapeHtml(href)}">${picture}</a>`;
  return `<figure>${body}${photo.credit ? `<figcaption>${escapeHtml(photo.credit)}</figcaption>` : ''}</figure>`;
}

function usable(data: FrontMatter): FrontMatter {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !BUILT_IN.test(key)));
}

/** moment in UTC. A text that is no date prints as `Invalid date`; moment's own warning on the terminal is turned off. */
function createMoment(today: string) {
  moment.suppressDeprecationWarnings = true;
  return Object.assign(
    (input: moment.MomentInput = today, format?: moment.MomentFormatSpecification) => moment.utc(input, format),
    {
      utc: moment.utc,
      duration: moment.duration,
      isMoment: moment.isMoment,
    },
  );
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
