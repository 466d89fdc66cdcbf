/** Opens a talk at a second: an address with `#t-724`, `#slide-42`, `#t=724` or `?t=12m4s`, and the links to moments within the page. */
import { parseTimestamp } from '../model/dates.ts';
import { secondsOfAnchor } from '../model/moments.ts';
import { isPlainPress } from './elements.ts';
import type { Player } from './player.ts';
import { reveal } from './rail-tabs.ts';

/** Longer than any recording; what is beyond is no time. */
const MOST_SECONDS = 1_000_000;

/** The second of the talk that the page's address names. */
export function momentOfAddress(): number | undefined {
  const name = location.hash.slice(1);
  const ofSlide = document.getElementById(name)?.dataset['seconds'];
  const written = name.startsWith('t=') ? name.slice(2) : new URLSearchParams(location.search).get('t');
  const seconds =
    secondsOfAnchor(name) ??
    (ofSlide !== undefined ? Number(ofSlide) : written !== null ? parseTimestamp(written) : undefined);
  return seconds !== undefined && seconds < MOST_SECONDS ? seconds : undefined;
}

/** Lets the player begin where addresses and links say, and shows the line that is spoken then. */
export function startMoments(player: Player | undefined): void {
  const follow = (): void => {
    const seconds = momentOfAddress();
    if (seconds !== undefined) player?.begin(seconds, false);
    showPlace(seconds);
  };
  follow();
  addEventListener('hashchange', follow);
  // The browser goes to the place in its own way once everything is there, and knows nothing of the stage that stays in sight above it.
  addEventListener('load', () => requestAnimationFrame(() => showPlace(momentOfAddress())));
  if (player === undefined) return;
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !isPlainPress(event)) return;
    const link = event.target.closest<HTMLAnchorElement>('a[data-seconds]');
    if (link === null) return;
    event.preventDefault();
    player.begin(Number(link.dataset['seconds']), true);
  });
}

/** Goes to the last line that begins by then, unless the address names a place of the page by itself. */
function showPlace(seconds: number | undefined): void {
  for (const marked of document.querySelectorAll('.transcript .here')) marked.classList.remove('here');
  const named = document.getElementById(location.hash.slice(1));
  if (named !== null) {
    // The browser has gone there, but a place in a closed tab has none before it is opened.
    if (named.closest('.rail, .words') !== null) reveal(named);
    return;
  }
  if (seconds === undefined) return;
  let nearest: Element | undefined;
  for (const line of document.querySelectorAll('.chosen .transcript [id^="t"]'))
    if (nearest === undefined || (secondsOfAnchor(line.id) ?? 0) <= seconds) nearest = line;
  if (nearest === undefined) return;
  nearest.classList.add('here');
  reveal(nearest);
}
