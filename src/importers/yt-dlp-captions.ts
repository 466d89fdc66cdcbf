/**
 * Captions that yt-dlp has written beside an info.json: `<name>.<language>.vtt` and `.srt`.
 *
 * Texts are given as they are. Automatic captions repeat their lines as they roll up the screen; reading a transcript leaves each word once already.
 */
import type { ImportedCaptions } from '../model/imported.ts';
import { type FieldReader, present } from './field-reader.ts';
import type { ImportSource } from './importer.ts';
import { languageTag } from './language-codes.ts';

/** Other forms of captions that yt-dlp can write. */
const OTHER_FORMATS = /\.(?:srv[123]|json3|ttml|ass|lrc|sbv|dfxp)$/i;
/** More files than a video has languages at any service. */
const MAX_FILES = 500;

interface CaptionFile {
  readonly name: string;
  readonly format: 'vtt' | 'srt';
  /** As it stands in the file's name: `en`, `en-orig`. */
  readonly code: string;
  readonly language: string | undefined;
  readonly isAutomatic: boolean;
}

/**
 * One text a language: made by hand before automatic, WebVTT before SRT. Translations by a machine are left out where the spoken language is there.
 */
export function readCaptions(
  fields: FieldReader,
  source: ImportSource,
  spoken: string | undefined,
): readonly ImportedCaptions[] {
  const byHand = new Set(Object.keys(fields.record('subtitles') ?? {}));
  const automatic = new Set(Object.keys(fields.record('automatic_captions') ?? {}));
  tellAddresses(fields, byHand, automatic);
  if (!/\.info\.json$/i.test(source.name)) return [];
  const files = findFiles(fields, source, byHand, automatic);
  const original = files.find((file) => file.isAutomatic && file.code.endsWith('-orig'));
  const heard = primary(original?.language ?? spoken);
  const hasHeard = files.some(({ language }) => heard !== undefined && primary(language) === heard);
  const captions: ImportedCaptions[] = [];
  const taken = new Map<string, CaptionFile>();
  for (const file of files) {
    const better = taken.get(file.language ?? '');
    const reason =
      better !== undefined
        ? better.isAutomatic === file.isAutomatic
          ? 'the same captions in another form'
          : 'automatic captions; there are some made by hand'
        : file.isAutomatic && hasHeard && primary(file.language) !== heard
          ? 'captions translated by a machine'
          : undefined;
    const text = reason === undefined ? source.beside(file.name) : undefined;
    if (text === undefined || text.trim() === '') {
      fields.note('captions', file.name, reason ?? 'a file without text');
      continue;
    }
    taken.set(file.language ?? '', file);
    captions.push(present<ImportedCaptions>({ format: file.format, text, language: file.language }));
  }
  return captions;
}

/** Caption files of this video, the better ones first. */
function findFiles(
  fields: FieldReader,
  source: ImportSource,
  byHand: ReadonlySet<string>,
  automatic: ReadonlySet<string>,
): readonly CaptionFile[] {
  const base = `${source.name.replace(/\.info\.json$/i, '')}.`;
  const files: CaptionFile[] = [];
  for (const name of source.neighbours) {
    if (!name.startsWith(base) || files.length >= MAX_FILES) continue;
    const rest = name.slice(base.length);
    const match = /^(?:([A-Za-z0-9_-]{1,60})\.)?(vtt|srt)$/i.exec(rest);
    if (match === null) {
      if (OTHER_FORMATS.test(rest)) fields.note('captions', name, 'captions in a form that is not read');
      continue;
    }
    const code = match[1] ?? '';
    files.push({
      name,
      code,
      format: match[2]!.toLowerCase() === 'srt' ? 'srt' : 'vtt',
      language: code === '' ? undefined : captionLanguage(code),
      isAutomatic: code.endsWith('-orig') || (automatic.has(code) && !byHand.has(code)),
    });
  }
  const rank = (file: CaptionFile) =>
    (file.isAutomatic ? 4 : 0) + (file.code.endsWith('-orig') ? 0 : 2) + (file.format === 'vtt' ? 0 : 1);
  return files.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** `en-orig` is English as it was heard, `de-en` German made of English, and `en-eEY6OEpapPo` a track with a name of its own. */
function captionLanguage(code: string): string | undefined {
  const own = code.replace(/-orig$/, '');
  const [language = '', second = ''] = own.split('-');
  const isRegion = /^(?:[A-Z]{2}|\d{3}|[A-Z][a-z]{3})$/.test(second);
  return languageTag(isRegion ? own : language);
}

function primary(language: string | undefined): string | undefined {
  return language?.split('-', 1)[0];
}

/** The lists of captions hold addresses that work for some hours. */
function tellAddresses(fields: FieldReader, byHand: ReadonlySet<string>, automatic: ReadonlySet<string>): void {
  const reason = 'addresses of captions; the files beside are read';
  if (byHand.size > 0) fields.note('subtitles', [...byHand].slice(0, 40).join(', '), reason);
  if (automatic.size > 0) fields.note('automatic_captions', `${automatic.size} languages`, reason);
}
