/** What a rule looks at. */
import type { Archive } from '../model/archive.ts';
import type { SitePlan } from '../model/page.ts';
import type { SiteAddresses } from './site-addresses.ts';

export interface CheckInput {
  readonly archive: Archive;
  readonly plan: SitePlan;
  /** Relative to the output folder, as in `OutputFile`. */
  readonly outputPaths: ReadonlySet<string>;
}

export interface CheckContext extends CheckInput {
  readonly addresses: SiteAddresses;
  /** Paths of content files: no other ones are looked at, by rules that look at them one by one. */
  readonly only?: ReadonlySet<string>;
}
