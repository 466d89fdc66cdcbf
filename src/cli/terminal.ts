/** The terminal: results on standard output, everything on the way on standard error. Nothing else writes to either. */
import { SingleBar } from 'cli-progress';
import picocolors from 'picocolors';

export type Style = ReturnType<typeof picocolors.createColors>;

/** Work whose end is known, shown as one line that is gone afterwards. */
export interface Progress {
  update(label: string, done: number, total: number): void;
  stop(): void;
}

export interface Terminal {
  /** A result. Adds the line end. */
  print(text: string): void;
  /** Something about the way there. Adds the line end. */
  note(text: string): void;
  /** Colours of the two streams; plain where the stream is no terminal, or `NO_COLOR` is set. */
  readonly style: Style;
  readonly noteStyle: Style;
  /** A live line on standard error; nothing where that is no terminal, or `quiet`. */
  startProgress(quiet: boolean): Progress;
}

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

interface Environment {
  readonly [name: string]: string | undefined;
}

function wantsColour(stream: Stream, environment: Environment): boolean {
  if (environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '') return false;
  if (environment['FORCE_COLOR'] !== undefined && environment['FORCE_COLOR'] !== '')
    return environment['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

const NO_PROGRESS: Progress = { update: () => {}, stop: () => {} };

function startBar(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    format: '{label} [{bar}] {value}/{total}',
    stream,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
    fps: 12,
  });
  let started = false;
  return {
    update: (label, done, total) => {
      if (!started) bar.start(total, done, { label });
      else {
        bar.setTotal(total);
        bar.update(done, { label });
      }
      started = true;
    },
    stop: () => {
      if (started) bar.stop();
      started = false;
    },
  };
}

/** The real terminal of this process. A reader that goes away (`| head`) ends the program quietly. */
export function openTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    print: (text) => {
      stdout.write(`${text}\n`);
    },
    note: (text) => {
      stderr.write(`${text}\n`);
    },
    style: picocolors.createColors(wantsColour(stdout, env)),
    noteStyle: picocolors.createColors(wantsColour(stderr, env)),
    startProgress: (quiet) => (quiet || !stderr.isTTY || env['TERM'] === 'dumb' ? NO_PROGRESS : startBar(stderr)),
  };
}
