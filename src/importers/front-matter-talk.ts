/** What a talk file with front matter tells of its talk, for joining. The file itself stays as it is; nothing here decides what a page shows. */
import { isCalendarDate, parseTimestamp } from '../model/dates.ts';
import type { Json, TalkDate } from '../model/entry.ts';
import type {
  ImportedDeck,
  ImportedEventMention,
  ImportedRecording,
  ImportedSlide,
  ImportedSpeaker,
  TalkFacts,
} from '../model/imported.ts';
import type { Link, RecordingState } from '../model/media.ts';
import {
  addressField,
  asItems,
  asMapping,
  asPlainText,
  dateField,
  dropValue,
  type FieldSource,
  fieldValue,
  languageField,
  nameType,
  textField,
  textsField,
  webAddress,
} from './front-matter-fields.ts';
import { findMedia, mediaAt } from './front-matter-media.ts';
import { splitSpeakers } from './front-matter-people.ts';

const STATES: readonly string[] = ['none', 'pending', 'withdrawn', 'unlinked'] satisfies RecordingState[];
const RECORDING_KEYS = ['recording', 'recordings', 'video', 'videos', 'audio'] as const;

/** Fields that `readTalkFacts` reads; what else a file has is none of its facts. */
export const FACT_KEYS: readonly string[] = [
  ...['title', 'post_title', 'date', 'timezone', 'speaker', 'speakers', 'speakerurl', 'speakerurls', 'author', 'event'],
  ...['eventname', 'eventlocation', 'eventurl', 'location', 'room', 'category', 'categories', 'tags', 'description'],
  ...['language', ...RECORDING_KEYS, 'slides', 'links', 'license', 'licence', 'citation'],
];

/** Reads every fact but the title. A value of a wrong type is left out with a warning, and so is an address that no page may have. */
export function readTalkFacts(source: FieldSource): TalkFacts {
  const { recordings, state } = readRecordings(source);
  const media = findMedia(source.file.body, 'shown');
  const location = textField(source, 'location') ?? textField(source, 'eventlocation');
  const event = readEvent(source, location);
  return present({
    date: readDate(source),
    speakers: readSpeakers(source),
    event,
    location: event === undefined ? location : undefined,
    room: textField(source, 'room'),
    categories: [...textsField(source, 'category'), ...textsField(source, 'categories')],
    tags: readTags(source),
    description: textField(source, 'description'),
    language: languageField(source, 'language'),
    recordings: onceEach([...recordings, ...media.recordings]),
    recordingState: state,
    slides: onceEach([...readSlides(source), ...media.slides]),
    links: readLinks(source),
    license: textField(source, 'license') ?? textField(source, 'licence'),
    citation: fieldValue(source, 'citation'),
  });
}

function present(facts: { readonly [Key in keyof TalkFacts]: TalkFacts[Key] | undefined }): TalkFacts {
  const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => isThere(value))) as TalkFacts;
}

function onceEach<Item extends { readonly url?: string }>(items: readonly Item[]): readonly Item[] {
  return items.filter(({ url }, index) => url === undefined || items.findIndex((other) => other.url === url) === index);
}

function readDate(source: FieldSource): TalkDate | undefined {
  const date = dateField(source, 'date');
  const timezone = textField(source, 'timezone');
  return date === undefined || timezone === undefined ? date : { ...date, timezone };
}

function readTags(source: FieldSource): readonly string[] {
  const tags = fieldValue(source, 'tags');
  const texts = textsField(source, 'tags');
  return typeof tags !== 'string' ? texts : texts.flatMap((text) => text.split(',')).flatMap((tag) => tag.trim() || []);
}

function readSpeakers(source: FieldSource): readonly ImportedSpeaker[] {
  const named = (['speaker', 'speakers'] as const).flatMap((key) =>
    asItems(fieldValue(source, key)).flatMap((value) => readSpeaker(source, key, value)),
  );
  const author = named.length === 0 ? asPlainText(fieldValue(source, 'author')) : undefined;
  const speakers = author === undefined ? named : splitSpeakers(author);
  const urls = [...textsField(source, 'speakerurl'), ...textsField(source, 'speakerurls')].flatMap(
    (text) => webAddress(text) ?? dropValue(source, 'speakerurl', text, 'it is no address that a page may have') ?? [],
  );
  const [only] = speakers;
  // Whose address it is cannot be told where there are several people.
  return speakers.length === 1 && urls.length === 1 && only!.url === undefined
    ? [{ ...only!, url: urls[0]! }]
    : speakers;
}

function readSpeaker(source: FieldSource, key: string, value: Json): readonly ImportedSpeaker[] {
  const text = asPlainText(value);
  if (text !== undefined) return splitSpeakers(text);
  if (value === null || value === '') return [];
  const person = asMapping(value);
  const name = asPlainText(person?.['name']);
  if (person === undefined || name === undefined) return dropValue(source, key, value, 'it names nobody') ?? [];
  const organisation = ['organisation', 'organization', 'org', 'company', 'affiliation'].map((field) =>
    asPlainText(person[field]),
  );
  const photo = webAddress(asPlainText(person['photo']) ?? '');
  const url = webAddress(asPlainText(person['url']) ?? '');
  const [role, bio] = [asPlainText(person['role']), asPlainText(person['bio'])];
  const works = organisation.find((one) => one !== undefined);
  return [
    {
      name,
      ...(role === undefined ? {} : { role }),
      ...(works === undefined ? {} : { organisation: works }),
      ...(url === undefined ? {} : { url }),
      ...(bio === undefined ? {} : { bio }),
      ...(photo === undefined ? {} : { photo }),
    },
  ];
}

function readEvent(source: FieldSource, place: string | undefined): ImportedEventMention | undefined {
  const written = fieldValue(source, 'event');
  const mapping = asMapping(written);
  if (Array.isArray(written)) dropValue(source, 'event', written, 'it is a list, not a text');
  const name = asPlainText(mapping?.['name']) ?? asPlainText(written) ?? textField(source, 'eventname');
  if (name === undefined) return undefined;
  const location = asPlainText(mapping?.['location']) ?? place;
  const url = webAddress(asPlainText(mapping?.['url']) ?? '') ?? addressField(source, 'eventurl');
  const texts = (['start', 'end', 'timezone', 'series'] as const).flatMap((key) => {
    const text = asPlainText(mapping?.[key]);
    const fits = text !== undefined && (key === 'timezone' || key === 'series' || isCalendarDate(text));
    return fits ? [[key, text] as const] : [];
  });
  return {
    name,
    ...(location === undefined ? {} : { location }),
    ...(url === undefined ? {} : { url }),
    ...Object.fromEntries(texts),
  };
}

function readRecordings(source: FieldSource): {
  readonly recordings: readonly ImportedRecording[];
  readonly state?: RecordingState;
} {
  let state: RecordingState | undefined;
  const recordings = RECORDING_KEYS.flatMap((key) =>
    asItems(fieldValue(source, key)).flatMap((value): readonly ImportedRecording[] => {
      const item = asMapping(value);
      const text = asPlainText(value) ?? asPlainText(item?.['url']) ?? asPlainText(item?.['file']);
      if (text === undefined) return dropValue(source, key, value, `it is ${nameType(value)} without an address`) ?? [];
      if (STATES.includes(text.toLowerCase())) {
        state = text.toLowerCase() as RecordingState;
        return [];
      }
      const address = readAddress(source, key, text);
      if (address === undefined) return [];
      const kind = item?.['kind'] === 'audio' || key === 'audio' || mediaAt(text)?.kind === 'audio';
      const [language, note] = [asPlainText(item?.['language']), asPlainText(item?.['note'])];
      const durationSeconds = parseTimestamp(asPlainText(item?.['duration']) ?? '');
      return [
        {
          url: address,
          ...(kind ? { kind: 'audio' } : {}),
          ...(language === undefined ? {} : { language }),
          ...(note === undefined ? {} : { note }),
          ...(durationSeconds === undefined ? {} : { durationSeconds }),
        },
      ];
    }),
  );
  return state === undefined ? { recordings } : { recordings, state };
}

/** The address of a medium, in its service's usual form. A file of the archive has none that anybody else could know. */
function readAddress(source: FieldSource, key: string, text: string): string | undefined {
  const address = mediaAt(text)?.source.url ?? webAddress(text);
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('//');
  if (address === undefined && isAddress) dropValue(source, key, text, 'it is no address that a page may have');
  return address;
}

function readSlides(source: FieldSource): readonly ImportedDeck[] {
  const values = asItems(fieldValue(source, 'slides'));
  const isPage = (value: Json) => asMapping(value)?.['text'] !== undefined;
  const loose = values.filter(isPage).map(readSlide);
  const decks = values
    .filter((value) => !isPage(value))
    .flatMap((value): readonly ImportedDeck[] => {
      const deck = asMapping(value);
      const text = asPlainText(value) ?? asPlainText(deck?.['url']) ?? asPlainText(deck?.['file']);
      const pages = asItems(deck?.['pages']).map(readSlide);
      if (text === undefined && pages.length === 0)
        return dropValue(source, 'slides', value, 'it has no address') ?? [];
      const url = text === undefined || text.toLowerCase() === 'none' ? undefined : readAddress(source, 'slides', text);
      return url === undefined && pages.length === 0 ? [] : [{ ...(url === undefined ? {} : { url }), pages }];
    });
  return loose.length === 0 ? decks : [...decks, { pages: loose }];
}

function readSlide(value: Json, index: number): ImportedSlide {
  const page = asMapping(value);
  const alt = asPlainText(page?.['alt']);
  const atSeconds = parseTimestamp(asPlainText(page?.['at']) ?? '');
  return {
    number: index + 1,
    text: asPlainText(value) ?? asPlainText(page?.['text']) ?? '',
    ...(alt === undefined ? {} : { alt }),
    ...(atSeconds === undefined ? {} : { atSeconds }),
  };
}

function readLinks(source: FieldSource): readonly Link[] {
  return asItems(fieldValue(source, 'links')).flatMap((value): readonly Link[] => {
    const item = asMapping(value);
    const text = asPlainText(value) ?? asPlainText(item?.['url']) ?? '';
    const url = webAddress(text);
    if (url === undefined) return dropValue(source, 'links', value, 'it is no address that a page may have') ?? [];
    return [{ title: asPlainText(item?.['title']) ?? asPlainText(item?.['name']) ?? url, url }];
  });
}
