import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addFields } from '../importers/add-fields.ts';
import {
  type FrontMatter,
  talkFields,
  writeEvent,
  writePerson,
  writeResponse,
  writeTalk,
} from '../importers/write-record.ts';
import { writeYaml } from '../importers/yaml.ts';
import { originKey } from '../join/origin-key.ts';
import type { JoinResult } from '../join/result.ts';
import { idOfPath } from '../model/content-place.ts';
import type { ImportedRecord, ImportedResponse, Origin, TalkFacts } from '../model/imported.ts';
import type { Settings } from '../model/settings.ts';
import { hashText, type Ledger, ledgerOrigin, makeLedger } from './ledger.ts';
import { isSame, isWhole, unite } from './ledger-origins.ts';
import { placeTalks } from './place-talks.ts';
import { createPlaces } from './places.ts';

/** A file as it stands. */
export interface StandingFile {
  readonly text: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

export interface FileChange {
  readonly path: string;
  readonly action: 'new' | 'extended' | 'rewritten';
  readonly title: string;
  readonly text: string;
  readonly from: readonly Origin[];
}

/** A file that stays as it is although a source has more or other to say. */
export interface KeptFile {
  readonly path: string;
  readonly title: string;
  /** `same`: an answer made it the same talk as another file, which stays. */
  readonly why: 'edited' | 'deleted' | 'same';
  /** The file of that talk. */
  readonly as?: string;
  /** Front matter that the sources would add, as YAML. */
  readonly adds?: string;
  readonly from: readonly Origin[];
}

export interface FilePlan {
  readonly changes: readonly FileChange[];
  readonly kept: readonly KeptFile[];
  readonly unchanged: number;
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlanInput {
  readonly joined: JoinResult;
  readonly ledger: Ledger;
  readonly settings: Settings;
  /** Every file of the archive that an import could meet, by path. */
  readonly standing: ReadonlyMap<string, StandingFile>;
  /** Folded names of the people and events that have a file. */
  readonly haveFile: { readonly speaker: ReadonlySet<string>; readonly event: ReadonlySet<string> };
  /** Where a source is, for messages. */
  readonly locate: (origin: Origin) => string;
}

/** What is wanted at a path. */
interface Wanted {
  readonly path: string;
  readonly title: string;
  readonly records: readonly ImportedRecord[];
  readonly helpers?: readonly ImportedRecord[];
  readonly text: string;
  /** Fields that may be added to a file that has more origins than were given this time. */
  readonly additions?: FrontMatter;
}

export function planFiles(input: PlanInput): FilePlan {
  const { joined, ledger, settings } = input;
  const places = createPlaces(input);
  const changes: FileChange[] = [];
  const kept: KeptFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const entries = new Map(ledger.byPath);
  let unchanged = 0;

  const settle = (wanted: Wanted): void => {
    const { path, title, records, helpers = [], text } = wanted;
    const origins = records.map(({ origin }) => origin);
    const before = entries.get(path);
    const standing = input.standing.get(path);
    const own = records.map(ledgerOrigin);
    const helped = helpers.map(ledgerOrigin);
    const remember = (hash: string | undefined): void => {
      const entry = { from: unite(before?.from, own), helped: unite(before?.helped, helped) };
      entries.set(path, { path, ...entry, ...(hash === undefined ? {} : { hash }) });
    };
    const change = (action: FileChange['action'], content: string): void => {
      changes.push({ path, action, title, text: content, from: origins });
      remember(hashText(content));
    };
    if (standing === undefined && before === undefined) {
      change('new', text);
      return;
    }
    if (standing === undefined) {
      kept.push({ path, title, why: 'deleted', from: origins });
      remember(before?.hash);
      return;
    }
    if (before !== undefined && isSame(before, own, helped)) {
      unchanged++;
      return;
    }
    const pristine = before?.hash === standing.hash;
    const again = pristine && isWhole(before, own, helped);
    if (again && hashText(text) !== standing.hash) {
      change('rewritten', text);
      return;
    }
    const extended = again || wanted.additions === undefined ? undefined : addFields(standing.text, wanted.additions);
    if (extended === undefined || extended.added.length === 0) {
      unchanged++;
      remember(before?.hash);
      return;
    }
    if (pristine) {
      change('extended', extended.text);
      return;
    }
    const adds = writeYaml(Object.fromEntries(extended.added.map((key) => [key, wanted.additions![key]!])));
    kept.push({ path, title, why: 'edited', adds, from: origins });
    remember(before?.hash);
  };

  const placed = placeTalks(input, places, diagnostics);
  for (const { talk, path, ids, source } of placed.talks) {
    const { known, from, responses } = source;
    for (const other of source.absorbed)
      kept.push({ path: other.path, title: other.facts.title ?? talk.title, why: 'same', as: path, from: [] });
    const { written, ...told } = talk;
    const facts = known?.facts ?? (written === undefined ? {} : (from[0] ?? {}));
    const additions = gapsOf(talkFields(told, ids), facts);
    const single = from.length === 1 && responses.length === 0;
    settle({
      path,
      title: talk.title,
      records: from,
      helpers: responses,
      text: written === undefined || single ? writeTalk(talk, ids) : addFields(written, additions).text,
      additions,
    });
    for (const captions of talk.captions ?? []) {
      const name = captions.language === undefined ? '' : `.${captions.language}`;
      const text = captions.text.endsWith('\n') ? captions.text : `${captions.text}\n`;
      settle({
        path: `${path.replace(/\.md$/, '')}${name}.${captions.format}`,
        title: talk.title,
        records: from,
        text,
      });
    }
    for (const response of responses) settleResponse(response, idOfPath(path, settings.content.talk));
  }
  for (const response of joined.responses)
    settleResponse(response, response.talk === undefined ? undefined : placed.idOf(response.origin, response.talk));
  for (const person of joined.people) {
    const path = places.ofNamed('speaker', person.name, [person.origin]);
    if (path !== undefined) settle({ path, title: person.name, records: [person], text: writePerson(person) });
    else unchanged++;
  }
  for (const event of joined.events) {
    const path = places.ofNamed('event', event.name, [event.origin], event.start);
    if (path !== undefined) settle({ path, title: event.name, records: [event], text: writeEvent(event) });
    else unchanged++;
  }
  return { changes, kept, unchanged, ledger: makeLedger(entries.values()), diagnostics };

  function settleResponse(response: ImportedResponse, talk: string | undefined): void {
    const path =
      joined.knownResponses.get(originKey(response.origin))?.path ??
      places.ofRecord('response', response.title, response.date ?? '', undefined, [response.origin]);
    const text = writeResponse(response, talk === undefined ? {} : { talk });
    settle({ path, title: response.title, records: [response], text });
  }
}

/** Fields that fill a gap in any talk file. All others are the file's own business. */
const GAPS = [
  'speakers',
  'event',
  'location',
  'room',
  'description',
  'recording',
  'slides',
  'chapters',
  'photos',
  'links',
  'license',
  'citation',
];
/** What stands in a file without being in its front matter: media of the body. */
const FACT_OF: Readonly<Record<string, keyof TalkFacts>> = {
  recording: 'recordings',
  slides: 'slides',
  license: 'license',
  event: 'event',
  speakers: 'speakers',
  chapters: 'chapters',
};

function gapsOf(fields: FrontMatter, facts: TalkFacts): FrontMatter {
  const isTold = (key: string): boolean => {
    const fact = facts[FACT_OF[key] ?? (key as keyof TalkFacts)];
    return fact !== undefined && !(Array.isArray(fact) && fact.length === 0);
  };
  return Object.fromEntries(Object.entries(fields).filter(([key]) => GAPS.includes(key) && !isTold(key)));
}
