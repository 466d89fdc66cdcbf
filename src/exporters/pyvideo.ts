/**
 * PyVideo's data files (github.com/pyvideo/data, `.schemas/video.json`): a folder for each event, with `category.json` and one file for each talk that has
 * a recording on the web.
 */

import { groupBy } from '../model/collect.ts';
import type { ImportedRecording, ImportedTalk } from '../model/imported.ts';
import { recogniseFile } from '../model/media-files.ts';
import { recogniseMedia } from '../model/providers.ts';
import { archiveRecords, sourceName } from './archive-records.ts';
import type { ExportedFile, Exporter, ExportInput, LeftOutField } from './exporter.ts';
import { createNames } from './file-names.ts';
import { languageCode3 } from './iso-639-3.ts';
import { leftOutFields, leftOutRecords, present } from './left-out.ts';
import { isWebAddress } from './web-address.ts';
import { withoutGaps } from './without-gaps.ts';

const REASON = 'PyVideo has no field for it';
const KEPT = [
  'title',
  'date.date',
  'speakers.name',
  'event.name',
  'categories',
  'tags',
  'description',
  'body',
  'language',
  'license',
  'image',
  'recordings.url',
  'recordings.kind',
  'recordings.durationSeconds',
  'slides.url',
  'links.title',
  'links.url',
];

/** How PyVideo calls what plays a video. */
const TYPES: Readonly<Record<string, string>> = {
  'internet-archive': 'archive.org',
  'media-ccc': 'html',
  link: 'html',
};

export const pyvideo: Exporter = {
  name: 'pyvideo',
  title: "PyVideo's data files",
  makes: 'folder',
  scope: 'archive',
  export: (input) => {
    const records = archiveRecords(input);
    const shown = records.talks.filter((talk) => webRecordings(talk).length > 0);
    const eventOf = new Map(input.archive.talks.map(({ id, event }) => [id as string, event as string | undefined]));
    const groups = groupBy(shown, (talk) => eventOf.get(talk.origin.key));
    const folderName = createNames('event');
    // Events first: a folder for all others must not take an event's name.
    const ids = [...groups.keys()].sort((a, b) => Number(a === undefined) - Number(b === undefined));
    const files = ids.flatMap((id) => {
      const folder = folderName(id ?? sourceName(input.archive.settings.title));
      return eventFiles(folder, categoryOf(id, input), groups.get(id) ?? []);
    });
    return {
      files,
      leftOut: [
        ...leftOutFields(shown, KEPT, REASON),
        ...leftOutValues(shown),
        ...present([
          {
            field: 'talks',
            count: records.talks.length - shown.length,
            reason: 'they have no recording on the web, and PyVideo lists recordings',
          },
        ]),
        ...leftOutRecords(records, REASON),
      ],
    };
  },
};

function categoryOf(id: string | undefined, { archive }: ExportInput): object {
  const event = archive.events.find((candidate) => candidate.id === id);
  if (event === undefined) return { title: archive.settings.title };
  return { ...(event.description === undefined ? {} : { description: event.description }), title: event.name };
}

function eventFiles(folder: string, category: object, talks: readonly ImportedTalk[]): readonly ExportedFile[] {
  const nameOf = createNames('talk');
  return [
    { path: `${folder}/category.json`, text: json(category) },
    ...talks.map((talk) => {
      const slug = nameOf(talk.title);
      return { path: `${folder}/videos/${slug}.json`, text: json(videoOf(talk, slug)) };
    }),
  ];
}

/** The repository keeps its keys in the order of the alphabet. */
function json(value: object): string {
  const sorted = Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted, undefined, 2)}\n`;
}

function videoOf(talk: ImportedTalk, slug: string): object {
  const recordings = webRecordings(talk);
  const [first] = recordings;
  const text = [talk.description, talk.body].filter((part) => part !== undefined).join('\n\n');
  return {
    description: text,
    speakers: unique((talk.speakers ?? []).map(({ name }) => name)),
    tags: unique([...(talk.tags ?? []), ...(talk.categories ?? [])]),
    title: talk.title,
    slug,
    videos: recordings.map(({ url, durationSeconds }, index) => ({
      ...(index === 0 || durationSeconds === undefined ? {} : { length: Math.round(durationSeconds) }),
      type: typeOf(url),
      url,
    })),
    related_urls: relatedOf(talk),
    ...withoutGaps<object>({
      recorded: talk.date?.date,
      duration: first?.durationSeconds === undefined ? undefined : Math.round(first.durationSeconds),
      language: talk.language === undefined ? undefined : languageCode3(talk.language),
      copyright_text: talk.license,
      thumbnail_url: isWebAddress(talk.image) ? talk.image : thumbnailOf(first?.url),
    }),
  };
}

function relatedOf({ slides = [], links = [] }: ImportedTalk): readonly object[] {
  return [
    ...slides.flatMap(({ url }) => (isWebAddress(url) ? [{ label: 'Slides', url }] : [])),
    ...links.flatMap(({ title, url }) => (isWebAddress(url) ? [{ label: title, url }] : [])),
  ];
}

function webRecordings({ recordings = [] }: ImportedTalk): readonly ImportedRecording[] {
  return recordings.filter(({ url }) => isWebAddress(url));
}

function typeOf(url: string): string {
  const provider = recogniseMedia(new URL(url), [])?.source.provider ?? 'link';
  if (provider !== 'file') return TYPES[provider] ?? provider;
  const path = new URL(url).pathname;
  return recogniseFile(path) === undefined ? 'html' : path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** The still that YouTube keeps of every video at a fixed address. */
function thumbnailOf(url: string | undefined): string | undefined {
  const source = url === undefined ? undefined : recogniseMedia(new URL(url), [])?.source;
  if (source?.provider !== 'youtube' || source.mediaId === undefined) return undefined;
  return `https://i.ytimg.com/vi/${source.mediaId}/hqdefault.jpg`;
}

function isAudioFile(url: string): boolean {
  return recogniseFile(new URL(url).pathname)?.kind === 'audio';
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** What has a place in the format, but not with this value. */
function leftOutValues(talks: readonly ImportedTalk[]): readonly LeftOutField[] {
  const count = (has: (talk: ImportedTalk) => number) => talks.reduce((sum, talk) => sum + has(talk), 0);
  const own = 'a path of this archive means nothing elsewhere';
  return present([
    {
      field: 'recordings.url',
      count: count((talk) => (talk.recordings ?? []).length - webRecordings(talk).length),
      reason: own,
    },
    {
      field: 'recordings.kind',
      count: count(
        (talk) => webRecordings(talk).filter(({ kind, url }) => kind === 'audio' && !isAudioFile(url)).length,
      ),
      reason: 'PyVideo lists it as a video',
    },
    {
      field: 'slides.url',
      count: count(({ slides = [] }) => slides.filter(({ url }) => url !== undefined && !isWebAddress(url)).length),
      reason: own,
    },
    {
      field: 'links.url',
      count: count(({ links = [] }) => links.filter(({ url }) => !isWebAddress(url)).length),
      reason: own,
    },
    { field: 'image', count: count(({ image }) => Number(image !== undefined && !isWebAddress(image))), reason: own },
    {
      field: 'language',
      count: count(({ language = 'en' }) => Number(language.includes('-') || languageCode3(language) === undefined)),
      reason: 'ISO 639-3 has no region or script',
    },
  ]);
}
