/** Recordings of a talk, from every field that may name them and from the body. */
import type { z } from 'zod';
import type { Recording, RecordingState } from '../model/media.ts';
import { type FieldContext, type FieldPath, readLanguage, readSeconds, report, warnUnknown } from './fields.ts';
import { isSameMedium, readMediaAddress } from './media-address.ts';
import type { recording as recordingShape } from './shapes.ts';

type RecordingValue = z.output<typeof recordingShape>;
const STATES: readonly string[] = ['none', 'pending', 'withdrawn', 'unlinked'] satisfies RecordingState[];
const KNOWN = ['url', 'file', 'provider', 'language', 'kind', 'note', 'duration', 'start'];

interface RecordingFields {
  readonly recording?: readonly RecordingValue[];
  readonly recordings?: readonly RecordingValue[];
  readonly video?: readonly RecordingValue[];
  readonly videos?: readonly RecordingValue[];
  readonly audio?: readonly RecordingValue[];
  readonly duration?: string;
}

/** Recordings in the order written, those of the body behind them, each medium once; and the state, where there is one instead. */
export function readRecordings(
  fields: RecordingFields,
  embedded: readonly Recording[],
  frameHosts: readonly string[],
  context: FieldContext,
): { readonly recordings: readonly Recording[]; readonly state?: RecordingState } {
  const recordings: Recording[] = [];
  let state: RecordingState | undefined;
  for (const field of ['recording', 'recordings', 'video', 'videos', 'audio'] as const) {
    for (const [index, value] of (fields[field] ?? []).entries()) {
      const path = [field, index];
      if (typeof value === 'string' && STATES.includes(value.toLowerCase())) {
        state = value.toLowerCase() as RecordingState;
        continue;
      }
      const recording = readRecording(value, field === 'audio' ? 'audio' : undefined, frameHosts, path, context);
      if (recording !== undefined && !recordings.some((other) => isSameMedium(other, recording)))
        recordings.push(recording);
    }
  }
  for (const found of embedded) {
    const index = recordings.findIndex((other) => isSameMedium(other, found));
    if (index < 0) recordings.push(found);
    else recordings[index] = { ...found, ...recordings[index]! };
  }
  const duration = readSeconds(context, fields.duration, ['duration']);
  if (duration !== undefined && recordings[0] !== undefined && recordings[0].durationSeconds === undefined)
    recordings[0] = { ...recordings[0], durationSeconds: duration };
  return { recordings, ...(state === undefined ? {} : { state }) };
}

function readRecording(
  value: RecordingValue,
  kind: 'audio' | undefined,
  frameHosts: readonly string[],
  path: FieldPath,
  context: FieldContext,
): Recording | undefined {
  const item = typeof value === 'string' ? { url: value } : value;
  if (typeof value !== 'string') warnUnknown(context, value, KNOWN, path);
  const written = item.url ?? item.file ?? '';
  const media = written === '' ? undefined : readMediaAddress(written, frameHosts);
  if (media === undefined) return report(context, 'talk/recording-invalid', { value: written }, path);
  if (item.provider === 'peertube' && media.source.frameUrl === undefined && media.source.provider === 'link')
    report(context, 'talk/provider-host', { host: new URL(media.source.url).host }, path);
  const language = readLanguage(context, item.language, [...path, 'language']);
  const durationSeconds = readSeconds(context, item.duration, [...path, 'duration']);
  const startSeconds = readSeconds(context, item.start, [...path, 'start']) ?? media.startSeconds;
  return {
    kind: item.kind ?? kind ?? (media.kind === 'audio' ? 'audio' : 'video'),
    span: context.locate(path),
    ...media.source,
    ...(language === undefined ? {} : { language }),
    ...(item.note === undefined || item.note === '' ? {} : { note: item.note }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(startSeconds === undefined ? {} : { startSeconds }),
    ...(media.mimeType === undefined ? {} : { mimeType: media.mimeType }),
  };
}
