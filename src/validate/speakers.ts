/** Speakers as a talk credits them. Texts that may name several people are kept whole; who is meant is settled while linking. */
import type { z } from 'zod';
import type { Json, SpeakerCredit } from '../model/entry.ts';
import { type FieldContext, type FieldPath, readImage, readWebUrl, warnUnknown } from './fields.ts';
import { person as personShape } from './shapes.ts';

type PersonValue = string | z.output<typeof personShape>;
const KNOWN = Object.keys(personShape.shape);

interface SpeakerFields {
  readonly speaker?: readonly PersonValue[];
  readonly speakers?: readonly PersonValue[];
  readonly speakerurl?: readonly string[];
  readonly speakerurls?: readonly string[];
}

/** All credits in their order. Where no field names a speaker, `author` of older systems does. */
export function readSpeakers(
  fields: SpeakerFields,
  author: Json | undefined,
  context: FieldContext,
): { readonly speakers: readonly SpeakerCredit[]; readonly speakerUrls: readonly string[] } {
  const speakers = (['speaker', 'speakers'] as const).flatMap((field) =>
    (fields[field] ?? []).flatMap((value, index) => readCredit(value, [field, index], context)),
  );
  if (speakers.length === 0 && typeof author === 'string' && author.trim() !== '')
    speakers.push({ kind: 'text', text: author.trim(), span: context.locate(['author']) });
  const speakerUrls = (['speakerurl', 'speakerurls'] as const).flatMap((field) =>
    (fields[field] ?? []).flatMap((value, index) => readWebUrl(context, value, [field, index]) ?? []),
  );
  return { speakers, speakerUrls };
}

function readCredit(value: PersonValue, path: FieldPath, context: FieldContext): readonly SpeakerCredit[] {
  const span = context.locate(path);
  if (typeof value === 'string') return value === '' ? [] : [{ kind: 'text', text: value.replace(/\s+/gu, ' '), span }];
  warnUnknown(context, value, KNOWN, path);
  if (value.name === '') return [];
  const organisation = value.organisation ?? value.organization ?? value.org ?? value.company ?? value.affiliation;
  const url = readWebUrl(context, value.url, [...path, 'url']);
  const photo = readImage(context, value.photo, [...path, 'photo']);
  return [
    {
      kind: 'person',
      name: value.name,
      ...(value.role ? { role: value.role } : {}),
      ...(organisation ? { organisation } : {}),
      ...(url === undefined ? {} : { url }),
      ...(value.bio ? { bio: value.bio } : {}),
      ...(photo === undefined ? {} : { photo }),
      span,
    },
  ];
}
