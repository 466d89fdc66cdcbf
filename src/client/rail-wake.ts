/** The first step of following a recording: waits until somebody plays it, turns to the rail, or comes by an address of a moment. Loads nothing before. */
import { momentOfAddress } from './moment.ts';
import type { Player } from './player.ts';
import { themeAddress } from './site-home.ts';

export function startRail(player: Player | undefined): void {
  const rail = document.querySelector<HTMLElement>('.rail, .flow');
  if (rail === null) return;
  let pressed: Event | undefined;
  let asked = false;
  const wake = async (event?: Event): Promise<void> => {
    if (event?.type === 'click') pressed = event;
    if (asked || (event?.type === 'load' && !(event.target instanceof HTMLIFrameElement))) return;
    asked = true;
    try {
      const { follow } = (await import(themeAddress('assets/rail.js'))) as typeof import('./rail.entry.ts');
      follow(rail, player, pressed);
    } catch {
      // The tabs and links still do what they do without it.
    }
    for (const name of ['pointerover', 'focusin', 'click']) rail.removeEventListener(name, wake);
  };
  for (const name of ['pointerover', 'focusin', 'click']) rail.addEventListener(name, wake);
  // Of a player of ours, and of a frame; neither event bubbles.
  for (const name of ['play', 'load']) document.querySelector('.stage')?.addEventListener(name, wake, true);
  if (momentOfAddress() !== undefined) void wake();
}
