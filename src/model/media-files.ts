/** Which files are recordings, slides, captions or pictures, by the ending of their name. Never looks inside. */

const TYPES: Readonly<Record<string, readonly ['video' | 'audio' | 'slides', string]>> = {
  mp4: ['video', 'video/mp4'],
  m4v: ['video', 'video/mp4'],
  webm: ['video', 'video/webm'],
  ogv: ['video', 'video/ogg'],
  mov: ['video', 'video/quicktime'],
  mp3: ['audio', 'audio/mpeg'],
  m4a: ['audio', 'audio/mp4'],
  ogg: ['audio', 'audio/ogg'],
  oga: ['audio', 'audio/ogg'],
  opus: ['audio', 'audio/ogg'],
  wav: ['audio', 'audio/wav'],
  flac: ['audio', 'audio/flac'],
  pdf: ['slides', 'application/pdf'],
};

/** Files of slides that browsers keep rather than open. */
const DOWNLOADS = /\.(?:pptx?|ppsx?|odp|key)$/i;
const CAPTIONS = /\.(?:vtt|srt|txt)$/i;

/**
 * True for a file of the archive that a page may offer: media, slides and captions.
 *
 * Whoever adds content must not be able to publish anything else beside it: a web page, a drawing or a script would run as part of the site.
 */
export function isPublishable(path: string): boolean {
  return recogniseFile(path) !== undefined || DOWNLOADS.test(path) || CAPTIONS.test(path);
}

/** Reads what a file is off its path; query and fragment must be gone already. */
export function recogniseFile(
  path: string,
): { readonly kind: 'video' | 'audio' | 'slides'; readonly mimeType: string } | undefined {
  const extension = /\.([a-z0-9]{2,4})$/i.exec(path)?.[1]?.toLowerCase();
  const type = extension !== undefined && Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
  return type === undefined ? undefined : { kind: type[0], mimeType: type[1] };
}
