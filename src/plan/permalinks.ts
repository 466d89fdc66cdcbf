/** Who gets which address. Every page ends with one of its own; nobody's explicit permalink is touched. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Archive } from '../model/archive.ts';
import { groupBy } from '../model/collect.ts';
import type { Addresses } from '../model/page.ts';
import { type Claim, collectClaims } from './claims.ts';
import { appendToAddress, findReserved, type Listing, listingAddresses, SEARCH_PAGE } from './patterns.ts';
import { addressKey } from './site-address.ts';

export interface AssignedAddresses {
  readonly addresses: Addresses;
  readonly listings: Readonly<Record<Listing, string>>;
  /** Listings whose place an author's page took. */
  readonly replaced: ReadonlySet<Listing>;
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Assigns all addresses: authors' own first, then listings, then kind by kind; of talks alike the last in path order keeps the address. */
export function assignAddresses(archive: Archive): AssignedAddresses {
  const diagnostics: Diagnostic[] = [];
  const addressKey = rememberKeys();
  const claims = collectClaims(archive);
  const listings = listingAddresses(archive.settings);
  /** Who has an address, as messages call it. */
  const owners = new Map<string, string>([
    [addressKey('/'), 'the home page'],
    [addressKey('/404.html'), 'the page for missing addresses'],
    [addressKey(SEARCH_PAGE), 'the search page'],
  ]);
  const listingOf = new Map(
    (Object.entries(listings) as [Listing, string][]).map(([name, address]) => [addressKey(address), name]),
  );
  const replaced = new Set<Listing>();
  const given = new Map<Claim, string>();

  const explicit = claims.filter((claim) => claim.explicit).sort(byPath);
  for (const claim of explicit) {
    const key = addressKey(claim.wanted);
    const owner = owners.get(key);
    given.set(claim, claim.wanted);
    if (owner !== undefined)
      diagnostics.push(diagnose('plan/permalink-conflict', { address: claim.wanted, other: owner }, claim.span));
    else owners.set(key, claim.name);
    const segment = findReserved(claim.wanted);
    if (segment !== undefined)
      diagnostics.push(diagnose('plan/permalink-reserved', { address: claim.wanted, segment }, claim.span));
    const listing = listingOf.get(key);
    if (listing === undefined) continue;
    replaced.add(listing);
    diagnostics.push(diagnose('plan/listing-replaced', { address: claim.wanted, listing }, claim.span));
  }
  for (const [key, name] of listingOf) if (!owners.has(key)) owners.set(key, `the listing of ${name}`);

  const isFree = (address: string): boolean => !owners.has(addressKey(address)) && !isFurtherPage(address, listings);
  const generated = claims.filter((claim) => !claim.explicit);
  const losers: Claim[] = [];
  for (const [, kindClaims] of groupBy(generated, (claim) => claim.kind))
    for (const group of groupBy(kindClaims, (claim) => addressKey(claim.wanted)).values()) {
      const ordered = [...group].sort(byPath);
      const keeper = isFree(ordered.at(-1)!.wanted) ? ordered.pop() : undefined;
      if (keeper !== undefined) {
        given.set(keeper, keeper.wanted);
        owners.set(addressKey(keeper.wanted), keeper.name);
      }
      losers.push(...ordered);
    }
  for (const claim of losers) {
    const address = distinguish(claim, isFree);
    given.set(claim, address);
    owners.set(addressKey(address), claim.name);
  }
  diagnostics.push(...reportLosers(losers, claims, given, owners, addressKey), ...reportFolders(given, addressKey));
  return { addresses: buildAddresses(claims, given), listings, replaced, claims, diagnostics };
}

type KeyOfAddress = (address: string) => string;

/** Each address is asked for several times, and its key takes some microseconds. */
function rememberKeys(): KeyOfAddress {
  const keys = new Map<string, string>();
  return (address) => {
    const known = keys.get(address);
    if (known !== undefined) return known;
    const key = addressKey(address);
    keys.set(address, key);
    return key;
  };
}

function byPath(a: Claim, b: Claim): number {
  const [x, y] = [a.path ?? '', b.path ?? ''];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function isFurtherPage(address: string, listings: Readonly<Record<Listing, string>>): boolean {
  if (!address.includes('/page/')) return false;
  const match = /^(.*\/)page\/\d+\/$/.exec(address);
  return match !== null && Object.values(listings).includes(match[1]!);
}

/** The wanted address with each distinction appended in turn, then with numbers. */
function distinguish(claim: Claim, isFree: (address: string) => boolean): string {
  let address = claim.wanted;
  for (const words of claim.distinctions) {
    address = appendToAddress(address, words);
    if (isFree(address)) return address;
  }
  for (let number = 2; ; number++) {
    const numbered = appendToAddress(address, String(number));
    if (isFree(numbered)) return numbered;
  }
}

/** One warning for each address that several wanted: it names all of them. */
function reportLosers(
  losers: readonly Claim[],
  claims: readonly Claim[],
  given: ReadonlyMap<Claim, string>,
  owners: ReadonlyMap<string, string>,
  addressKey: KeyOfAddress,
): Diagnostic[] {
  if (losers.length === 0) return [];
  const groups = groupBy(losers, (claim) => `${claim.kind}\n${addressKey(claim.wanted)}`);
  const holders = new Map<string, Claim>();
  for (const claim of claims) {
    const held = `${claim.kind}\n${addressKey(given.get(claim) ?? '')}`;
    if (groups.has(held) && !holders.has(held)) holders.set(held, claim);
  }
  return [...groups].flatMap(([place, group]) => {
    const [first] = group;
    const { kind, wanted } = first!;
    const keeper = holders.get(place);
    if (kind === 'talk' && keeper !== undefined) {
      const moved = group.map((claim) => `${claim.path} gets ${given.get(claim)}`);
      const related = group.flatMap(({ span }) => (span === undefined ? [] : [{ message: 'this one moves', span }]));
      return [
        diagnose(
          'plan/address-shared',
          { address: wanted, keeper: keeper.path ?? keeper.id, moved },
          keeper.span,
          related,
        ),
      ];
    }
    return group.map((claim) => {
      const owner = owners.get(addressKey(wanted)) ?? 'another page of its listing';
      const args = { what: claim.name, address: wanted, owner, instead: given.get(claim) ?? wanted };
      return diagnose('plan/address-taken', args, claim.span);
    });
  });
}

/** A page that is a file cannot also be the folder of another page. */
function reportFolders(given: ReadonlyMap<Claim, string>, addressKey: KeyOfAddress): Diagnostic[] {
  const files = new Map([...given].map(([claim, address]) => [addressKey(address), { claim, address }]));
  return [...given].flatMap(([claim, address]) => {
    const key = addressKey(address);
    // Every key ends with `.html` or `.htm`, and no page can be a folder of another name.
    if (!/\.html?\//.test(key)) return [];
    const segments = key.split('/');
    for (let depth = 1; depth < segments.length; depth++) {
      const file = files.get(segments.slice(0, depth).join('/'));
      if (file !== undefined)
        return [
          diagnose('plan/file-and-folder', { address: file.address, other: claim.name }, file.claim.span ?? claim.span),
        ];
    }
    return [];
  });
}

function buildAddresses(claims: readonly Claim[], given: ReadonlyMap<Claim, string>): Addresses {
  const of = <Id extends string>(kind: Claim['kind']): ReadonlyMap<Id, string> =>
    new Map(claims.filter((claim) => claim.kind === kind).map((claim) => [claim.id as Id, given.get(claim)!]));
  return {
    talks: of('talk'),
    speakers: of('speaker'),
    events: of('event'),
    series: of('series'),
    categories: of('category'),
    tags: of('tag'),
    years: new Map([...of<string>('year')].map(([year, address]) => [Number(year), address])),
    languages: of<string>('language'),
    organisations: of('organisation'),
    pages: of('page'),
    responses: of('response'),
  };
}
