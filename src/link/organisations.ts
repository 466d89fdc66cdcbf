/** Organisations that speakers are credited with. */
import type { SpeakerEntry } from '../model/entry.ts';
import type { OrganisationId } from '../model/ids.ts';
import { foldName } from '../model/slug.ts';
import { assignSlugs, chooseSpelling, countSpelling, type Spellings } from './identities.ts';
import { compareIds } from './order.ts';
import type { Credit } from './people.ts';

export interface Organisations {
  readonly byKey: ReadonlyMap<string, { readonly id: OrganisationId; readonly name: string }>;
  readonly idOf: (name: string | undefined) => OrganisationId | undefined;
}

/** Gives each organisation one identity; names that fold alike are one. */
export function resolveOrganisations(
  credits: Iterable<readonly Credit[]>,
  speakers: readonly SpeakerEntry[],
): Organisations {
  const spellings: Spellings = new Map();
  const count = (name: string | undefined): void => {
    if (name !== undefined && foldName(name) !== '') countSpelling(spellings, foldName(name), name);
  };
  for (const list of credits) for (const { organisation } of list) count(organisation);
  for (const { organisation } of speakers) count(organisation);
  const named = [...spellings]
    .map(([key, names]) => ({ key, name: chooseSpelling(names) }))
    .sort((a, b) => compareIds(a.key, b.key));
  const slugs = assignSlugs(named, 'organisation');
  const byKey = new Map(named.map(({ key, name }) => [key, { id: slugs.get(key) as OrganisationId, name }]));
  return { byKey, idOf: (name) => (name === undefined ? undefined : byKey.get(foldName(name))?.id) };
}
