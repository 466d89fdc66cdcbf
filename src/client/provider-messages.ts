/**
 * How players in frames of other services are talked with: the messages of YouTube's IFrame player and of Vimeo's player, as data.
 *
 * What such a frame says is a stranger's word: only the times in it are taken, and only where they are numbers.
 */

/** What a player says. Without `seconds` it only answers. */
export interface Report {
  /** Of the medium. */
  readonly seconds?: number;
  /** True when it is ready only now, and has not listened before. */
  readonly ready?: boolean;
}

export interface Protocol {
  /** The only origin that is spoken with. */
  readonly origin: string;
  /** What makes it tell its time. */
  readonly greeting: readonly string[];
  readonly pause: string;
  /** Goes to a second of the medium, and plays. */
  readonly seek: (seconds: number) => readonly string[];
  /** Reads a message; `undefined` for what is none of this player's. Never throws. */
  readonly read: (data: unknown) => Report | undefined;
}

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  youtube: {
    origin: 'https://www.youtube-nocookie.com',
    greeting: [JSON.stringify({ event: 'listening', id: 'rostrum', channel: 'widget' })],
    pause: command('pauseVideo'),
    seek: (seconds) => [command('seekTo', seconds, true), command('playVideo')],
    read: readYouTube,
  },
  vimeo: {
    origin: 'https://player.vimeo.com',
    greeting: [
      ...['timeupdate', 'seeked'].map((value) => JSON.stringify({ method: 'addEventListener', value })),
      JSON.stringify({ method: 'getCurrentTime' }),
    ],
    pause: JSON.stringify({ method: 'pause' }),
    seek: (value) => [JSON.stringify({ method: 'setCurrentTime', value }), JSON.stringify({ method: 'play' })],
    read: readVimeo,
  },
};

/** How a service's players are talked with, where they can be. */
export function protocolOf(provider: string): Protocol | undefined {
  return Object.hasOwn(PROTOCOLS, provider) ? PROTOCOLS[provider] : undefined;
}

function command(func: string, ...args: readonly (number | boolean)[]): string {
  return JSON.stringify({ event: 'command', func, args });
}

const YOUTUBE_EVENTS: readonly unknown[] = ['initialDelivery', 'infoDelivery', 'onReady', 'onStateChange'];

function readYouTube(data: unknown): Report | undefined {
  const { event, info } = parse(data);
  if (!YOUTUBE_EVENTS.includes(event)) return undefined;
  return { ...time(fieldsOf(info)['currentTime']), ...(event === 'onReady' ? { ready: true } : {}) };
}

const VIMEO_EVENTS: readonly unknown[] = ['timeupdate', 'seeked'];

function readVimeo(data: unknown): Report | undefined {
  const { event, method, value, data: told } = parse(data);
  if (event === 'ready') return { ready: true };
  if (VIMEO_EVENTS.includes(event)) return time(fieldsOf(told)['seconds']);
  return method === 'getCurrentTime' ? time(value) : undefined;
}

/** Longer than any message of a player. */
const MOST_CHARACTERS = 100_000;

function parse(data: unknown): Readonly<Record<string, unknown>> {
  if (typeof data !== 'string') return fieldsOf(data);
  if (data.length > MOST_CHARACTERS) return {};
  try {
    return fieldsOf(JSON.parse(data));
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function time(value: unknown): Report {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? { seconds: value } : {};
}
