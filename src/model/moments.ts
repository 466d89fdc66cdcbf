/** Moments of a recording in addresses: how services are told a second, and which second a line's name means. Shared by pages and the browser. */
import { parseUrl } from './parse-url.ts';

/** Name of the parameter of a recording's page and of its frame; Vimeo and files take a fragment instead. */
const PARAMETERS: Readonly<Record<string, readonly [page: string, frame: string]>> = {
  youtube: ['t', 'start'],
  peertube: ['start', 'start'],
  'internet-archive': ['start', 'start'],
};

/** Name of the parameter with which a frame stops at a second. */
const FRAME_ENDS: Readonly<Record<string, string>> = { youtube: 'end', peertube: 'stop' };

/** The second in the name of a transcript's line: 724 of `t-724`, `t2-724` and `t-724-2`. */
export function secondsOfAnchor(anchor: string): number | undefined {
  const seconds = /^t\d*-(\d{1,9})(?:-\d+)?$/.exec(anchor)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

/**
 * The address of a recording's page at a second, or `undefined` where the service has none. Keeps what else the address says.
 *
 * Of a file it is a span (Media Fragments URI 1.0) when `endSeconds` is given; services have no address for the end.
 */
export function pageAt(provider: string, url: string, seconds: number, endSeconds?: number): string | undefined {
  const at = Math.floor(seconds);
  if (provider === 'vimeo') return withFragment(url, `t=${at}s`);
  if (provider === 'file')
    return withFragment(url, endSeconds === undefined ? `t=${at}` : `t=${at},${Math.ceil(endSeconds)}`);
  const [name] = parametersOf(provider);
  return name === undefined ? undefined : withParameter(url, name, name === 't' ? `${at}s` : String(at));
}

/** The address of a recording's frame at a second, or `undefined` where the service has none. */
export function frameAt(provider: string, frameUrl: string, seconds: number): string | undefined {
  const at = Math.floor(seconds);
  if (provider === 'vimeo') return withFragment(frameUrl, `t=${at}s`);
  const [, name] = parametersOf(provider);
  return name === undefined ? undefined : withParameter(frameUrl, name, String(at));
}

/** The address of a frame that stops at a second, or `undefined` where the service cannot. */
export function frameUntil(provider: string, frameUrl: string, seconds: number): string | undefined {
  const name = Object.hasOwn(FRAME_ENDS, provider) ? FRAME_ENDS[provider] : undefined;
  return name === undefined ? undefined : withParameter(frameUrl, name, String(Math.ceil(seconds)));
}

function parametersOf(provider: string): readonly [page?: string, frame?: string] {
  return (Object.hasOwn(PARAMETERS, provider) ? PARAMETERS[provider] : undefined) ?? [];
}

function withFragment(url: string, fragment: string): string {
  return `${url.replace(/#.*$/, '')}#${fragment}`;
}

function withParameter(address: string, name: string, value: string): string | undefined {
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  url.searchParams.set(name, value);
  return url.href;
}
