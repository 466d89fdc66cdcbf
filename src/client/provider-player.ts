/** A conversation with the player in a frame of another service. Only with that frame's window, and only at its exact origin. */
import { type Protocol, protocolOf } from './provider-messages.ts';

export interface Conversation {
  /** Goes to a second of the medium and plays; false while the player has not answered yet. */
  readonly seek: (seconds: number) => boolean;
  readonly pause: () => void;
  readonly close: () => void;
}

/** Players listen a while after their page is there. */
const GREET_MILLISECONDS = 500;
const MOST_GREETINGS = 20;

/** Talks with a frame that has been loaded; `hear` is told its seconds. Nothing where the service has no such messages. */
export function converse(
  frame: HTMLIFrameElement,
  provider: string,
  hear: (seconds: number) => void,
): Conversation | undefined {
  const protocol = protocolOf(provider);
  if (protocol === undefined || !URL.canParse(frame.src) || new URL(frame.src).origin !== protocol.origin)
    return undefined;
  let answered = false;
  const say = (messages: Protocol['greeting']): void => {
    for (const message of messages) frame.contentWindow?.postMessage(message, protocol.origin);
  };
  let greetings = 0;
  const greet = (): void => {
    greetings += 1;
    if (answered || greetings > MOST_GREETINGS) clearInterval(greeting);
    else say(protocol.greeting);
  };
  const greeting = setInterval(greet, GREET_MILLISECONDS);
  greet();
  const listen = ({ source, origin, data }: MessageEvent): void => {
    if (source === null || source !== frame.contentWindow || origin !== protocol.origin) return;
    const report = protocol.read(data);
    if (report === undefined) return;
    answered = true;
    if (report.ready) say(protocol.greeting);
    if (report.seconds !== undefined) hear(report.seconds);
  };
  addEventListener('message', listen);
  return {
    seek: (seconds) => {
      if (answered) say(protocol.seek(seconds));
      return answered;
    },
    pause: () => say([protocol.pause]),
    close: () => {
      clearInterval(greeting);
      removeEventListener('message', listen);
    },
  };
}
