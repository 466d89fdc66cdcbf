/** A speaker file to a speaker entry. */
import type { Document, SpeakerEntry } from '../model/entry.ts';
import { type FieldContext, readImage, readLinks, readWebUrl, report } from './fields.ts';
import { makeFieldReader } from './read-fields.ts';
import { speakerSchema } from './schemas.ts';
import { readCommon } from './shared-fields.ts';

const readSpeakerFields = makeFieldReader(speakerSchema.shape);

/** Reads a speaker. Under `aliases`, texts that begin with `/` are paths and all others are names. Former names are hidden unless shown. */
export function validateSpeaker(document: Document, context: FieldContext): SpeakerEntry | undefined {
  const { fields, extra } = readSpeakerFields(document.data, context);
  const { aliases = [], ...rest } = fields;
  const paths = aliases.filter((alias) => alias.startsWith('/'));
  const common = readCommon(document, { ...rest, aliases: paths }, extra, context);
  const title = typeof fields.title === 'string' ? fields.title.trim() : '';
  const name = fields.name ?? (title || undefined);
  const formerNames = (fields.formerNames ?? []).map((item) =>
    typeof item === 'string'
      ? { name: item, hidden: true }
      : { name: item.name, hidden: item.hidden ?? !(item.shown ?? false) },
  );
  const url = readWebUrl(context, fields.url, ['url']);
  const photo =
    fields.photo === undefined
      ? readImage(context, fields.image, ['image'])
      : readImage(context, fields.photo, ['photo']);
  const organisation = fields.organisation ?? fields.organization;
  const links = readLinks(context, fields.links, 'links');
  if (name === undefined) return report(context, 'content/missing-field', { field: 'name', kind: 'speaker' }, ['name']);
  return {
    kind: 'speaker',
    ...common,
    name,
    otherNames: [...new Set([...aliases.filter((alias) => !alias.startsWith('/')), ...(fields.otherNames ?? [])])],
    formerNames,
    ...(url === undefined ? {} : { url }),
    links,
    ...(photo === undefined ? {} : { photo }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(fields.pronouns === undefined ? {} : { pronouns: fields.pronouns }),
  };
}
