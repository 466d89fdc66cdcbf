/** `site.yaml` as data to complete settings. Fills in defaults; never looks at files. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Json, ParsedSettings } from '../model/entry.ts';
import { PERMALINK_KINDS, type Settings } from '../model/settings.ts';
import type { SourceKind } from '../model/source.ts';
import { nearest } from '../model/text.ts';
import { checkUrl } from '../model/url.ts';
import { canonicalLanguage, dropEmpty, nameField } from './fields.ts';
import { findPatternProblem, mergePermalinks, placeholdersOf } from './permalink-patterns.ts';
import { describe } from './read-fields.ts';
import { CONTENT_KEYS, type SiteInput, siteSchema } from './settings-schema.ts';

const DEFAULT_CONTENT: Readonly<Record<SourceKind, string>> = {
  talk: 'content/talks/**/*.md',
  speaker: 'content/speakers/*.md',
  event: 'content/events/*.md',
  category: 'content/categories/*.md',
  page: 'content/pages/**/*.md',
  response: 'content/responses/**/*.md',
};
const DEFAULT_BOOSTS = { title: 10, speaker: 8, category: 5, event: 5, tags: 5, body: 2 };

/** Checks every setting and reports all problems; `undefined` as soon as there is one, because nothing can be built on wrong settings. */
export function validateSettings(parsed: ParsedSettings): Outcome<Settings | undefined> {
  const data = dropEmpty(parsed.data) as { readonly [key: string]: Json };
  const result = siteSchema.safeParse(data);
  const diagnostics = [
    ...(result.success ? [] : result.error.issues.flatMap((issue) => describeIssue(issue as Issue, data, parsed))),
    ...checkAccent(parsed),
    ...checkPatterns(data, parsed),
    ...checkNavigation(data, parsed),
  ];
  const inOrder = diagnostics.toSorted((a, b) => (a.span?.line ?? 0) - (b.span?.line ?? 0));
  if (!result.success || diagnostics.length > 0) return { value: undefined, diagnostics: inOrder };
  return { value: complete(result.data), diagnostics: checkUnfinished(result.data, parsed) };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

function describeIssue(issue: Issue, data: Json, parsed: ParsedSettings): readonly Diagnostic[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const key = nameField(path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    return (issue.keys ?? []).map((name) => {
      const near = nearest(name, known);
      const full = nameField([...path, name]);
      return diagnose(
        'settings/unknown-key',
        near === undefined ? { key: full } : { key: full, near },
        parsed.locate([...path, name], 'key'),
      );
    });
  }
  const value = path.reduce<Json | undefined>(
    (item, step) => (item !== null && typeof item === 'object' ? (item as { [key: string]: Json })[step] : undefined),
    data,
  );
  if (value === undefined) return [diagnose('settings/missing', { key }, parsed.locate(path))];
  const problem =
    issue.code === 'custom'
      ? issue.message
      : issue.code === 'invalid_value'
        ? `must be ${(issue.values ?? []).join(' or ')}, not ${describe(value)}`
        : /^(too_small|too_big)$/.test(issue.code)
          ? `is out of range: ${describe(value)}`
          : `must be ${expected(issue)}, not ${describe(value)}`;
  return [diagnose('settings/invalid', { key, problem }, parsed.locate(path))];
}

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function expected(issue: Issue): string {
  return issue.code === 'invalid_union' ? 'text' : (WORDS[issue.expected ?? ''] ?? issue.expected ?? 'something else');
}

function knownKeys(path: readonly (string | number)[]): readonly string[] {
  let schema: unknown = siteSchema;
  for (const step of path) {
    const current = unwrap(schema);
    schema = typeof step === 'number' ? current?.element : current?.shape?.[step];
  }
  return Object.keys(unwrap(schema)?.shape ?? {});
}

interface Wrapped {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly unwrap?: () => unknown;
}

/** The schema inside `.optional()`. */
function unwrap(schema: unknown): Wrapped | undefined {
  let current = schema as Wrapped | undefined;
  while (current?.shape === undefined && current?.element === undefined && current?.unwrap !== undefined)
    current = current.unwrap() as Wrapped;
  return current;
}

/** `accent: #7c3aed` without quotes is an empty value and a comment. */
function checkAccent(parsed: ParsedSettings): readonly Diagnostic[] {
  const theme = parsed.data['theme'];
  if (theme === null || typeof theme !== 'object' || !('accent' in theme) || theme.accent !== null) return [];
  const problem = 'is empty; a colour is expected';
  return [diagnose('settings/invalid', { key: 'theme.accent', problem }, parsed.locate(['theme', 'accent'], 'key'))];
}

function checkPatterns(data: { readonly [key: string]: Json }, parsed: ParsedSettings): readonly Diagnostic[] {
  const patterns = data['permalinks'];
  if (patterns === undefined || patterns === null || typeof patterns !== 'object' || Array.isArray(patterns)) return [];
  return PERMALINK_KINDS.flatMap((kind) => {
    const pattern = (patterns as { readonly [key: string]: Json })[kind];
    if (typeof pattern !== 'string') return [];
    const problem = findPatternProblem(kind, pattern.trim());
    if (problem === undefined) return [];
    const args = { kind, pattern, problem, placeholders: placeholdersOf(kind) };
    return [diagnose('settings/permalink-pattern', args, parsed.locate(['permalinks', kind]))];
  });
}

function checkNavigation(data: { readonly [key: string]: Json }, parsed: ParsedSettings): readonly Diagnostic[] {
  const items = data['navigation'];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: Json, index) => {
    const url =
      item !== null && typeof item === 'object' ? (item as { readonly [key: string]: Json })['url'] : undefined;
    if (typeof url !== 'string' || url === '' || checkUrl(url) !== undefined) return [];
    const path = ['navigation', index, 'url'];
    const problem = 'must be a path of the site or an address that begins with https://, http:// or mailto:';
    return [diagnose('settings/invalid', { key: nameField(path), problem }, parsed.locate(path))];
  });
}

/** Settings that are read and kept, and that nothing acts on in this version. */
function checkUnfinished(input: SiteInput, parsed: ParsedSettings): readonly Diagnostic[] {
  if (input.theme?.shareImages !== true) return [];
  const what = { key: 'theme.shareImages', instead: "a talk's own picture is what other sites show" };
  return [diagnose('settings/not-yet', what, parsed.locate(['theme', 'shareImages']))];
}

function complete(input: SiteInput): Settings {
  const baseUrl = input.baseUrl === undefined ? undefined : new URL(input.baseUrl).href.replace(/\/+$/, '');
  const { files, prefixes } = input.redirects ?? {};
  const { accent = '#7c3aed', logo, shareImages = false } = input.theme ?? {};
  const content = Object.fromEntries(
    Object.entries(CONTENT_KEYS).map(([kind, key]) => [
      kind,
      input.content?.[key] ?? DEFAULT_CONTENT[kind as SourceKind],
    ]),
  ) as Record<SourceKind, string>;
  const boosts = Object.fromEntries(
    Object.entries(DEFAULT_BOOSTS).map(([field, boost]) => [
      field,
      input.search?.boosts?.[field as keyof typeof DEFAULT_BOOSTS] ?? boost,
    ]),
  ) as typeof DEFAULT_BOOSTS;
  return {
    title: input.title,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    basePath: baseUrl === undefined ? '' : new URL(baseUrl).pathname.replace(/\/+$/, ''),
    ...(input.description ? { description: input.description } : {}),
    language: canonicalLanguage(input.language ?? 'en') ?? 'en',
    ...(input.timezone === undefined ? {} : { timezone: input.timezone }),
    content,
    images: (input.images ?? ['content/images']).map((folder) => folder.replace(/^(\.\/)+|\/+$/g, '')),
    permalinks: mergePermalinks(input.permalinks),
    slugs: input.slugs ?? 'unicode',
    compatibility: input.compatibility ?? 'none',
    redirects: { ...(files === undefined ? {} : { files }), ...(prefixes === undefined ? {} : { prefixes }) },
    embeds: { hosts: input.embeds?.hosts ?? [] },
    search: { boosts },
    navigation: input.navigation ?? [],
    theme: {
      accent: accent.length === 4 ? accent.replace(/[0-9a-f]/gi, '$&$&').toLowerCase() : accent.toLowerCase(),
      ...(logo === undefined ? {} : { logo: logo.replace(/^(\.\/)?(public\/)?/, '') }),
      shareImages,
    },
    featured: input.featured ?? [],
    ...(input.editUrl === undefined ? {} : { editUrl: input.editUrl }),
    pageSize: input.pageSize ?? 24,
    without: [...new Set(input.without ?? [])].sort(),
  };
}
