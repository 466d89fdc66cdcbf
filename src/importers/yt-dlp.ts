/** What yt-dlp writes beside a video: `*.info.json`, and the captions next to it. Never reads the video, and never takes its channel for a speaker. */
import type { ImportedEventMention, ImportedRecording, ImportedTalk } from '../model/imported.ts';
import { recogniseMedia } from '../model/providers.ts';
import { type FieldReader, oneLine, present, readFields } from './field-reader.ts';
import { finishAccount, leaveOut, newAccount, refuseSource, skipRecord } from './import-report.ts';
import type { Importer, ImportResult, ImportSource } from './importer.ts';
import { keysAtBeginning, readJsonText } from './json-text.ts';
import { languageTag } from './language-codes.ts';
import { asRecord, asText } from './loose-json.ts';
import { videoDescription } from './video-description.ts';
import { readCaptions } from './yt-dlp-captions.ts';
import { readChapterList, splitChapterLines } from './yt-dlp-chapters.ts';
import { findEventDays, findRecordingDay, readCompactDay } from './yt-dlp-dates.ts';
import { isPlainList, splitTitle } from './yt-dlp-title.ts';

const FORMAT = 'an info.json of yt-dlp';
const MAX_DETECTED = 65_536;
/** What YouTube sorts all videos by; says nothing of a talk. */
const SERVICE_CATEGORIES = new Set([
  'autos & vehicles',
  'comedy',
  'education',
  'entertainment',
  'film & animation',
  'gaming',
  'howto & style',
  'music',
  'news & politics',
  'nonprofits & activism',
  'people & blogs',
  'pets & animals',
  'science & technology',
  'sports',
  'travel & events',
]);
const MAX_NAMES_SHOWN = 12;

export const ytDlp: Importer = {
  name: 'yt-dlp',
  title: 'an info.json of yt-dlp, with captions beside it',
  detect: ({ text, name }) => {
    const keys = keysAtBeginning(text, MAX_DETECTED);
    const hasExtractor = keys.has('extractor') || keys.has('extractor_key');
    if (hasExtractor && keys.has('webpage_url') && (keys.has('id') || keys.has('title'))) return 0.97;
    const hasFormats = keys.has('formats') && text.slice(0, MAX_DETECTED).includes('"format_id"');
    if (hasFormats && keys.has('id') && keys.has('title')) return 0.95;
    return hasExtractor && name.endsWith('.info.json') ? 0.9 : 0;
  },
  read: (source) => {
    const account = newAccount(source);
    const read = readJsonText(source.text);
    const info = 'value' in read ? asRecord(read.value) : undefined;
    if (info === undefined) {
      const { line, why } = 'problem' in read ? read.problem : { line: 1, why: 'it is no JSON object' };
      refuseSource(account, FORMAT, why, line);
      return finishAccount(account, []);
    }
    const fields = readFields(info, account);
    if (asText(info['_type']) !== 'playlist') {
      const talk = readVideo(fields, source);
      return finishAccount(account, talk === undefined ? [] : [talk]);
    }
    const talks = fields.list('entries').flatMap((entry) => {
      const video = asRecord(entry);
      return (video === undefined ? undefined : readVideo(readFields(video, account), source)) ?? [];
    });
    leaveOut(account, `playlist: ${asText(info['title']) ?? asText(info['id']) ?? ''}`, 'a playlist, not a talk');
    return finishAccount(account, talks);

    function readVideo(video: FieldReader, from: ImportSource): ImportedTalk | undefined {
      const talk = readTalk(video, from);
      if (talk === undefined) skipRecord(account, video.id('id') ?? from.name, 'it has no title', 1);
      const rest = video.unread();
      const shown = rest.slice(0, MAX_NAMES_SHOWN).map((key) => oneLine(key.slice(0, 40)));
      const text = `${shown.join(', ')}${rest.length > shown.length ? `, … (${rest.length} fields)` : ''}`;
      if (rest.length > 0) leaveOut(account, text, 'technical fields of yt-dlp');
      return talk;
    }
  },
} satisfies Importer & { readonly read: (source: ImportSource) => ImportResult };

function readTalk(fields: FieldReader, source: ImportSource): ImportedTalk | undefined {
  const written = fields.line('title') ?? fields.line('fulltitle');
  if (written === undefined) return undefined;
  fields.leaveOut('fulltitle', 'the title once more');
  const url = fields.address('webpage_url') ?? fields.address('original_url') ?? fields.address('url');
  const description =
    fields.text('description') ?? source.beside(source.name.replace(/\.info\.json$/i, '.description'));
  const { tags, playlist, channel } = readContext(fields);
  const {
    title,
    speakers,
    event: named,
  } = splitTitle(written, { tags, description: description ?? '', playlist, channel });
  const language = readLanguage(fields);
  const duration = fields.seconds('duration');
  const parts = splitChapterLines(description ?? '', readChapterList(fields), duration);
  for (const line of parts.leftOut) fields.note('description', line, 'the heading of the chapters');
  const event = readEvent(named, description ?? '');
  const day = readDay(fields, description ?? '', event);
  const body = videoDescription(parts.rest);
  const captions = readCaptions(fields, source, language);
  return present<ImportedTalk>({
    kind: 'talk',
    origin: {
      system: ytDlp.name,
      source: fields.id('extractor') ?? (url === undefined ? ytDlp.name : new URL(url).hostname),
      key: fields.id('id') ?? url ?? written,
    },
    title,
    date: day === undefined ? undefined : { date: day },
    speakers: speakers.map((name) => ({ name })),
    event,
    categories: readCategories(fields),
    tags,
    language,
    recordings: url === undefined ? [] : [readRecording(fields, url, duration)],
    captions,
    chapters: parts.chapters,
    license: fields.line('license'),
    body: body === '' ? undefined : body,
    extra: extraOf(channel, playlist, named),
  });
}

interface Context {
  readonly tags: readonly string[];
  readonly playlist: string | undefined;
  readonly channel: string | undefined;
}

/** What surrounds the video at its service. Lists of everything that a channel has are no playlists. */
function readContext(fields: FieldReader): Context {
  const channel = fields.line('channel') ?? fields.line('uploader');
  fields.list('uploader');
  const list = fields.line('playlist_title') ?? fields.line('playlist');
  const isPlain = list !== undefined && isPlainList(list, channel);
  for (const key of ['playlist_title', 'playlist'])
    if (isPlain) fields.leaveOut(key, 'the list of all videos of a channel');
    else fields.list(key);
  return { tags: fields.lines('tags'), playlist: isPlain ? undefined : list, channel };
}

function readLanguage(fields: FieldReader): string | undefined {
  const written = fields.line('language');
  const tag = written === undefined ? undefined : languageTag(written);
  if (written !== undefined && tag === undefined) fields.drop('language', written, 'it names no known language');
  return tag;
}

function readCategories(fields: FieldReader): readonly string[] {
  return fields.lines('categories').filter((category) => {
    const isService = SERVICE_CATEGORIES.has(category.toLowerCase());
    if (isService) fields.note('categories', category, 'how the video service sorts all videos');
    return !isService;
  });
}

function readRecording(fields: FieldReader, url: string, durationSeconds: number | undefined): ImportedRecording {
  const isAudio = fields.line('vcodec') === 'none' || recogniseMedia(new URL(url), [])?.kind === 'audio';
  return present<ImportedRecording>({ url, kind: isAudio ? 'audio' : 'video', durationSeconds });
}

function readEvent(name: string | undefined, description: string): ImportedEventMention | undefined {
  return name === undefined ? undefined : { name, ...findEventDays(description, name) };
}

/**
 * The day of the talk: as its description tells it, of a live stream the day of the stream, else a day of its event. The day of the upload is taken
 * when nothing else is known, and the account says so.
 */
function readDay(
  fields: FieldReader,
  description: string,
  event: ImportedEventMention | undefined,
): string | undefined {
  const upload = readCompactDay(fields, 'upload_date');
  const release = readCompactDay(fields, 'release_date');
  const isStream = fields.line('live_status') === 'was_live' || fields.list('was_live')[0] === true;
  const told = findRecordingDay(description) ?? (isStream ? release : undefined);
  if (told !== undefined || event?.start !== undefined) {
    if (upload !== undefined) fields.note('upload_date', upload, 'when the recording was published');
    if (release !== undefined && release !== told)
      fields.note('release_date', release, 'when the recording was published');
    if (told === undefined && event?.start !== event?.end)
      fields.note('date', event?.start, 'first day of the event taken as date of the talk');
    return told ?? event?.start;
  }
  const key = release === undefined ? 'upload_date' : 'release_date';
  if (release !== undefined && upload !== undefined && release !== upload)
    fields.note('upload_date', upload, 'when the recording was published');
  const day = release ?? upload;
  if (day !== undefined) fields.note(key, day, 'date of upload taken as date of the talk');
  return day;
}

function extraOf(
  channel: string | undefined,
  playlist: string | undefined,
  event: string | undefined,
): ImportedTalk['extra'] | undefined {
  const extra = {
    ...(channel === undefined ? {} : { channel }),
    ...(playlist === undefined || playlist === event ? {} : { playlist }),
  };
  return Object.keys(extra).length === 0 ? undefined : extra;
}
