/** `urls.lock` beside `site.yaml`: every address that was once published, one a line. */
import type { Host } from '../io/host.ts';
import type { SitePlan } from '../model/page.ts';

export const URL_LOCK_FILE = 'urls.lock';

/** The addresses of the lock, or `undefined` where there is none. */
export async function readUrlLock(host: Host, root: string): Promise<readonly string[] | undefined> {
  const path = `${root}/${URL_LOCK_FILE}`;
  if ((await host.stat(path))?.kind !== 'file') return undefined;
  const text = new TextDecoder().decode(await host.readBytes(path));
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}

/** Writes the lock: what it held before and every address of the plan, sorted. */
export async function writeUrlLock(host: Host, root: string, plan: SitePlan): Promise<void> {
  const pages = plan.pages
    .filter(({ kind }) => kind !== 'redirect' && kind !== 'not-found')
    .map(({ permalink }) => permalink);
  const all = [...new Set([...((await readUrlLock(host, root)) ?? []), ...pages])].sort();
  const head = '# Addresses that were published. `rostrum build` fails when one would be dropped without a redirect.\n';
  await host.write(`${root}/${URL_LOCK_FILE}`, `${head}${all.join('\n')}\n`);
}
