/** The second of the talk, as the player on the stage tells it. */
import type { Player } from './player.ts';
import { type Conversation, converse } from './provider-player.ts';

/** Tells `hear` the seconds of the talk while its recording plays, and lets `player` go to others without a new frame. */
export function listenTo(player: Player | undefined, hear: (seconds: number) => void): void {
  const figure = document.querySelector<HTMLElement>('.stage .facade');
  if (figure === null) return;
  const start = Number(figure.dataset['start'] ?? 0);
  const media = figure.querySelector<HTMLMediaElement>('.player');
  if (media === null) listenToFrames(figure, player, start, hear);
  else {
    media.addEventListener('timeupdate', () => hear(media.currentTime - start));
    shiftCaptions(media, start);
  }
}

function listenToFrames(
  figure: HTMLElement,
  player: Player | undefined,
  start: number,
  hear: (seconds: number) => void,
): void {
  const end = Number(figure.dataset['end'] ?? Number.NaN);
  const provider = figure.dataset['provider'] ?? '';
  let talking: Conversation | undefined;
  let last = 0;
  const talk = (frame: unknown): void => {
    if (!(frame instanceof HTMLIFrameElement)) return;
    talking?.close();
    talking = converse(frame, provider, (now) => {
      if (last < end && now >= end && now < end + 5) talking?.pause();
      last = now;
      hear(now - start);
    });
  };
  figure.addEventListener('load', ({ target }) => talk(target), true);
  talk(figure.querySelector('iframe[data-loaded]'));
  if (player !== undefined) player.seek = (seconds) => talking?.seek(seconds) ?? false;
}

/** Captions count from the beginning of the talk, a player from that of its file. */
function shiftCaptions(media: HTMLMediaElement, start: number): void {
  if (start === 0) return;
  for (const element of media.querySelectorAll('track')) {
    const shift = (): void => {
      for (const cue of element.track.cues ?? []) {
        cue.endTime += start;
        cue.startTime += start;
      }
    };
    if (element.readyState === HTMLTrackElement.LOADED) shift();
    else element.addEventListener('load', shift, { once: true });
  }
}
