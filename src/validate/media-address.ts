/** Addresses of media in front matter: of a known service, of any website, or of a file of the archive. */

import type { MediaSource } from '../model/media.ts';
import { isPublishable, recogniseFile } from '../model/media-files.ts';
import { decodePath } from '../model/path.ts';
import { type RecognisedMedia, recogniseMedia } from '../model/providers.ts';
import { checkUrl } from '../model/url.ts';

/** What an address in front matter stands for. A website that is not known is a link, called by its host. */
export interface MediaAddress extends Partial<Omit<RecognisedMedia, 'source'>> {
  readonly source: MediaSource;
}

/** Reads an address or a file path, or `undefined` when it is neither. */
export function readMediaAddress(value: string, frameHosts: readonly string[]): MediaAddress | undefined {
  const checked = checkUrl(value);
  if (checked === undefined) return undefined;
  if (checked.kind === 'absolute') {
    if (checked.parsed.protocol === 'mailto:') return undefined;
    const media = recogniseMedia(checked.parsed, frameHosts);
    if (media !== undefined) return media;
    const url = checked.url.replace(/^\/\//, 'https://');
    return { source: { provider: 'link', providerName: checked.parsed.host.replace(/^www\./, ''), url } };
  }
  const path = checked.url.replace(/[?#].*$/, '');
  const file = recogniseFile(path);
  // What lies in public/ is the maintainers' own; content may add media and slides only.
  if (file === undefined && !path.startsWith('/') && !isPublishable(decodePath(path))) return undefined;
  if (file?.kind === 'slides')
    return { kind: 'slides', source: { provider: 'pdf', providerName: 'PDF', url: checked.url } };
  const source: MediaSource = { provider: 'file', providerName: 'File', url: checked.url };
  return file === undefined ? { source } : { kind: file.kind, source, mimeType: file.mimeType };
}

/** True where two sources show the same medium. */
export function isSameMedium(a: Partial<MediaSource>, b: Partial<MediaSource>): boolean {
  if (a.mediaId !== undefined || b.mediaId !== undefined) return a.provider === b.provider && a.mediaId === b.mediaId;
  return a.url !== undefined && a.url === b.url;
}
