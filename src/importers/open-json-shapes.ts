/** The records of the open JSON, field by field. */
import type { TalkDate } from '../model/entry.ts';
import type {
  ImportedCaptions,
  ImportedDeck,
  ImportedEvent,
  ImportedEventMention,
  ImportedPage,
  ImportedPerson,
  ImportedPhoto,
  ImportedRecording,
  ImportedResponse,
  ImportedSlide,
  ImportedSpeaker,
  ImportedTalk,
  TalkFacts,
} from '../model/imported.ts';
import type { Chapter, Link } from '../model/media.ts';
import {
  anyText,
  day,
  type FieldTable,
  flag,
  form,
  href,
  json,
  jsonMapping,
  language,
  list,
  mapping,
  oneOf,
  ordinal,
  prose,
  type Reader,
  reference,
  seconds,
  sitePath,
  text,
  timezone,
  webUrl,
} from './open-json-readers.ts';

const clock = form((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), 'it is no time of day');
const offset = form((value) => /^(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(value), 'it is no offset from UTC');
const layout = form((value) => /^[A-Za-z0-9][\w-]{0,80}(\.(jade|pug))?$/.test(value), 'it is no name of a layout');

const wholeDate = mapping<TalkDate>({ date: day, start: clock, end: clock, offset, timezone }, ['date']);
/** A date alone may be a text. */
const date: Reader<TalkDate> = (value, at) => wholeDate(typeof value === 'string' ? { date: value } : value, at);

const page: FieldTable<ImportedPage> = { permalink: sitePath, aliases: list(sitePath), layout, extra: jsonMapping };

const speaker = mapping<ImportedSpeaker>(
  { name: text, role: text, organisation: text, url: webUrl, bio: text, photo: reference },
  ['name'],
);

const mention: FieldTable<ImportedEventMention> = {
  name: text,
  location: text,
  url: webUrl,
  start: day,
  end: day,
  timezone,
  series: text,
  image: reference,
};

const recording = mapping<ImportedRecording>(
  {
    url: reference,
    kind: oneOf(['video', 'audio']),
    language,
    note: text,
    durationSeconds: seconds,
    startSeconds: seconds,
  },
  ['url'],
);

const slide = mapping<ImportedSlide>(
  { number: ordinal, text: anyText, alt: text, atSeconds: seconds, image: reference },
  ['number'],
  { text: '' },
);

const deck = mapping<ImportedDeck>({ url: reference, note: text, pages: list(slide) }, [], { pages: [] });

const captions = mapping<ImportedCaptions>({ format: oneOf(['vtt', 'srt', 'txt']), text: prose, language }, [
  'format',
  'text',
]);

const photo = mapping<ImportedPhoto>({ image: reference, alt: anyText, credit: text, url: href }, ['image'], {
  alt: '',
});
const link = mapping<Link>({ title: text, url: href }, ['title', 'url']);
const chapter = mapping<Chapter>({ atSeconds: seconds, title: text }, ['atSeconds', 'title']);

const facts: FieldTable<TalkFacts> = {
  title: text,
  date,
  speakers: list(speaker),
  event: mapping(mention, ['name']),
  location: text,
  room: text,
  categories: list(text),
  tags: list(text),
  description: text,
  language,
  recordings: list(recording),
  recordingState: oneOf(['none', 'pending', 'withdrawn', 'unlinked']),
  slides: list(deck),
  captions: list(captions),
  chapters: list(chapter),
  photos: list(photo),
  links: list(link),
  image: reference,
  license: text,
  citation: json,
};

/** Of a record, all but what says what it is. */
export type RecordFields<Shape> = Omit<Shape, 'kind' | 'origin' | 'written'>;

export const talkFields: FieldTable<RecordFields<ImportedTalk>> = {
  ...facts,
  body: prose,
  partOf: text,
  partStartSeconds: seconds,
  partEndSeconds: seconds,
  deliveryOf: text,
  withdrawn: text,
  draft: flag,
  indexed: flag,
  withoutSlides: flag,
  ...page,
};

export const responseFields: FieldTable<RecordFields<ImportedResponse>> = {
  title: text,
  author: text,
  date: day,
  url: webUrl,
  language,
  body: anyText,
  talk: text,
  indexed: flag,
  about: mapping(facts, []),
  ...page,
};

export const personFields: FieldTable<RecordFields<ImportedPerson>> = {
  name: text,
  otherNames: list(text),
  url: webUrl,
  links: list(link),
  photo: reference,
  organisation: text,
  pronouns: text,
  body: prose,
  ...page,
};

export const eventFields: FieldTable<RecordFields<ImportedEvent>> = {
  ...mention,
  otherNames: list(text),
  description: text,
  body: prose,
  ...page,
};
