/** Building blocks of the schemas: loose on the way in, one shape on the way out. Each says in words what it expects. */
import { z } from 'zod';
import { type QuickRead, quickItems, readText, readTexts } from './quick-reads.ts';

interface Expectation {
  /** The end of "must be …". */
  readonly expects: string;
  readonly quick?: QuickRead;
}

/** What a shape expects, and how its commonest values are read. */
export const expectations = z.registry<Expectation>();

function expecting<Schema extends z.ZodType>(schema: Schema, expects: string, quick?: QuickRead): Schema {
  expectations.add(schema, quick === undefined ? { expects } : { expects, quick });
  return schema;
}

/** Text; a number or `true` is taken as its spelling. */
export const text = expecting(
  z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim()),
  'text',
  readText,
);

/** One text or a list of texts. */
export const texts = expecting(
  z.union([text, z.array(text)]).transform((value) => (Array.isArray(value) ? value : [value]).filter(Boolean)),
  'text or a list of texts',
  readTexts,
);

/** Texts between commas, or a list. */
export const commaTexts = expecting(
  z
    .union([text, z.array(text)])
    .transform((value) => (Array.isArray(value) ? value : value.split(',')).map((item) => item.trim()).filter(Boolean)),
  'text or a list of texts',
);

/** `true` or `false`; `yes`, `no`, `on` and `off` are understood. */
export const flag = expecting(
  z
    .union([z.boolean(), z.enum(['yes', 'no', 'on', 'off', 'true', 'false', 'True', 'False', 'Yes', 'No'])])
    .transform((value) => (typeof value === 'boolean' ? value : /^(yes|on|true)$/i.test(value))),
  'true or false',
);

export const anything = z.unknown();

/** One item or a list of them. */
export function oneOrMore<Schema extends z.ZodType>(item: Schema, expects: string) {
  return expecting(
    z.union([z.array(item), item]).transform((value) => (Array.isArray(value) ? value : [value]) as z.output<Schema>[]),
    expects,
    quickItems(item, text),
  );
}

export { expecting };

/** `{ name, role, organisation, url, bio, photo }`. */
export const person = z.looseObject({
  name: text,
  role: text.optional(),
  organisation: text.optional(),
  organization: text.optional(),
  org: text.optional(),
  company: text.optional(),
  affiliation: text.optional(),
  url: text.optional(),
  bio: text.optional(),
  photo: text.optional(),
});

export const link = z.union([text, z.looseObject({ url: text, title: text.optional(), name: text.optional() })]);

export const photo = z.union([
  text,
  z.looseObject({
    image: text.optional(),
    src: text.optional(),
    url: text.optional(),
    alt: text.optional(),
    credit: text.optional(),
    link: text.optional(),
  }),
]);

export const recording = z.union([
  text,
  z.looseObject({
    url: text.optional(),
    file: text.optional(),
    provider: text.optional(),
    language: text.optional(),
    kind: z.enum(['video', 'audio']).optional(),
    note: text.optional(),
    duration: text.optional(),
    start: text.optional(),
  }),
]);

export const slidePage = z.union([
  text,
  z.looseObject({
    number: z.number().int().positive().optional(),
    url: text.optional(),
    image: text.optional(),
    at: text.optional(),
    text: text.optional(),
    alt: text.optional(),
  }),
]);

export const deck = z.union([
  text,
  z.looseObject({
    url: text.optional(),
    file: text.optional(),
    note: text.optional(),
    pages: z.array(slidePage).optional(),
    image: text.optional(),
    at: text.optional(),
    text: text.optional(),
    alt: text.optional(),
  }),
]);

export const transcript = z.union([
  text,
  z.looseObject({
    path: text.optional(),
    file: text.optional(),
    url: text.optional(),
    language: text.optional(),
  }),
]);

export const event = z.looseObject({
  name: text,
  location: text.optional(),
  url: text.optional(),
  image: text.optional(),
  start: text.optional(),
  end: text.optional(),
  timezone: text.optional(),
  series: text.optional(),
});
