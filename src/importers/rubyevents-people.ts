/** People of RubyEvents: `speakers.yml`. */
import { addTo } from '../model/collect.ts';
import type { ImportedPerson } from '../model/imported.ts';
import type { Link } from '../model/media.ts';
import { type Account, type FieldReader, oneLine, present, readFields, webAddress } from './field-reader.ts';
import { skipRecord } from './import-report.ts';
import type { ImportSource } from './importer.ts';
import { asRecord, asText } from './loose-json.ts';
import { type ListItem, ownKey } from './rubyevents-items.ts';
import { videoDescription } from './video-description.ts';

/** Services on which people have a name: what it may look like, and the page that it stands for. */
const PROFILES: readonly (readonly [key: string, title: string, name: RegExp, page: string])[] = [
  ['github', 'GitHub', /^[A-Za-z0-9-]{1,39}$/, 'https://github.com/'],
  ['twitter', 'Twitter', /^\w{1,30}$/, 'https://twitter.com/'],
  ['bluesky', 'Bluesky', /^[A-Za-z0-9.-]{1,100}$/, 'https://bsky.app/profile/'],
  ['linkedin', 'LinkedIn', /^[\p{L}\p{N}%_.-]{1,100}$/u, 'https://www.linkedin.com/in/'],
  ['speakerdeck', 'Speaker Deck', /^[\w.-]{1,60}$/, 'https://speakerdeck.com/'],
];

/** An entry that says whose name it also is. */
interface Spelling {
  readonly name: string;
  /** The slug or name of the person. */
  readonly of: string;
  readonly called: string | undefined;
}

/** One record a person. An entry that is only another spelling of somebody's name becomes another name of theirs. */
export function readPeople(
  source: ImportSource,
  items: readonly ListItem[],
  account: Account,
): readonly ImportedPerson[] {
  const people = new Map<string, ImportedPerson>();
  const keysByName = new Map<string, string>();
  const counts = new Map<string, number>();
  const spellings: Spelling[] = [];
  for (const { fields: record, line } of items) {
    const fields = readFields(record, account, line);
    const name = fields.line('name');
    if (name === undefined) {
      skipRecord(account, asText(record['slug']) ?? 'a person', 'it has no name', line);
      fields.finish('of a person without a name');
      continue;
    }
    const slug = fields.id('slug') ?? name;
    const canonical = fields.id('canonical_slug') ?? fields.id('canonical_name');
    if (canonical !== undefined) spellings.push({ name, of: canonical, called: fields.line('canonical_name') });
    const isOwn = canonical === undefined || canonical === slug || canonical === name;
    const key = isOwn ? ownKey(slug, counts) : slug;
    const person = readPerson(fields, name, { system: 'rubyevents', source: source.name, key });
    if (isOwn) {
      people.set(key, person);
      keysByName.set(name, key);
    }
    fields.finish();
  }
  addSpellings(people, keysByName, source, spellings);
  return [...people.values()];
}

/** Makes other spellings names of the person whose slug or name they stand for; where that is nobody's, they are a person. */
function addSpellings(
  people: Map<string, ImportedPerson>,
  keysByName: ReadonlyMap<string, string>,
  source: ImportSource,
  spellings: readonly Spelling[],
): void {
  const names = new Map<string, string[]>();
  for (const { name, of, called } of spellings) {
    const key = people.has(of) ? of : (keysByName.get(of) ?? of);
    if (!people.has(key)) {
      const origin = { system: 'rubyevents', source: source.name, key };
      people.set(key, { kind: 'speaker', origin, name: called ?? name });
    }
    addTo(names, key, name);
  }
  for (const [key, others] of names) {
    const person = people.get(key);
    if (person === undefined) continue;
    const all = new Set([...(person.otherNames ?? []), ...others]);
    all.delete(person.name);
    people.set(key, present<ImportedPerson>({ ...person, otherNames: [...all] }));
  }
}

function readPerson(fields: FieldReader, name: string, origin: ImportedPerson['origin']): ImportedPerson {
  const bio = fields.text('bio');
  return present<ImportedPerson>({
    kind: 'speaker',
    origin,
    name,
    otherNames: readAliases(fields, name),
    url: readWebsite(fields),
    links: [...PROFILES.flatMap((profile) => readProfile(fields, profile)), ...readMastodon(fields)],
    pronouns: readPronouns(fields),
    body: bio === undefined ? undefined : videoDescription(bio),
  });
}

function readAliases(fields: FieldReader, name: string): readonly string[] {
  const names = new Set<string>();
  for (const item of fields.list('aliases')) {
    const other = asText(asRecord(item)?.['name'] ?? item);
    if (other === undefined) fields.note('aliases', item, 'a name that is no text');
    else if (oneLine(other) !== name) names.add(oneLine(other));
  }
  return [...names];
}

/** A website is often written without its scheme. */
function readWebsite(fields: FieldReader): string | undefined {
  const written = fields.line('website');
  if (written === undefined) return undefined;
  const isBare = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/\S*)?$/.test(written);
  const url = webAddress(isBare ? `https://${written}` : written);
  if (url === undefined) fields.drop('website', written, 'it is no address that a page may have');
  return url;
}

function readProfile(fields: FieldReader, [key, title, pattern, page]: (typeof PROFILES)[number]): readonly Link[] {
  const written = fields.line(key);
  if (written === undefined) return [];
  const name = written.replace(/^@/, '');
  const url = /^https?:/i.test(written)
    ? webAddress(written)
    : pattern.test(name)
      ? webAddress(page + name)
      : undefined;
  if (url !== undefined) return [{ title, url }];
  fields.drop(key, written, 'it is no name at that service');
  return [];
}

/** An address, or `@name@host`. */
function readMastodon(fields: FieldReader): readonly Link[] {
  const written = fields.line('mastodon');
  if (written === undefined) return [];
  const account = /^@?([\w.-]{1,60})@([A-Za-z0-9.-]{3,100})$/.exec(written);
  const url = webAddress(account === null ? written : `https://${account[2]}/@${account[1]}`);
  if (url !== undefined) return [{ title: 'Mastodon', url }];
  fields.drop('mastodon', written, 'it is no name at that service');
  return [];
}

/** `she_her` is how the data names `she/her`. */
function readPronouns(fields: FieldReader): string | undefined {
  const type = fields.line('pronouns_type');
  const own = fields.line('pronouns');
  if (own !== undefined) return own;
  return type === undefined || /^(?:not_specified|dont_specify|custom)$/.test(type)
    ? undefined
    : type.replaceAll('_', '/');
}
