/** Watches folders and says, after a short rest, that something changed. The only file that knows chokidar; never reads a file. */
import { existsSync } from 'node:fs';
import { watch } from 'chokidar';

export interface Watcher {
  readonly close: () => Promise<void>;
}

/**
 * Editors save in steps (write, rename, unlink); a change is told when nothing more has happened for this long.
 *
 * Must exceed the 50 ms for which chokidar drops further changes of one path: a change that it drops is then always told with the one before.
 */
const REST_MILLISECONDS = 60;
/** How often a watched folder that was moved away is looked for. */
const SEARCH_MILLISECONDS = 500;

/**
 * Calls `onChange` with the changed paths, once for each burst of changes, until closed.
 *
 * Resolves when watching has begun. `ignored` tells paths that must not count, such as the output folder. Paths that do not exist yet are
 * watched too, and begin to count when they appear; a path that is moved away and comes back counts again.
 */
export async function watchPaths(
  paths: readonly string[],
  onChange: (changed: readonly string[]) => void,
  ignored: (path: string) => boolean,
): Promise<Watcher> {
  const watcher = watch([...paths], { ignoreInitial: true, ignored: (path) => ignored(path.replaceAll('\\', '/')) });
  const changed = new Set<string>();
  const lost = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const search = setInterval(() => {
    for (const path of lost) {
      if (!existsSync(path)) continue;
      lost.delete(path);
      watcher.unwatch(path);
      watcher.add(path);
      tell(path);
    }
  }, SEARCH_MILLISECONDS);
  search.unref();
  const tell = (path: string): void => {
    changed.add(path.replaceAll('\\', '/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const burst = [...changed].sort();
      changed.clear();
      onChange(burst);
    }, REST_MILLISECONDS);
  };
  watcher.on('all', (event, path) => {
    // chokidar forgets a path that it was told to watch once that is gone.
    if (event.startsWith('unlink') && paths.includes(path.replaceAll('\\', '/'))) lost.add(path);
    tell(path);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', () => resolve());
    watcher.once('error', reject);
  });
  watcher.on('error', () => undefined);
  return {
    close: async () => {
      clearTimeout(timer);
      clearInterval(search);
      await watcher.close();
    },
  };
}
