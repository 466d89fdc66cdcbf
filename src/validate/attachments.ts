/** Photos and transcript files of a talk. Files are only named here; they are looked up while linking. */
import type { z } from 'zod';
import type { Photo, TranscriptReference } from '../model/media.ts';
import { checkUrl } from '../model/url.ts';
import { type FieldContext, readHref, readImage, readLanguage, report, warnUnknown } from './fields.ts';
import type { photo as photoShape, transcript as transcriptShape } from './shapes.ts';

/** Photos of front matter, those of the body behind them. */
export function readPhotos(
  values: readonly z.output<typeof photoShape>[] | undefined,
  embedded: readonly Photo[],
  context: FieldContext,
): readonly Photo[] {
  const photos = (values ?? []).flatMap((value, index): readonly Photo[] => {
    const path = ['photos', index];
    const item = typeof value === 'string' ? { image: value } : value;
    if (typeof value !== 'string') warnUnknown(context, value, ['image', 'src', 'url', 'alt', 'credit', 'link'], path);
    const written = item.image ?? item.src ?? item.url;
    const image = readImage(context, written, path);
    if (image === undefined) return [];
    const page = item.link ?? (item.url === written ? undefined : item.url);
    const url = page === undefined ? undefined : readHref(context, page, path);
    return [
      {
        image,
        alt: item.alt ?? '',
        ...(item.credit ? { credit: item.credit } : {}),
        ...(url === undefined ? {} : { url }),
      },
    ];
  });
  return [...photos, ...embedded.filter((photo) => !photos.some((other) => other.image.source === photo.image.source))];
}

type TranscriptValue = z.output<typeof transcriptShape>;

/** Transcript and caption files, each once. */
export function readTranscripts(
  fields: {
    readonly transcript?: readonly TranscriptValue[];
    readonly transcripts?: readonly TranscriptValue[];
    readonly captions?: readonly TranscriptValue[];
  },
  context: FieldContext,
): readonly TranscriptReference[] {
  const found: TranscriptReference[] = [];
  for (const field of ['transcript', 'transcripts', 'captions'] as const) {
    for (const [index, value] of (fields[field] ?? []).entries()) {
      const at = [field, index];
      const item = typeof value === 'string' ? { path: value } : value;
      if (typeof value !== 'string') warnUnknown(context, value, ['path', 'file', 'url', 'language'], at);
      const path = item.path ?? item.file ?? item.url ?? '';
      const checked = checkUrl(path);
      if (checked?.kind !== 'relative' || !/\.(vtt|srt|txt)$/i.test(path)) {
        report(context, 'talk/transcript-type', { value: path }, at);
        continue;
      }
      const language = readLanguage(context, item.language, [...at, 'language']);
      if (!found.some((other) => other.path === path))
        found.push({ path, ...(language === undefined ? {} : { language }), span: context.locate(at) });
    }
  }
  return found;
}
