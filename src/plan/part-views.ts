/** The talks that lie in the recording of another one, as its page lists them. */
import type { Talk } from '../model/archive.ts';
import { formatTimestamp } from '../model/dates.ts';
import type { TalkView } from '../model/view.ts';
import { linkTalk } from './cards.ts';
import type { ViewContext } from './context.ts';
import type { MomentAt } from './transcript-views.ts';

/** Spans count from the beginning of the recording, a page's times from the beginning of its talk. A part with a recording of its own has no time. */
export function viewParts(whole: Talk, momentAt: MomentAt, context: ViewContext): TalkView['parts'] {
  const before = whole.recordings[0]?.startSeconds ?? 0;
  return whole.parts.map((id) => {
    const { recordings, partStartSeconds, partEndSeconds } = context.talk.get(id)!;
    const link = linkTalk(id, context);
    if (recordings.length > 0 || partStartSeconds === undefined) return link;
    const seconds = Math.max(0, partStartSeconds - before);
    const { href } = momentAt(seconds);
    return {
      ...link,
      at: formatTimestamp(seconds),
      seconds,
      ...(href === undefined ? {} : { momentHref: href }),
      ...(partEndSeconds === undefined ? {} : { until: formatTimestamp(Math.max(0, partEndSeconds - before)) }),
    };
  });
}
