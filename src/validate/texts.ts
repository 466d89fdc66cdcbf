/** Files that are mostly text to entries: categories, standalone pages, responses. */
import type { CategoryEntry, Document, Json, PageEntry, ResponseEntry } from '../model/entry.ts';
import { type FieldContext, readDay, readLanguage, readWebUrl, report } from './fields.ts';
import { makeFieldReader } from './read-fields.ts';
import { categorySchema, pageSchema, responseSchema } from './schemas.ts';
import { readCommon } from './shared-fields.ts';

const readCategoryFields = makeFieldReader(categorySchema.shape);
const readPageFields = makeFieldReader(pageSchema.shape);
const readResponseFields = makeFieldReader(responseSchema.shape);

export function validateCategory(document: Document, context: FieldContext): CategoryEntry | undefined {
  const { fields, extra } = readCategoryFields(document.data, context);
  const common = readCommon(document, fields, extra, context);
  const name = fields.name ?? textOf(document.data['title']);
  if (name === undefined)
    return report(context, 'content/missing-field', { field: 'name', kind: 'category' }, ['name']);
  return {
    kind: 'category',
    ...common,
    name,
    ...(fields.description === undefined ? {} : { description: fields.description }),
  };
}

/** A page without a title is called by its first heading, or by its file name. */
export function validatePage(document: Document, context: FieldContext): PageEntry {
  const { fields, extra } = readPageFields(document.data, context);
  const common = readCommon(document, fields, extra, context);
  const language = readLanguage(context, fields.language, ['language']);
  const title =
    fields.title ?? textOf(document.data['post_title']) ?? document.body.headings[0]?.text ?? nameFromId(document.id);
  return {
    kind: 'page',
    ...common,
    title,
    ...(fields.description === undefined ? {} : { description: fields.description }),
    ...(language === undefined ? {} : { language }),
  };
}

export function validateResponse(document: Document, context: FieldContext): ResponseEntry | undefined {
  const { fields, extra } = readResponseFields(document.data, context);
  const common = readCommon(document, fields, extra, context);
  const title = fields.title ?? textOf(document.data['post_title']);
  const date = readDay(context, fields.date, ['date']);
  const url = readWebUrl(context, fields.url, ['url']);
  const language = readLanguage(context, fields.language, ['language']);
  for (const [field, value] of [
    ['title', title],
    ['talk', fields.talk],
  ] as const)
    if (value === undefined) report(context, 'content/missing-field', { field, kind: 'response' }, [field]);
  if (title === undefined || fields.talk === undefined) return undefined;
  return {
    kind: 'response',
    ...common,
    title,
    talk: fields.talk,
    ...(fields.author === undefined ? {} : { author: fields.author }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
  };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function nameFromId(id: string): string {
  const words = id
    .slice(id.lastIndexOf('/') + 1)
    .replace(/[-_]+/g, ' ')
    .trim();
  return words === '' ? id : words[0]!.toUpperCase() + words.slice(1);
}
