/** The settings of an archive as `site.yaml` may write them. Strict: a key that is not here is an error. */
import { z } from 'zod';
import { parseUrl } from '../model/parse-url.ts';
import { EXTRAS, PERMALINK_KINDS } from '../model/settings.ts';
import { findPathProblem } from '../model/site-path.ts';
import type { SourceKind } from '../model/source.ts';
import { canonicalLanguage, isTimezone } from './fields.ts';

/** How `content:` calls the kinds. */
export const CONTENT_KEYS = {
  talk: 'talks',
  speaker: 'speakers',
  event: 'events',
  category: 'categories',
  page: 'pages',
  response: 'responses',
} as const satisfies Record<SourceKind, string>;

const text = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());
const filled = text.refine((value) => value !== '', 'must not be empty');
const number = z.number();

function keyed<Key extends string, Schema extends z.ZodType>(keys: readonly Key[], schema: Schema) {
  return z.strictObject(
    Object.fromEntries(keys.map((key) => [key, schema.optional()])) as Record<Key, z.ZodOptional<Schema>>,
  );
}

/** A folder or file of the archive: relative, and never above its root. */
export function isInsideArchive(path: string): boolean {
  return (
    path !== '' && !/^([/~]|[a-z]:)/i.test(path) && !/[\\\u0000-\u001f]/.test(path) && !path.split('/').includes('..')
  );
}

const inside = filled.refine(isInsideArchive, 'must be a path inside the archive, without a leading / and without ..');

const frameHost = filled.refine(
  (host) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host),
  'must be a host name in lower case such as tube.example.org, without https:// and without a path',
);

const baseUrl = filled.refine((value) => {
  const url = /^https?:\/\/[^/]/.test(value) ? parseUrl(value) : undefined;
  if (url === undefined) return false;
  if (url.search !== '' || url.hash !== '' || /[?#\\]/.test(value) || url.username !== '' || url.password !== '')
    return false;
  // Links begin with this path: `//a` would be another host, and a path that no server can decode would reach nothing.
  return findPathProblem(url.pathname.replace(/\/+$/, '') || '/') === undefined;
}, 'must be an address that begins with http:// or https://, with a plain path and without a query or fragment');

const webAddress = filled.refine(
  (value) => /^https?:\/\/[^/\s]/.test(value) && parseUrl(value.replaceAll('{path}', 'x')) !== undefined,
  'must be an address that begins with http:// or https://',
);

const logo = inside.describe('A file below public/');

export const siteSchema = z.strictObject({
  title: filled.describe('The name of the site'),
  baseUrl: baseUrl.optional().describe('Where the site will live; needed for feeds, the sitemap and canonical links'),
  description: text.optional().describe('One or two sentences about the site'),
  language: filled
    .refine((value) => canonicalLanguage(value) !== undefined, 'must be a language code such as en, de or pt-BR')
    .optional()
    .describe('BCP 47; en by default'),
  timezone: filled
    .refine(isTimezone, 'must be the IANA name of a time zone such as Europe/Berlin')
    .optional()
    .describe('The zone of times without one'),
  content: keyed(Object.values(CONTENT_KEYS), inside).optional().describe('Globs from the root of the archive'),
  images: z.array(inside).optional().describe('Folders in which a bare image file name is looked up'),
  permalinks: keyed(PERMALINK_KINDS, filled).optional().describe('Address patterns'),
  slugs: z.enum(['unicode', 'metalsmith']).optional().describe('How names become addresses'),
  compatibility: z.enum(['none', 'metalsmith']).optional().describe('Whose layouts and files to be compatible with'),
  redirects: keyed(['files', 'prefixes'], inside).optional().describe('Lists of old and new addresses'),
  embeds: z
    .strictObject({ hosts: z.array(frameHost).optional() })
    .optional()
    .describe('Further hosts that frames may show'),
  search: z
    .strictObject({
      boosts: keyed(['title', 'speaker', 'category', 'event', 'tags', 'body'], number.positive().max(1000)).optional(),
    })
    .optional()
    .describe('Weights of the search'),
  navigation: z
    .array(z.strictObject({ title: filled, url: filled }))
    .optional()
    .describe('Links at the top of every page'),
  theme: z
    .strictObject({
      accent: filled
        .refine((value) => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value), 'must be a colour such as "#7c3aed" or "#73e"')
        .optional(),
      logo: logo.optional(),
      shareImages: z.boolean().optional(),
    })
    .optional()
    .describe('How the site looks'),
  featured: z.array(filled).optional().describe('Ids of talks that the home page shows first'),
  editUrl: webAddress.optional().describe('Where a reader can propose a change; {path} stands for the file'),
  pageSize: number.int().min(1).max(1000).optional().describe('Talks on one page of a listing'),
  without: z
    .array(z.enum(EXTRAS))
    .optional()
    .describe('What not to make, for a large archive that nobody misses it in'),
});

export type SiteInput = z.output<typeof siteSchema>;
