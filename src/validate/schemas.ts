/** The fields of every kind of content file. One definition serves checking, typing and the published JSON Schema. */
import { z } from 'zod';
import { readText } from './quick-reads.ts';
import {
  anything,
  commaTexts,
  deck,
  event,
  expecting,
  flag,
  link,
  oneOrMore,
  person,
  photo,
  recording,
  text,
  texts,
  transcript,
} from './shapes.ts';

const people = oneOrMore(z.union([text, person]), 'a name, or a list of names or of { name, organisation, role, url }');
const recordings = oneOrMore(recording, 'an address, a file, or a list of these or of { url, kind, language, note }');
const links = oneOrMore(link, 'an address, or a list of addresses or of { title, url }');

/** Fields that every kind of file has. */
const common = {
  permalink: text.describe('The path of the page, kept to the byte: /talks/my-talk/'),
  aliases: texts.describe('Further paths that lead to the page'),
  redirect_from: texts.describe('Further paths that lead to the page (as Jekyll calls them)'),
  layout: text.describe('A layout in templates/layouts/'),
  draft: flag.describe('True keeps the page out of the site until it is built with --drafts'),
  published: flag.describe('False is the same as draft: true'),
  lunr: flag.describe('False keeps the page out of the search index'),
  extra: expecting(z.record(z.string(), z.unknown()), 'a mapping of fields').describe(
    "Fields of the archive's own, for its layouts",
  ),
  collection: anything.describe('Read as older systems wrote it; without effect'),
  post_title: anything.describe('Read as older systems wrote it; the title where there is none'),
};

export const talkSchema = z.looseObject({
  title: text.describe('The title of the talk'),
  date: text.describe('YYYY-MM-DD, or with a time: YYYY-MM-DD HH:MM–HH:MM'),
  speaker: people.describe('Who gave the talk'),
  speakers: people.describe('Who gave the talk'),
  speakerurl: texts.describe('Addresses of the speakers'),
  speakerurls: texts.describe('Addresses of the speakers'),
  event: expecting(
    z.union([text, event]).describe('The event at which it was given'),
    'text, or { name, location, url, image, start, end }',
    readText,
  ),
  eventname: text.describe('The name of the event'),
  eventlocation: text.describe('Where the event took place'),
  eventurl: text.describe('The address of the event'),
  eventimage: text.describe('A picture of the event'),
  location: text.describe('Where the talk was given'),
  room: text.describe('The room'),
  image: text.describe('A picture of the talk'),
  timezone: text.describe('The time zone of the time slot, such as Europe/Berlin'),
  category: texts.describe('One or few of a closed list'),
  categories: texts.describe('One or few of a closed list'),
  tags: commaTexts.describe('Keywords'),
  description: text.describe('One or two sentences for lists, feeds and cards'),
  language: text.describe('BCP 47, such as en or de'),
  recording: recordings.describe('Recordings; several are mirrors in order. Or none, pending, withdrawn'),
  recordings: recordings.describe('Recordings; several are mirrors in order'),
  video: recordings.describe('Video recordings'),
  videos: recordings.describe('Video recordings'),
  audio: recordings.describe('Audio recordings'),
  duration: text.describe('How long the first recording is: 32:10'),
  slides: oneOrMore(deck, 'an address, a file, or { url, pages: [{ text, alt, at }] }').describe('The slides'),
  transcript: oneOrMore(transcript, 'a path, or a list of paths or of { path, language }').describe('Transcript files'),
  transcripts: oneOrMore(transcript, 'a path, or a list of paths or of { path, language }').describe(
    'Transcript files',
  ),
  captions: oneOrMore(transcript, 'a path, or a list of paths or of { path, language }').describe('Caption files'),
  chapters: expecting(
    z.union([text, z.array(z.union([text, z.looseObject({ at: text, title: text })]))]),
    'a list of { at, title }, or lines such as 0:00 Title',
  ).describe('Chapters of the recording'),
  photos: oneOrMore(photo, 'a file, or a list of files or of { image, alt, credit }').describe('Photos'),
  links: links.describe('Further links'),
  license: text.describe('SPDX id, Creative Commons name, or text'),
  licence: text.describe('SPDX id, Creative Commons name, or text'),
  citation: expecting(
    z.union([z.string(), z.record(z.string(), z.unknown())]),
    'BibTeX text, or { key, type, publisher, doi, … }',
  ).describe('How to cite the talk'),
  deliveryOf: text.describe('The id of the talk that this is a further delivery of'),
  partOf: text.describe('The id of the talk in whose recording this one lies'),
  start: text.describe('Where in that recording it begins'),
  end: text.describe('Where in that recording it ends'),
  withdrawn: expecting(z.union([flag, text]), 'a reason').describe('Why the talk was taken back'),
  author: anything.describe('Read as older systems wrote it; the speaker where there is none'),
  ...common,
});

export const speakerSchema = z.looseObject({
  name: text.describe('The name that pages show'),
  aliases: texts.describe('Other spellings of the name; texts that begin with / are paths that lead to the page'),
  otherNames: texts.describe('Other spellings of the name'),
  formerNames: oneOrMore(
    z.union([text, z.looseObject({ name: text, shown: flag.optional(), hidden: flag.optional() })]),
    'a name, or a list of names or of { name, shown }',
  ).describe('Names of the past; hidden unless shown: true'),
  url: text.describe('The address of the person'),
  links: links.describe('Further addresses'),
  photo: text.describe('A picture'),
  image: text.describe('A picture'),
  organisation: text.describe('Where the person works'),
  organization: text.describe('Where the person works'),
  pronouns: text.describe('Pronouns'),
  title: anything.describe('The name where there is none'),
  ...without(common, 'aliases'),
});

export const eventSchema = z.looseObject({
  name: text.describe('The name of the event'),
  title: anything.describe('The name where there is none'),
  names: texts.describe('Other spellings of the name'),
  location: text.describe('Where it took place'),
  url: text.describe('Its address'),
  image: text.describe('A picture'),
  start: text.describe('The first day, YYYY-MM-DD'),
  end: text.describe('The last day, YYYY-MM-DD'),
  date: text.describe('The day, when it lasted one day'),
  timezone: text.describe('Such as Europe/Berlin'),
  series: text.describe('The name that all editions share'),
  description: text.describe('One or two sentences'),
  ...common,
});

export const categorySchema = z.looseObject({
  name: text.describe('The name of the category, as talks write it'),
  title: anything.describe('The name where there is none'),
  description: text.describe('One or two sentences'),
  ...common,
});

export const pageSchema = z.looseObject({
  title: text.describe('The title of the page'),
  description: text.describe('One or two sentences'),
  language: text.describe('BCP 47'),
  ...common,
});

export const responseSchema = z.looseObject({
  title: text.describe('The title of the notes or the write-up'),
  talk: text.describe('The id or the title of the talk'),
  author: text.describe('Who wrote it'),
  date: text.describe('YYYY-MM-DD'),
  url: text.describe('Where it appeared first'),
  language: text.describe('BCP 47'),
  ...common,
});

/** An object without one of its keys. */
export function without<Shape extends object, Key extends keyof Shape>(shape: Shape, key: Key): Omit<Shape, Key> {
  const { [key]: _left, ...rest } = shape;
  return rest;
}
