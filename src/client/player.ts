/** What plays on the stage of a talk, for those who want it to begin somewhere; and the players of our own files. */
import { formatTimestamp } from '../model/dates.ts';

export interface Player {
  /** Plays from a second of the talk. `pressed` says that a visitor pressed a link to it just now, rather than came by an address. */
  readonly begin: (seconds: number, pressed: boolean) => void;
  /** Set by who can talk with a frame that is open: goes to a second of the medium, and tells whether it does. */
  seek?: (seconds: number) => boolean;
}

/** The player of our own file on the stage. Loads nothing before it is played; one that plays a part of a recording stops at its end. */
export function findOwnPlayer(): Player | undefined {
  const media = document.querySelector<HTMLMediaElement>('.stage .player');
  const figure = media?.closest('figure');
  if (!media || !figure) return undefined;
  const note = figure.querySelector('.facade-moment');
  const start = Number(figure.dataset['start'] ?? 0);
  const end = Number(figure.dataset['end'] ?? Number.NaN);
  let wanted: number | undefined;
  const seek = (): void => {
    if (wanted !== undefined && media.readyState >= HTMLMediaElement.HAVE_METADATA) media.currentTime = wanted;
  };
  media.addEventListener('loadedmetadata', seek);
  let last = 0;
  media.addEventListener('timeupdate', () => {
    const now = media.currentTime;
    if (last < end && now >= end && !media.seeking) media.pause();
    last = now;
  });
  return {
    begin: (seconds, pressed) => {
      if (!pressed && !media.paused) return;
      wanted = start + seconds;
      seek();
      if (note) note.textContent = ` · Plays from ${formatTimestamp(seconds)}`;
      if (!pressed) return;
      if (document.activeElement?.closest('.rail') === null) media.focus();
      // A browser may refuse to play; the control to do so stands there.
      media.play().catch(() => {});
    },
  };
}
