/** What plays on the stage of a talk, for those who want it to begin somewhere; and the players of our own files. */
import { formatTimestamp } from '../model/dates.ts';

export interface Player {
  /** Plays from a second of the talk. `pressed` says that a visitor pressed a link to it just now, rather than came by an address. */
  readonly begin: (seconds: number, pressed: boolean) => void;
}

/** The player of our own file on the stage. Loads nothing before it is played. */
export function findOwnPlayer(): Player | undefined {
  const media = document.querySelector<HTMLMediaElement>('.stage .player');
  const note = media?.closest('figure')?.querySelector('.facade-moment');
  if (media === null || media === undefined) return undefined;
  const start = Number(media.closest<HTMLElement>('figure')?.dataset['start'] ?? 0);
  let wanted: number | undefined;
  const seek = (): void => {
    if (wanted !== undefined && media.readyState >= HTMLMediaElement.HAVE_METADATA) media.currentTime = wanted;
  };
  media.addEventListener('loadedmetadata', seek);
  return {
    begin: (seconds, pressed) => {
      if (!pressed && !media.paused) return;
      wanted = start + seconds;
      seek();
      if (note) note.textContent = ` · Plays from ${formatTimestamp(seconds)}`;
      if (!pressed) return;
      media.focus();
      // A browser may refuse to play; the control to do so stands there.
      media.play().catch(() => {});
    },
  };
}
