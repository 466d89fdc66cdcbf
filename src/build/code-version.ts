/** Which Rostrum, and which Node.js, a build was made with. */
import { fileURLToPath } from 'node:url';
import type { Host } from '../io/host.ts';
import { walk } from '../io/walk.ts';
import { VERSION } from './generator.ts';
import { PACKAGE_ROOT } from './package-root.ts';

const CODE = fileURLToPath(new URL('..', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '');

/**
 * A text that is another one whenever other code would run.
 *
 * An installed package is told by its version. In a checkout, where code changes under the same version, the files themselves count; costs a
 * look at each of them.
 */
export async function describeCode(host: Host): Promise<readonly string[]> {
  const versions = [VERSION, process.version];
  if (PACKAGE_ROOT.includes('/node_modules/')) return versions;
  const { files } = await walk(host, CODE, '', { skip: () => false });
  const paths = [...files.map((path) => `${CODE}/${path}`), `${PACKAGE_ROOT}/node_modules/.package-lock.json`];
  const states: string[] = [];
  for (const path of paths) states.push(`${path} ${(await host.fingerprint(path))?.id}`);
  return [...versions, ...states];
}
