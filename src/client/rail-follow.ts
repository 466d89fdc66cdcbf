/** What of the rail belongs to the second that plays: marked, and in sight, until a visitor scrolls by hand. */
import { secondsOfAnchor } from '../model/moments.ts';
import { element } from './elements.ts';
import { bringIntoView } from './rail-scroll.ts';
import { makeTimeline, type Timeline, thingAt } from './rail-timeline.ts';

export interface Following {
  /** Marks what belongs to a second of the talk. */
  readonly show: (seconds: number) => void;
  /** Lets the lists rest where the visitor has put them. */
  readonly pause: () => void;
  readonly resume: () => void;
}

const KINDS = ['.chosen .transcript [id^="t"]', '.slide-pages > li', '.chapters > li'] as const;

/** The second at which a line, slide or chapter begins. Names of lines have whole seconds, in which several may begin: `t-724`, `t-724-2`. */
export function secondsOf(place: HTMLElement): number | undefined {
  const { seconds } = place.dataset;
  if (seconds !== undefined) return Number(seconds);
  const second = secondsOfAnchor(place.id);
  const further = Number(place.id.split('-')[2] ?? 1);
  return second === undefined ? undefined : second + 1 - 1 / further;
}

/** Follows in all panels of the rail; `onCurrent` is told each thing that becomes current. */
export function startFollowing(rail: HTMLElement, onCurrent: (place: HTMLElement) => void): Following {
  const label = 'Follow the recording';
  const button = element('button', { type: 'button', class: 'rail-follow', hidden: '' }, label);
  rail.append(button);
  let timelines: readonly Timeline<HTMLElement>[] = [];
  let current: readonly (HTMLElement | undefined)[] = [];
  let second: number | undefined;
  let paused = false;

  const gather = (): void => {
    timelines = KINDS.map((kind) => makeTimeline(rail.querySelectorAll<HTMLElement>(kind), secondsOf));
  };
  const scroll = (): void => {
    if (paused) return;
    for (const place of current) if (place !== undefined) bringIntoView(place.closest('.rail-list'), place);
  };
  const mark = (): void => {
    if (second === undefined) return;
    const now = timelines.map((timeline) => thingAt(timeline, second ?? 0));
    for (const marked of rail.querySelectorAll<HTMLElement>('.here'))
      if (!now.includes(marked)) marked.classList.remove('here');
    for (const [index, place] of now.entries()) {
      if (place === current[index]) continue;
      current[index]?.removeAttribute('aria-current');
      place?.setAttribute('aria-current', 'true');
      if (place !== undefined) onCurrent(place);
    }
    current = now;
  };
  const setPaused = (value: boolean): void => {
    paused = value;
    button.hidden = !paused || second === undefined;
    if (!paused) scroll();
  };
  const pause = (): void => setPaused(true);
  const resume = (): void => setPaused(false);

  gather();
  button.addEventListener('click', () => {
    resume();
    const stop = rail.querySelector<HTMLElement>('.rail-panel:has([aria-current]) [tabindex="0"]');
    stop?.focus({ preventScroll: true });
  });
  rail.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) gather();
    mark();
    scroll();
  });
  watchHands(rail, pause);
  return {
    show: (seconds) => {
      const before = current;
      second = seconds;
      rail.dataset['second'] = '';
      mark();
      if (paused) button.hidden = false;
      else if (current.some((place, index) => place !== before[index])) scroll();
    },
    pause,
    resume,
  };
}

const SCROLLING_KEYS: readonly string[] = ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' '];

/** Tells when a visitor scrolls a list by wheel, finger, key or scroll bar. */
function watchHands(rail: HTMLElement, moved: () => void): void {
  const scrolls = (list: HTMLElement): boolean => list.scrollHeight > list.clientHeight;
  for (const list of rail.querySelectorAll<HTMLElement>('.rail-list')) {
    const watch = (event: Event): void => {
      const counts =
        event instanceof KeyboardEvent
          ? SCROLLING_KEYS.includes(event.key)
          : event.type !== 'pointerdown' || event.target === list;
      if (counts && scrolls(list)) moved();
    };
    for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      list.addEventListener(name, watch, { passive: true });
  }
}
