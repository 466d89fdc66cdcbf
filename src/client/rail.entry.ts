/** Following a recording, and searching in its words. Loaded by `rail-wake.ts` once somebody turns to either. */
import { isPlainPress } from './elements.ts';
import { momentOfAddress } from './moment.ts';
import type { Player } from './player.ts';
import { listenTo } from './rail-clock.ts';
import { secondsOf, startFollowing } from './rail-follow.ts';
import { startKeys } from './rail-keys.ts';
import { chooseWords } from './rail-tabs.ts';
import { startTranscriptSearch } from './transcript-search.ts';

/** How long a player may still tell where it was before a press. */
const SEEK_MILLISECONDS = 1500;

/** Brings a rail to life; `pressed` is the press that a visitor made before it was there. */
export function follow(rail: HTMLElement, player: Player | undefined, pressed?: Event): void {
  const language = rail.querySelector('select');
  const showLanguage = (): void => {
    const words = rail.querySelector<HTMLElement>(`[data-words="${CSS.escape(language?.value ?? '')}"]`);
    if (words !== null) chooseWords(words);
  };
  language?.addEventListener('change', showLanguage);
  // It may have been changed before this was loaded, or by the browser that goes back to a page.
  showLanguage();
  if (!rail.classList.contains('rail')) {
    startTranscriptSearch(rail, () => {});
    return;
  }
  const keys = startKeys(rail, (place) => choose(place));
  const following = startFollowing(rail, keys.moveStop);
  startTranscriptSearch(rail, following.pause);

  let wanted = 0;
  let settled = 0;
  const show = (seconds: number): void => {
    wanted = seconds;
    settled = performance.now() + SEEK_MILLISECONDS;
    following.resume();
    following.show(seconds);
  };
  const choose = (place: HTMLElement): void => {
    const seconds = secondsOf(place);
    if (seconds === undefined) return;
    player?.begin(seconds, true);
    show(seconds);
  };
  const press = (event: Event): void => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element) || !isPlainPress(event)) return;
    const link = event.target.closest<HTMLElement>('a[data-seconds]');
    if (link !== null) show(Number(link.dataset['seconds']));
    else if (rail.contains(event.target) && event.target.closest('a, button, label, input, select') === null) {
      const place = event.target.closest<HTMLElement>('[data-seconds], .transcript [id^="t"]');
      if (place !== null && getSelection()?.isCollapsed !== false) choose(place);
    }
  };
  document.addEventListener('click', press);
  if (pressed !== undefined) press(pressed);

  listenTo(player, (seconds) => {
    if (performance.now() < settled && Math.abs(seconds - wanted) > 2) return;
    following.show(seconds);
  });
  const moment = momentOfAddress();
  if (moment !== undefined && pressed === undefined) show(moment);
  addEventListener('hashchange', () => {
    const seconds = momentOfAddress();
    if (seconds !== undefined) show(seconds);
  });
}
