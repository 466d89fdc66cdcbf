/** Whether every address that was once published is still answered. Reads and writes no file. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SitePlan } from '../model/page.ts';
import { nearest } from '../model/text.ts';
import { addressKey } from './site-address.ts';

/** An error for each address of the lock that neither a page nor a redirect of the plan answers. */
export function checkUrlLock(lock: readonly string[], plan: Pick<SitePlan, 'pages' | 'redirects'>): Diagnostic[] {
  const answered = new Set([
    ...plan.pages.map(({ permalink }) => addressKey(permalink)),
    ...plan.redirects.filter(({ prefix }) => !prefix).map(({ from }) => addressKey(from)),
  ]);
  const prefixes = plan.redirects.filter(({ prefix }) => prefix).map(({ from }) => from.replace(/\/?$/, '/'));
  const permalinks = plan.pages.filter(({ kind }) => kind !== 'redirect').map(({ permalink }) => permalink);
  return lock
    .filter((address) => !answered.has(addressKey(address)))
    .filter((address) => !prefixes.some((prefix) => address.replace(/\/?$/, '/').startsWith(prefix)))
    .map((address, index) => {
      const near = index < 20 ? nearest(address, permalinks) : undefined;
      return diagnose('plan/address-dropped', { address, ...(near === undefined ? {} : { nearest: near }) });
    });
}
