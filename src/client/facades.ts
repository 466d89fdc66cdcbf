/** Players and decks of other services: nothing is loaded from them before a press, or a choice that was remembered and can be undone. */
import { element, httpsUrl, isPlainPress } from './elements.ts';
import { readChoice, storeChoice } from './stored.ts';

interface Facade {
  readonly figure: HTMLElement;
  readonly link: HTMLAnchorElement;
  readonly url: string;
  readonly provider: string;
  readonly providerName: string;
}

export function startFacades(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('.facade[data-frame]')) {
    const url = httpsUrl(figure.dataset['frame']);
    const link = figure.querySelector<HTMLAnchorElement>('.facade-link');
    if (url === undefined || link === null) continue;
    const { provider = '', providerName = '' } = figure.dataset;
    const facade = { figure, link, url, provider, providerName };
    link.addEventListener('click', (event) => {
      if (!isPlainPress(event)) return;
      event.preventDefault();
      open(facade, true);
    });
    if (readChoice(`load:${provider}`) === 'always') open(facade, false);
  }
}

/** Puts the frame where the cover was. A press also starts the player and moves the focus into it. */
function open(facade: Facade, pressed: boolean): void {
  const frame = element('iframe', {
    title: facade.figure.dataset['title'] ?? facade.providerName,
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
    referrerpolicy: 'strict-origin-when-cross-origin',
    ...(pressed ? {} : { loading: 'lazy' }),
  });
  frame.src = pressed ? withAutoplay(facade) : facade.url;
  facade.link.replaceWith(frame);
  if (pressed) frame.focus();
  offerChoice(facade);
}

function withAutoplay({ url, provider }: Facade): string {
  if (provider !== 'youtube' && provider !== 'vimeo' && provider !== 'peertube') return url;
  const playing = new URL(url);
  playing.searchParams.set('autoplay', '1');
  return playing.href;
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
