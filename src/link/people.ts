/** Who is who: appearances of talks become speakers with one identity each. Splits no text itself (see `credits.ts`). */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addTo } from '../model/collect.ts';
import type { SpeakerCredit, SpeakerEntry, TalkEntry } from '../model/entry.ts';
import type { SpeakerId } from '../model/ids.ts';
import { foldName, slugify } from '../model/slug.ts';
import { compareText } from '../model/text.ts';
import { splitCredit } from './credits.ts';
import { assignSlugs, chooseSpelling, countSpelling, type Spellings } from './identities.ts';
import { collectKnownNames } from './known-names.ts';
import { compareIds } from './order.ts';

/** One speaker of one talk, the name and organisation still as written. */
export interface Credit {
  readonly key: string;
  readonly name: string;
  readonly organisation?: string;
  readonly person?: Extract<SpeakerCredit, { kind: 'person' }>;
}

export interface Person {
  readonly id: SpeakerId;
  readonly name: string;
  readonly entry?: SpeakerEntry;
}

export interface People {
  readonly byKey: ReadonlyMap<string, Person>;
  /** By path of the talk file. A person stands once in each. */
  readonly credits: ReadonlyMap<string, readonly Credit[]>;
  /** Former names that must not be shown, folded, with the key of the person. */
  readonly hiddenNames: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves the speakers of all talks, and the speaker files, to people.
 *
 * Names that fold alike are one person, and so are the names that one file lists. The name shown is the file's, else the most frequent spelling.
 */
export function resolvePeople(talks: readonly TalkEntry[], entries: readonly SpeakerEntry[]): People {
  const diagnostics: Diagnostic[] = [];
  const { keyOf, files, hiddenNames } = indexSpeakerFiles(entries, diagnostics);
  const known = collectKnownNames(talks, entries);
  const spellings: Spellings = new Map();
  const credits = new Map<string, Credit[]>();
  const talksOf = new Map<string, TalkEntry[]>();
  const splits = new Map<string, { readonly people: readonly string[]; readonly spans: SpeakerCredit['span'][] }>();

  for (const talk of talks) {
    const list: Credit[] = [];
    const add = (credit: Omit<Credit, 'key'>): void => {
      const folded = foldName(credit.name);
      const key = keyOf.get(folded) ?? folded;
      if (key === '' || list.some((other) => other.key === key)) return;
      if (!hiddenNames.has(folded)) countSpelling(spellings, key, credit.name);
      list.push({ key, ...credit });
      addTo(talksOf, key, talk);
    };
    for (const credit of talk.speakers) {
      if (credit.kind === 'person') {
        const { name, organisation } = credit;
        add({ name, person: credit, ...(organisation === undefined ? {} : { organisation }) });
        continue;
      }
      const { people, guessed } = splitCredit(credit.text, known);
      for (const person of people) add(person);
      if (!guessed) continue;
      const split = splits.get(credit.text) ?? { people: people.map(describePerson), spans: [] };
      split.spans.push(credit.span);
      splits.set(credit.text, split);
    }
    credits.set(talk.path, list);
  }
  for (const [text, { people, spans }] of splits) {
    const related = spans.slice(1).map((span) => ({ message: 'also here', span }));
    diagnostics.push(diagnose('link/speakers-split', { text, people }, spans[0], related));
  }

  const keys = [
    ...new Set([...files.keys(), ...spellings.keys(), ...[...credits.values()].flat().map(({ key }) => key)]),
  ].sort(compareIds);
  const names = new Map(
    keys.map((key) => [key, files.get(key)?.name ?? chooseSpelling(spellings.get(key) ?? new Map())]),
  );
  const slugs = assignSlugs(
    keys.map((key) => ({ key, name: names.get(key) ?? key, ...preferSlug(files.get(key)) })),
    'speaker',
  );
  const byKey = new Map<string, Person>();
  for (const key of keys) {
    const [entry, name] = [files.get(key), names.get(key) ?? key];
    byKey.set(key, { id: (slugs.get(key) ?? key) as SpeakerId, name, ...(entry === undefined ? {} : { entry }) });
    if (entry === undefined)
      reportSpellings(name, spellings.get(key), key, talksOf.get(key) ?? [], credits, diagnostics);
  }
  return { byKey, credits, hiddenNames, diagnostics };
}

function preferSlug(entry: SpeakerEntry | undefined): { preferred?: string } {
  const slug = entry === undefined ? '' : slugify(entry.id);
  return slug === '' ? {} : { preferred: slug };
}

function describePerson(person: { readonly name: string; readonly organisation?: string }): string {
  return person.organisation === undefined ? person.name : `${person.name} (${person.organisation})`;
}

function indexSpeakerFiles(entries: readonly SpeakerEntry[], diagnostics: Diagnostic[]) {
  const keyOf = new Map<string, string>();
  const files = new Map<string, SpeakerEntry>();
  const hiddenNames = new Map<string, string>();
  for (const entry of entries) {
    const key = foldName(entry.name);
    const other = files.get(keyOf.get(key) ?? '');
    if (other !== undefined) {
      const args = { what: 'speaker', name: entry.name, other: other.path };
      diagnostics.push(diagnose('link/duplicate-entry', args, entry.spans['name'] ?? entry.spans['title']));
      continue;
    }
    files.set(key, entry);
    keyOf.set(key, key);
    for (const { name, hidden } of entry.formerNames) if (hidden) hiddenNames.set(foldName(name), key);
    for (const name of [...entry.otherNames, ...entry.formerNames.map((former) => former.name)])
      if (!keyOf.has(foldName(name))) keyOf.set(foldName(name), key);
  }
  return { keyOf, files, hiddenNames };
}

function reportSpellings(
  name: string,
  spellings: ReadonlyMap<string, number> | undefined,
  key: string,
  talks: readonly TalkEntry[],
  credits: ReadonlyMap<string, readonly Credit[]>,
  diagnostics: Diagnostic[],
): void {
  if (spellings === undefined || spellings.size < 2) return;
  const rare = talks.filter((talk) =>
    credits.get(talk.path)?.some((credit) => credit.key === key && credit.name !== name),
  );
  const spans = rare.flatMap((talk) => talk.speakers[0]?.span ?? []);
  const args = { name, spellings: [...spellings.keys()].sort(compareText) };
  const related = spans.slice(1, 10).map((span) => ({ message: 'also here', span }));
  diagnostics.push(diagnose('link/speaker-joined', args, spans[0], related));
}
