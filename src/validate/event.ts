/** An event file to an event entry. */
import type { Document, EventEntry } from '../model/entry.ts';
import { type FieldContext, readDay, readImage, readTimezone, readWebUrl, report } from './fields.ts';
import { makeFieldReader } from './read-fields.ts';
import { eventSchema } from './schemas.ts';
import { readCommon } from './shared-fields.ts';

const readEventFields = makeFieldReader(eventSchema.shape);

/** Reads an event; `date` stands for an event of one day. */
export function validateEvent(document: Document, context: FieldContext): EventEntry | undefined {
  const { fields, extra } = readEventFields(document.data, context);
  const common = readCommon(document, fields, extra, context);
  const name = fields.name ?? (typeof fields.title === 'string' ? fields.title.trim() || undefined : undefined);
  const day = readDay(context, fields.date, ['date']);
  const start = readDay(context, fields.start, ['start']) ?? day;
  const written = readDay(context, fields.end, ['end']) ?? day ?? start;
  const reversed = start !== undefined && written !== undefined && written < start;
  if (reversed) report(context, 'content/date-invalid', { field: 'end', value: written }, ['end']);
  const end = reversed ? start : written;
  const url = readWebUrl(context, fields.url, ['url']);
  const image = readImage(context, fields.image, ['image']);
  const timezone = readTimezone(context, fields.timezone, ['timezone']);
  if (name === undefined) return report(context, 'content/missing-field', { field: 'name', kind: 'event' }, ['name']);
  return {
    kind: 'event',
    ...common,
    name,
    names: fields.names ?? [],
    ...(fields.location === undefined ? {} : { location: fields.location }),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(fields.series === undefined ? {} : { series: fields.series }),
    ...(fields.description === undefined ? {} : { description: fields.description }),
  };
}
