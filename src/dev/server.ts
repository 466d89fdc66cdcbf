/** The development server: builds, serves the last good site, and tells open pages what happened. Never writes a site. */
import { type Watcher, watchPaths } from '../io/watch.ts';
import { openEventStream } from './event-stream.ts';
import { listen } from './http-server.ts';
import type { ServedSite } from './site-response.ts';

/** One build for the server. */
export interface DevBuild {
  readonly ok: boolean;
  /** The whole site by output path; ignored unless `ok`. */
  readonly files: ServedSite['files'];
  readonly further?: NonNullable<ServedSite['further']>;
  /** Nothing of it has changed since the last good build. */
  readonly same: boolean;
  readonly basePath: string;
  /** Errors as text, without colours; empty when `ok`. */
  readonly problems: string;
}

export interface DevServerOptions {
  readonly host: string;
  readonly port: number;
  /** Builds once. `changed` holds the paths that changed since the last call, none at first. */
  readonly build: (changed: readonly string[]) => Promise<DevBuild>;
  /** What to watch, and what below it not to. */
  readonly watch: readonly string[];
  readonly ignored: (path: string) => boolean;
}

export interface DevServer {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Builds, listens and rebuilds on changes until closed.
 *
 * A build that fails leaves the last good site in place and sends its problems to open pages; the next good one reloads them. Builds never
 * overlap: changes that come during a build make one more build after it. Watching begins before the first build, so that no change is missed.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const events = openEventStream();
  // No page of an earlier server has such a version.
  const began = Date.now().toString(36);
  let count = 0;
  const version = (): string => `${began}-${count}`;
  let site: ServedSite = {
    files: new Map(),
    version: version(),
    basePath: '',
    problems: 'The first build is under way.',
  };
  let problems = '';
  let waiting: Set<string> | undefined;
  let running: Promise<void> | undefined;

  async function rebuild(changed: readonly string[]): Promise<void> {
    const built = await options.build(changed).catch(describeFault);
    if (built.ok) {
      const { files, further, basePath } = built;
      const same = built.same && site.files.size > 0;
      if (!same) count++;
      site = { files, version: version(), basePath, problems: '', ...(further === undefined ? {} : { further }) };
      problems = '';
      events.send(same ? 'fine' : 'reload');
    } else {
      problems = built.problems;
      if (site.files.size === 0) site = { ...site, problems };
      events.send('problems', problems);
    }
  }

  function onChange(changed: readonly string[]): void {
    if (running !== undefined) {
      waiting = new Set([...(waiting ?? []), ...changed]);
      return;
    }
    running = rebuild(changed).finally(() => {
      running = undefined;
      const next = waiting;
      waiting = undefined;
      if (next !== undefined) onChange([...next]);
    });
  }

  const watcher: Watcher = await watchPaths(options.watch, onChange, options.ignored);
  try {
    running = rebuild([]);
    await running;
    running = undefined;
    if (waiting !== undefined) {
      const next = [...waiting];
      waiting = undefined;
      onChange(next);
    }
    const { server, port } = await listen({
      host: options.host,
      port: options.port,
      site: () => site,
      events,
      greeting: (of) =>
        of !== '' && of !== site.version ? ['reload'] : problems === '' ? undefined : ['problems', problems],
    });
    const name = options.host.includes(':') ? `[${options.host}]` : options.host;
    return {
      url: `http://${['0.0.0.0', '127.0.0.1', '[::]'].includes(name) ? 'localhost' : name}:${port}${site.basePath}/`,
      port,
      close: async () => {
        events.close();
        await watcher.close();
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
        await running;
      },
    };
  } catch (error) {
    await watcher.close();
    throw error;
  }
}

/** A fault of Rostrum's own, or of the disk, told like any other problem: the server and the last good site stay. */
function describeFault(error: unknown): DevBuild {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, files: new Map(), same: false, basePath: '', problems: `The build itself failed: ${message}\n` };
}
