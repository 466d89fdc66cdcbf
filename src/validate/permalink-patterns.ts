/** Address patterns: which there are by default, and what each may contain. Makes no addresses. */
import { PERMALINK_KINDS, type PermalinkKind } from '../model/settings.ts';
import { findPathProblem } from '../model/site-path.ts';

export const DEFAULT_PERMALINKS: Readonly<Record<PermalinkKind, string>> = {
  talk: '/talks/{event}/{slug}/',
  event: '/events/{slug}/',
  series: '/series/{slug}/',
  speaker: '/speakers/{slug}/',
  category: '/categories/{slug}/',
  tag: '/tags/{slug}/',
  year: '/years/{year}/',
  language: '/languages/{slug}/',
  organisation: '/organisations/{slug}/',
  page: '/{id}/',
  response: '/responses/{slug}/',
};

const DATED = ['{year}', '{month}', '{day}', '{slug}', '{id}'];

/** The placeholders that have a value for a kind. */
export function placeholdersOf(kind: PermalinkKind): readonly string[] {
  if (kind === 'talk') return [...DATED, '{event}'];
  if (kind === 'year') return ['{year}'];
  return kind === 'event' || kind === 'response' ? DATED : ['{slug}', '{id}'];
}

/** Says why a pattern cannot be used, as the end of a sentence. */
export function findPatternProblem(kind: PermalinkKind, pattern: string): string | undefined {
  if (!pattern.startsWith('/') || !pattern.endsWith('/')) return 'must begin and end with /';
  const names = pattern.match(/\{[^{}/]*\}/g) ?? [];
  const unknown = names.find((name) => !placeholdersOf(kind).includes(name));
  if (unknown !== undefined) return `uses ${unknown}, which has no value there`;
  const needed = kind === 'year' ? ['{year}'] : ['{slug}', '{id}'];
  if (!names.some((name) => needed.includes(name))) return `needs ${needed.join(' or ')}`;
  if (/[{}]/.test(pattern.replace(/\{[a-z]+\}/g, ''))) return 'has a brace too many';
  return findPathProblem(pattern.replace(/[{}]/g, ''));
}

export function mergePermalinks(
  written: { readonly [K in PermalinkKind]?: string | undefined } | undefined,
): Readonly<Record<PermalinkKind, string>> {
  const entries = PERMALINK_KINDS.map((kind) => [kind, written?.[kind] ?? DEFAULT_PERMALINKS[kind]] as const);
  return Object.fromEntries(entries) as Record<PermalinkKind, string>;
}
