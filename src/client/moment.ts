/** Opens a talk at a second: an address with `#t-724`, `#slide-42`, `#t=724` or `?t=12m4s`, and the links to moments within the page. */
import { parseTimestamp } from '../model/dates.ts';
import { secondsOfAnchor } from '../model/moments.ts';
import { isPlainPress } from './elements.ts';
import type { Player } from './player.ts';

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
    if (seconds === undefined) return;
    player?.begin(seconds, false);
    showLine(seconds);
  };
  follow();
  addEventListener('hashchange', follow);
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
function showLine(seconds: number): void {
  for (const marked of document.querySelectorAll('.transcript .here')) marked.classList.remove('here');
  if (document.getElementById(location.hash.slice(1)) !== null) return;
  let nearest: Element | undefined;
  for (const line of document.querySelectorAll('.transcript [id^="t-"]'))
    if (nearest === undefined || (secondsOfAnchor(line.id) ?? 0) <= seconds) nearest = line;
  nearest?.classList.add('here');
  nearest?.scrollIntoView();
}
