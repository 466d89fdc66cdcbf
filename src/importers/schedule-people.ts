/** The persons of a talk in a schedule. */
import type { ImportedSpeaker } from '../model/imported.ts';
import { type Account, oneLine, readFields } from './field-reader.ts';
import { asList, asRecord, asText } from './loose-json.ts';
import { resolveAddress } from './schedule-media.ts';
import { markdownOf } from './schedule-text.ts';

const NAME_FIELDS = ['public_name', 'full_public_name', 'display_name', 'name', 'full_name'];
const ID_FIELDS = ['id', 'code', 'guid', 'slug'];

/** The speakers of a list of names or of persons, in order; those without a name are left out. `base` is what relative addresses start from. */
export function readPeople(
  persons: unknown,
  account: Account,
  base: string | undefined,
  line: number | undefined,
): readonly ImportedSpeaker[] {
  return asList(persons).flatMap((value) => {
    const name = asText(value);
    if (name !== undefined) return [{ name: oneLine(name) }];
    const person = asRecord(value);
    return person === undefined ? [] : (readPerson(person, account, base, line) ?? []);
  });
}

function readPerson(
  fields: Readonly<Record<string, unknown>>,
  account: Account,
  base: string | undefined,
  line: number | undefined,
): ImportedSpeaker | undefined {
  const reader = readFields(fields, account, line);
  const first = (...keys: readonly string[]): string | undefined => {
    const values = keys.map((key) => reader.text(key));
    return values.find((value) => value !== undefined);
  };
  const address = (...keys: readonly string[]): string | undefined => {
    const found = keys.flatMap((key): readonly string[] => {
      const text = reader.text(key);
      const url = text === undefined ? undefined : resolveAddress(text, base);
      if (text !== undefined && url === undefined) reader.drop(key, text, 'it is no address that a page may have');
      return url === undefined ? [] : [url];
    });
    return found[0];
  };
  const name = first(...NAME_FIELDS);
  const bio = first('biography', 'bio', 'description', 'abstract');
  const photo = address('avatar', 'avatar_url', 'avatar_path', 'image');
  const url = address('url', 'homepage', 'website') ?? firstLink(fields['links'], base);
  const organisation = first('organization', 'organisation', 'affiliation', 'company');
  const role = first('role', 'event_role');
  for (const key of ID_FIELDS) reader.leaveOut(key, 'a number that only the schedule uses');
  if (url === undefined || asList(fields['links']).length > 1)
    reader.leaveOut('links', 'a speaker has one address in a talk');
  else reader.list('links');
  if (name === undefined) {
    reader.finish('of a person without a name');
    return undefined;
  }
  reader.finish();
  return {
    name: oneLine(name),
    ...(role === undefined ? {} : { role: oneLine(role) }),
    ...(organisation === undefined ? {} : { organisation: oneLine(organisation) }),
    ...(url === undefined ? {} : { url }),
    ...(bio === undefined ? {} : { bio: markdownOf(bio, base) }),
    ...(photo === undefined ? {} : { photo }),
  };
}

function firstLink(links: unknown, base: string | undefined): string | undefined {
  for (const link of asList(links)) {
    const text = asText(link) ?? asText(asRecord(link)?.['url']) ?? asText(asRecord(link)?.['href']);
    const url = text === undefined ? undefined : resolveAddress(text, base);
    if (url !== undefined) return url;
  }
  return undefined;
}
