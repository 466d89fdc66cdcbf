/** The first step of citing: waits until somebody opens the panel. Loads nothing before. */
import { themeAddress } from './site-home.ts';

export function startCite(): void {
  const panel = document.querySelector<HTMLDetailsElement>('details.cite');
  const wake = async (): Promise<void> => {
    try {
      const cite = (await import(themeAddress('assets/cite.js'))) as typeof import('./cite.entry.ts');
      if (panel !== null) cite.equip(panel);
    } catch {
      // The texts can still be selected.
    }
  };
  panel?.addEventListener('toggle', wake, { once: true });
}
