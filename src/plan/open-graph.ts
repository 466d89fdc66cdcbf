/** Open Graph and Twitter card properties. Only absolute addresses; without `baseUrl` there are none. */
import type { PageView } from '../model/view.ts';
import type { ImageView } from '../model/view-parts.ts';
import type { ViewContext } from './context.ts';

export interface OpenGraphInput {
  readonly title: string;
  readonly description?: string;
  readonly permalink: string;
  readonly type: 'website' | 'article' | 'profile' | 'video.other';
  readonly language: string;
  readonly image?: ImageView;
  /** `YYYY-MM-DD`, of articles. */
  readonly published?: string;
}

export function buildOpenGraph(input: OpenGraphInput, context: ViewContext): PageView['openGraph'] {
  const url = context.absolute(input.permalink);
  const image = input.image === undefined ? undefined : context.absoluteHref(input.image.src);
  const properties: readonly (readonly [string, string | undefined])[] = [
    ['og:title', input.title],
    ['og:type', input.type],
    ['og:url', url],
    ['og:description', input.description],
    ['og:site_name', context.settings.title],
    ['og:locale', input.language.replaceAll('-', '_')],
    ['og:image', image],
    ['og:image:width', image === undefined ? undefined : String(input.image?.width)],
    ['og:image:height', image === undefined ? undefined : String(input.image?.height)],
    ['article:published_time', input.type === 'article' ? input.published : undefined],
    ['twitter:card', image === undefined ? 'summary' : 'summary_large_image'],
  ];
  return properties.flatMap(([property, content]) => (content === undefined ? [] : [{ property, content }]));
}
