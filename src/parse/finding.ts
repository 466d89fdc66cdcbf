/** What the search for media in a body works with: where it looks, and what one element can turn out to be. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Link, Photo } from '../model/media.ts';
import type { RecognisedMedia } from '../model/providers.ts';
import type { SpanOf } from './source-map.ts';

/** What one element of a body turned out to be. */
export type Finding =
  | { readonly as: 'media'; readonly media: RecognisedMedia; readonly url: string; readonly title?: string }
  | { readonly as: 'photo'; readonly photo: Photo }
  | { readonly as: 'link'; readonly link: Link; readonly host: string }
  | { readonly as: 'dropped'; readonly url: string; readonly diagnostic: Diagnostic }
  /** A provider's script beside markup that was recognised already. */
  | { readonly as: 'companion'; readonly url: string; readonly became: 'photo' | 'slides' };

export interface EmbedContext {
  readonly path: string;
  readonly frameHosts: readonly string[];
  readonly spanOf: SpanOf;
  /** False where the kind of file has no place for media; they become links. */
  readonly keepsMedia: boolean;
}
