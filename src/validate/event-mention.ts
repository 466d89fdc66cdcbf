/** The event as one talk names it, from one field or from several. */
import type { z } from 'zod';
import type { EventMention } from '../model/entry.ts';
import type { ImageReference } from '../model/media.ts';
import { type FieldContext, readDay, readImage, readTimezone, readWebUrl, warnUnknown } from './fields.ts';
import { event as eventShape } from './shapes.ts';

interface EventFields {
  readonly event?: string | z.output<typeof eventShape>;
  readonly eventname?: string;
  readonly eventlocation?: string;
  readonly eventurl?: string;
  readonly eventimage?: string;
  readonly location?: string;
  readonly image?: string;
}

interface EventParts {
  readonly event?: EventMention;
  readonly image?: ImageReference;
  readonly location?: string;
}

/**
 * Joins `event` and the `event…` fields; the mapping wins over the single fields.
 *
 * A place or picture without an event's name belongs to the talk itself.
 */
export function readEvent(fields: EventFields, context: FieldContext): EventParts {
  const mapping = typeof fields.event === 'object' ? fields.event : undefined;
  const name = (mapping?.name ?? (typeof fields.event === 'string' ? fields.event : undefined)) || fields.eventname;
  if (mapping !== undefined) warnUnknown(context, mapping, Object.keys(eventShape.shape), ['event']);
  // Both spellings are checked, also the one that does not count: layouts of older systems print it as written.
  const single = {
    image: readImage(context, fields.eventimage, ['eventimage']),
    url: readWebUrl(context, fields.eventurl, ['eventurl']),
  };
  const image = readImage(context, mapping?.image, ['event', 'image']) ?? single.image;
  const url = readWebUrl(context, mapping?.url, ['event', 'url']) ?? single.url;
  const own = readImage(context, fields.image, ['image']) ?? (name === undefined ? image : undefined);
  const location = mapping?.location ?? fields.eventlocation ?? fields.location;
  if (name === undefined)
    return { ...(own === undefined ? {} : { image: own }), ...(location === undefined ? {} : { location }) };
  const start = readDay(context, mapping?.start, ['event', 'start']);
  const end = readDay(context, mapping?.end, ['event', 'end']);
  const timezone = readTimezone(context, mapping?.timezone, ['event', 'timezone']);
  const event: EventMention = {
    name,
    ...(location ? { location } : {}),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(mapping?.series ? { series: mapping.series } : {}),
    span: context.locate([fields.event === undefined ? 'eventname' : 'event']),
  };
  return { event, ...(own === undefined ? {} : { image: own }) };
}
