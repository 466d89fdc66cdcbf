/** What the archive's unambiguous credits say about which names are people and which organisations. Decides by counting, so order never matters. */
import type { SpeakerEntry, TalkEntry } from '../model/entry.ts';
import { foldName } from '../model/slug.ts';
import { type KnownNames, splitConjunctions, splitItems } from './credits.ts';

/** A name from a file or a written-out person weighs more than any number of texts. */
const DECISIVE = 1_000_000;

/** Reads known people and organisations from speaker files, written-out people and texts of one name, or of a name and an organisation. */
export function collectKnownNames(talks: readonly TalkEntry[], speakers: readonly SpeakerEntry[]): KnownNames {
  const people = new Map<string, number>();
  const organisations = new Map<string, number>();
  const count = (map: Map<string, number>, name: string | undefined, weight: number): void => {
    if (name === undefined) return;
    const folded = foldName(name);
    map.set(folded, (map.get(folded) ?? 0) + weight);
  };
  for (const speaker of speakers) {
    for (const name of [speaker.name, ...speaker.otherNames, ...speaker.formerNames.map((former) => former.name)])
      count(people, name, DECISIVE);
    count(organisations, speaker.organisation, DECISIVE);
  }
  for (const credit of talks.flatMap((talk) => talk.speakers)) {
    if (credit.kind === 'person') {
      count(people, credit.name, DECISIVE);
      count(organisations, credit.organisation, DECISIVE);
      continue;
    }
    for (const part of credit.text.split(';')) {
      const { chunks } = splitConjunctions(part);
      for (const chunk of chunks) count(people, splitItems(chunk)[0], 1);
      const items = splitItems(part);
      if (chunks.length === 1 && items.length === 2) count(organisations, items[1], 1);
    }
  }
  const weigh = (name: string): number => (organisations.get(name) ?? 0) - (people.get(name) ?? 0);
  return {
    isOrganisation: (name) => organisations.has(name) && weigh(name) >= 0,
    isPerson: (name) => people.has(name) && weigh(name) < 0,
  };
}
