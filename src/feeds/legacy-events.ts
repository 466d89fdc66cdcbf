/** `events/events.json` as Metalsmith sites of old wrote it. Only for archives with `compatibility: metalsmith`. */
import { MONTH_NAMES } from '../model/dates.ts';
import type { OutputFile } from '../model/output.ts';
import { type FeedInput, selectPublished } from './feed-input.ts';

/** `{ name, total, result }`: all front matter of every talk with `path` and `formattedDate`, newest first. */
export function buildLegacyEvents(input: FeedInput): readonly OutputFile[] {
  const { archive, plan } = input;
  if (archive.settings.compatibility !== 'metalsmith') return [];
  const result = selectPublished(input).talks.map((talk) => ({
    ...talk.data,
    title: talk.title,
    // The old pipeline held dates as instants at midnight UTC.
    date: `${talk.date.date}T00:00:00.000Z`,
    path: (plan.addresses.talks.get(talk.id) ?? '').replace(/^\/|\/$/g, ''),
    formattedDate: formatMonthDay(talk.date.date),
  }));
  const content = `${JSON.stringify({ name: 'events', total: result.length, result }, null, 2)}\n`;
  return [{ path: 'events/events.json', content }];
}

/** `June 12`; two digits, as `MMMM DD` prints them. */
function formatMonthDay(date: string): string {
  return `${MONTH_NAMES[Number(date.slice(5, 7)) - 1]} ${date.slice(8, 10)}`;
}
