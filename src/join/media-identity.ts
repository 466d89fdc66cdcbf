/** When two addresses are one medium. Fetches nothing. */
import { recogniseMedia } from '../model/providers.ts';
import { checkWebUrl } from '../model/url.ts';

export interface MediumIdentity {
  /** Equal for two addresses of one medium, whatever start they name. */
  readonly key: string;
  /** True where the address names one medium of a service or a media file, and neither a playlist nor a page that may show anything. */
  readonly certain: boolean;
  readonly startSeconds?: number;
}

/** Reads the medium off an address. What no rule knows is the address itself, in its normal form. */
export function identifyMedium(text: string): MediumIdentity {
  const url = checkWebUrl(text);
  if (url === undefined) return { key: `address ${text.trim()}`, certain: false };
  const media = recogniseMedia(url, [url.hostname]);
  if (media === undefined || media.source.provider === 'frame' || media.source.provider === 'link')
    return { key: `address ${normalAddress(url)}`, certain: false };
  const { provider, mediaId } = media.source;
  const list = provider === 'youtube' ? media.source.url.includes('/playlist?') : isListOfVimeo(provider, url);
  const host = provider === 'peertube' ? `${url.hostname} ` : '';
  return {
    key: mediaId === undefined ? `${provider} ${normalAddress(url)}` : `${provider} ${host}${mediaId}`,
    certain: !list,
    ...(media.startSeconds === undefined ? {} : { startSeconds: media.startSeconds }),
  };
}

function isListOfVimeo(provider: string, url: URL): boolean {
  return provider === 'vimeo' && /^\/(showcase|album|channels|groups|ondemand)\//.test(url.pathname);
}

/** The key under which addresses of a page are one: scheme, `www.`, fragment and a last slash do not count. */
export function addressKey(text: string): string {
  const url = checkWebUrl(text);
  return url === undefined ? text.trim() : normalAddress(url);
}

function normalAddress(url: URL): string {
  const host = url.host.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
