/** The fields that every kind of content file shares: addresses, layout, states. */
import type { Document, Json } from '../model/entry.ts';
import { decodePath } from '../model/path.ts';
import { findPathProblem } from '../model/site-path.ts';
import { type FieldContext, type FieldPath, nameField, report } from './fields.ts';

export interface CommonFields {
  readonly permalink?: string;
  readonly aliases?: readonly string[];
  readonly redirect_from?: readonly string[];
  readonly layout?: string;
  readonly draft?: boolean;
  readonly published?: boolean;
  readonly lunr?: boolean;
  readonly extra?: unknown;
}

/** The part of an entry that does not depend on its kind. */
export function readCommon(
  document: Document,
  fields: CommonFields,
  extra: { readonly [key: string]: Json },
  context: FieldContext,
) {
  const permalink = readPath(context, fields.permalink, ['permalink']);
  const layout = readLayout(context, fields.layout);
  const aliases = [
    ...readPaths(context, document.data['aliases'], fields.aliases, 'aliases'),
    ...readPaths(context, document.data['redirect_from'], fields.redirect_from, 'redirect_from'),
  ];
  return {
    path: document.path,
    id: document.id,
    hash: document.hash,
    spans: document.spans,
    body: document.body,
    aliases: [...new Set(aliases)],
    draft: fields.draft === true || fields.published === false,
    extra: fields.extra === undefined ? extra : { ...(document.data['extra'] as typeof extra), ...extra },
    indexed: fields.lunr !== false,
    ...(permalink === undefined ? {} : { permalink }),
    ...(layout === undefined ? {} : { layout }),
  };
}

function readPaths(
  context: FieldContext,
  written: Json | undefined,
  values: readonly string[] | undefined,
  field: string,
): readonly string[] {
  return (values ?? []).flatMap((value, index) => {
    const path = readPath(context, value, Array.isArray(written) ? [field, index] : [field]);
    return path === undefined ? [] : [path];
  });
}

function readPath(context: FieldContext, value: string | undefined, path: FieldPath): string | undefined {
  if (value === undefined) return undefined;
  const problem = findPathProblem(value) ?? findReservedName(value);
  if (problem === undefined) return value;
  return report(context, 'content/path-invalid', { field: nameField(path), value, problem }, path);
}

/** Servers and the build read such names themselves: `.htaccess`, `.git`, `.rostrum-lock`. */
function findReservedName(path: string): string | undefined {
  if (decodePath(path).includes('/.')) return 'contains a name that begins with a dot';
  return /^\/build-manifest\.json(\/|$)/i.test(decodePath(path))
    ? 'is the name of a file of the build itself'
    : undefined;
}

function readLayout(context: FieldContext, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/^[A-Za-z0-9][\w-]{0,80}(\.(jade|pug))?$/.test(value)) return value;
  return report(context, 'content/layout-invalid', { value }, ['layout']);
}
