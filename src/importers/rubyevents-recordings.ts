/** Recordings of RubyEvents: a provider and its name for the recording. */
import type { ImportedRecording } from '../model/imported.ts';
import type { RecordingState } from '../model/media.ts';
import { type FieldReader, isPlaceholder, oneLine, present, webAddress } from './field-reader.ts';
import { languageTag } from './language-codes.ts';
import { asRecord, asText } from './loose-json.ts';

export interface TalkRecordings {
  readonly recordings: readonly ImportedRecording[];
  /** Why there is none to play. */
  readonly state: RecordingState | undefined;
  /** True for a talk that lies in the recording of the talk around it. */
  readonly isInParent: boolean;
}

const STATES: Readonly<Record<string, RecordingState>> = {
  not_recorded: 'none',
  not_published: 'pending',
  scheduled: 'pending',
};

/** Reads the recording and its alternatives. A talk inside another one without a provider of its own is in that one's recording. */
export function readTalkRecordings(fields: FieldReader, isInside: boolean): TalkRecordings {
  const provider = fields.line('video_provider') ?? (isInside ? 'parent' : '');
  const name = fields.id('video_id');
  const recordings: ImportedRecording[] = [];
  const url = name === undefined || isPlaceholder(name) ? undefined : recordingUrl(provider, name);
  if (url !== undefined) recordings.push({ url: atCue(url, provider, fields, isInside), kind: 'video' });
  else if (name !== undefined && /^(?:youtube|vimeo|mp4)$/.test(provider)) dropName(fields, name);
  const player = fields.address('external_player_url');
  if (player !== undefined && player !== url) recordings.push({ url: player, kind: 'video' });
  fields.leaveOut('external_player', 'how its first site plays the recording');
  const known = new Set(recordings.map((recording) => recording.url));
  for (const item of fields.list('alternative_recordings')) {
    const recording = readAlternative(item);
    if (recording === undefined) fields.note('alternative_recordings', item, 'a recording without an address');
    else if (!known.has(recording.url)) recordings.push(recording);
    if (recording !== undefined) known.add(recording.url);
  }
  const isInParent = isInside && provider === 'parent';
  const state = Object.hasOwn(STATES, provider) ? STATES[provider] : undefined;
  if (state === undefined && !/^(?:youtube|vimeo|mp4|parent|children|)$/.test(provider) && url === undefined)
    fields.note('video_provider', provider, 'an unknown service');
  return { recordings, state: recordings.length > 0 ? undefined : state, isInParent };
}

function dropName(fields: FieldReader, name: string): void {
  if (isPlaceholder(name)) fields.note('video_id', name, 'a placeholder');
  else fields.drop('video_id', name, 'it is no name of a recording at that service');
}

function recordingUrl(provider: string, name: string): string | undefined {
  if (provider === 'youtube' && /^[\w-]{11}$/.test(name)) return `https://www.youtube.com/watch?v=${name}`;
  if (provider === 'vimeo' && /^\d{4,12}(?:\/[0-9a-f]{6,20})?$/.test(name)) return `https://vimeo.com/${name}`;
  if (provider === 'parent' || provider === 'children' || Object.hasOwn(STATES, provider)) return undefined;
  return /^https?:\/\//i.test(name) ? webAddress(name) : undefined;
}

/** A talk may begin later in a recording of its own. */
function atCue(url: string, provider: string, fields: FieldReader, isInside: boolean): string {
  const start = fields.seconds('start_cue');
  if (fields.line('end_cue') !== undefined) fields.leaveOut('end_cue', 'the end of the talk in its own recording');
  if (start === undefined) return url;
  if (provider === 'youtube') return `${url}&t=${start}s`;
  if (provider === 'vimeo') return `${url}#t=${start}s`;
  fields.leaveOut('start_cue', isInside ? 'in a recording of its own' : 'the start of the talk in its own recording');
  return url;
}

function readAlternative(item: unknown): ImportedRecording | undefined {
  const fields = asRecord(item);
  const name = asText(fields?.['video_id']) ?? '';
  const written = asText(fields?.['url']) ?? asText(fields?.['external_url']) ?? '';
  const url = recordingUrl(asText(fields?.['video_provider']) ?? '', name) ?? webAddress(written);
  if (fields === undefined || url === undefined) return undefined;
  const note = asText(fields['note']) ?? asText(fields['title']);
  return present<ImportedRecording>({
    url,
    kind: 'video',
    language: languageTag(asText(fields['language']) ?? ''),
    note: note === undefined || isPlaceholder(note) ? undefined : oneLine(note),
  });
}
