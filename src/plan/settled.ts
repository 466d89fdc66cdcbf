/** What planning settles for all pages together, as JSON and back. Decides nothing. */
import type { Addresses, SettledPlan } from '../model/page.ts';
import type { Listing } from './patterns.ts';
import type { AssignedAddresses } from './permalinks.ts';

/** Every id with its permalink. */
export function writeAddresses(addresses: Addresses): SettledPlan['addresses'] {
  return mapAddresses(addresses, (permalinks: ReadonlyMap<string | number, string>) => [...permalinks]);
}

/** What `assignAddresses` gave when it was settled, without what it said. */
export function readSettled({
  addresses,
  listings,
  replaced,
}: SettledPlan): Pick<AssignedAddresses, 'addresses' | 'listings' | 'replaced'> {
  return {
    addresses: mapAddresses(addresses, (permalinks) => new Map(permalinks)) as unknown as Addresses,
    listings: listings as Readonly<Record<Listing, string>>,
    replaced: new Set(replaced as readonly Listing[]),
  };
}

function mapAddresses<From, To>(
  addresses: { readonly [Kind in keyof Addresses]: From },
  map: (permalinks: From) => To,
): { readonly [Kind in keyof Addresses]: To } {
  const entries = Object.entries(addresses).map(([kind, permalinks]) => [kind, map(permalinks as From)] as const);
  return Object.fromEntries(entries) as { readonly [Kind in keyof Addresses]: To };
}
