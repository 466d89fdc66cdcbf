/** Players and decks of other services: nothing is loaded from them before a press, or a choice that was remembered and can be undone. */
import { formatTimestamp } from '../model/dates.ts';
import { frameAt } from '../model/moments.ts';
import { element, httpsUrl, isPlainPress } from './elements.ts';
import type { Player } from './player.ts';
import { readChoice, storeChoice } from './stored.ts';

interface Facade {
  readonly figure: HTMLElement;
  /** Where the frame goes: the cover, or the frame that is there. */
  place: HTMLAnchorElement | HTMLIFrameElement;
  /** The address of the frame, at the second that was asked for. */
  url: string;
  readonly provider: string;
  readonly providerName: string;
}

/** Readies every facade of the page, and returns the one on the stage of a talk when its service can begin at a second; there it begins at `begin`. */
export function startFacades(begin?: number): Player | undefined {
  let stage: Player | undefined;
  for (const figure of document.querySelectorAll<HTMLElement>('.facade[data-frame]')) {
    const url = httpsUrl(figure.dataset['frame']);
    const link = figure.querySelector<HTMLAnchorElement>('.facade-link');
    if (url === undefined || link === null) continue;
    const { provider = '', providerName = '' } = figure.dataset;
    const facade: Facade = { figure, place: link, url, provider, providerName };
    link.addEventListener('click', (event) => {
      if (!isPlainPress(event)) return;
      event.preventDefault();
      open(facade, true);
    });
    const plays = figure.dataset['kind'] !== 'slides' && frameAt(provider, url, 0) !== undefined;
    if (plays && figure.closest('.stage') !== null) {
      const player: Player = {
        begin: (seconds, pressed) => beginAt(facade, seconds, pressed, player.seek),
      };
      stage = player;
      if (begin !== undefined) player.begin(begin, false);
    }
    if (readChoice(`load:${provider}`) === 'always') open(facade, false);
  }
  return stage;
}

/** Without a press an open player goes on with what it plays; with one a closed player still waits for its own. */
function beginAt(facade: Facade, seconds: number, pressed: boolean, seek: Player['seek']): void {
  const { figure, place, provider, providerName } = facade;
  const start = Number(figure.dataset['start'] ?? 0) + seconds;
  facade.url = frameAt(provider, facade.url, start) ?? facade.url;
  const opened = place instanceof HTMLIFrameElement;
  const promise = figure.querySelector('.facade-promise');
  if (opened && pressed && seek?.(start) !== true) open(facade, true);
  if (!opened && promise !== null)
    promise.textContent = `Plays from ${formatTimestamp(seconds)} on ${providerName}; nothing is loaded until you press play.`;
  if (!opened && pressed) place.focus();
}

/** Puts the frame where the cover was. A press also starts the player and moves the focus into it. */
function open(facade: Facade, pressed: boolean): void {
  const frame = element('iframe', {
    title: facade.figure.dataset['title'] ?? facade.providerName,
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
    referrerpolicy: 'strict-origin-when-cross-origin',
    ...(pressed ? {} : { loading: 'lazy' }),
  });
  frame.addEventListener('load', () => frame.setAttribute('data-loaded', ''));
  frame.src = frameAddress(facade, pressed);
  // A new frame each time: another address in the old one would be a step in the visitor's history.
  facade.place.replaceWith(frame);
  facade.place = frame;
  if (pressed) frame.focus();
  offerChoice(facade);
}

/** YouTube answers messages only where the address asks for it, and says who will send them. */
function frameAddress({ url, provider }: Facade, playing: boolean): string {
  const address = new URL(url);
  if (provider === 'youtube') {
    address.searchParams.set('enablejsapi', '1');
    address.searchParams.set('origin', location.origin);
  }
  if (playing && ['youtube', 'vimeo', 'peertube'].includes(provider)) address.searchParams.set('autoplay', '1');
  return address.href;
}

/** The line below a frame: load from this service always, or ask again. */
function offerChoice({ figure, provider, providerName }: Facade): void {
  const promise = figure.querySelector('.facade-promise');
  if (promise === null) return;
  const button = element('button', { type: 'button' });
  const say = (): void => {
    const always = readChoice(`load:${provider}`) === 'always';
    promise.textContent = always ? `${providerName} loads with the page on this device. ` : '';
    button.textContent = always ? 'Ask me again' : `Always load from ${providerName}`;
    promise.append(button);
  };
  button.addEventListener('click', () => {
    storeChoice(`load:${provider}`, readChoice(`load:${provider}`) === 'always' ? undefined : 'always');
    say();
    button.focus();
  });
  say();
}
