/** The rail's lists by keyboard: each is one stop of the Tab key, and the arrows move in it. */

export interface Keys {
  /** Makes a line, slide or chapter the stop of its list, unless the focus is in that list. */
  readonly moveStop: (place: HTMLElement) => void;
}

const ITEMS = '.chosen .transcript [id^="t"], .slide-pages > li, .chapters > li';

/** `press` is told of a line that Enter or the space bar chooses; slides and chapters have links for it. */
export function startKeys(rail: HTMLElement, press: (place: HTMLElement) => void): Keys {
  for (const link of rail.querySelectorAll('.cues a, .slide-pages a, .chapters a')) link.setAttribute('tabindex', '-1');
  const stops = new Map<Element, HTMLElement>();
  const setStop = (place: HTMLElement): HTMLElement | undefined => {
    const list = place.closest('.rail-list');
    const stop = stopOf(place);
    if (list === null || stop === null) return undefined;
    const before = stops.get(list);
    if (before !== undefined) release(before);
    stops.set(list, stop);
    stop.tabIndex = 0;
    // A line is a button only while the keyboard can be on it: thousands of them would be read out as such.
    if (stop === place) stop.setAttribute('role', 'button');
    return stop;
  };
  const setFirst = (): void => {
    for (const list of rail.querySelectorAll('.rail-list')) {
      const known = stops.get(list);
      const first = list.querySelector<HTMLElement>(ITEMS);
      if (first !== null && known?.checkVisibility() !== true) setStop(first);
    }
  };
  setFirst();
  rail.addEventListener('change', setFirst);
  rail.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.metaKey || event.ctrlKey || event.altKey) return;
    const place = target.closest<HTMLElement>(ITEMS);
    const list = target.closest('.rail-list');
    if (place === null || list === null) return;
    if ((key === 'Enter' || key === ' ') && target === place) {
      event.preventDefault();
      press(place);
      return;
    }
    const items = [...list.querySelectorAll<HTMLElement>(ITEMS)];
    const next = {
      ArrowDown: items.indexOf(place) + 1,
      ArrowUp: items.indexOf(place) - 1,
      Home: 0,
      End: items.length - 1,
    }[key];
    if (next === undefined) return;
    event.preventDefault();
    const item = items[next];
    if (item !== undefined) setStop(item)?.focus();
  });
  return {
    moveStop: (place) => {
      if (place.closest('.rail-list')?.contains(document.activeElement) !== true) setStop(place);
    },
  };
}

/** What takes the focus for a line, slide or chapter. */
function stopOf(place: HTMLElement): HTMLElement | null {
  return place.localName === 'li' ? (place.querySelector('.play-from') ?? place.querySelector('a')) : place;
}

function release(stop: HTMLElement): void {
  stop.tabIndex = -1;
  stop.removeAttribute('role');
}
