/** Scrolling to a place of the rail. The page stays where it is; nothing glides for those who want less motion. */

/** An element, or a piece of text. */
export interface Place {
  readonly getBoundingClientRect: () => DOMRect;
}

/** Moves a list so that a place in it stands in its upper half; leaves it alone where it does already. Without a list it is the page that moves. */
export function bringIntoView(list: Element | null, place: Place): void {
  const mover = list ?? document.documentElement;
  const height = mover.clientHeight;
  const offset = (): number => place.getBoundingClientRect().top - (list?.getBoundingClientRect().top ?? 0);
  const { height: size } = place.getBoundingClientRect();
  const top = offset();
  if (height === 0 || (top > height * 0.08 && top + Math.min(size, height / 3) < height * 0.7)) return;
  const near = Math.abs(top) < height * 1.5 && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const move = (behavior: ScrollBehavior): void => mover.scrollBy({ top: offset() - height / 3, behavior });
  move(near ? 'smooth' : 'instant');
  // Paragraphs far away have a guessed height until they are in sight.
  if (!near) requestAnimationFrame(() => move('instant'));
}
