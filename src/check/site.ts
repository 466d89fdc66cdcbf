/** All rules about a finished site. Reports; changes nothing. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckContext, CheckInput } from './check-context.ts';
import { checkBodyLinks } from './rules/body-links.ts';
import { checkDuplicateOutputs } from './rules/duplicate-outputs.ts';
import { checkDuplicateTalks } from './rules/duplicate-talks.ts';
import { checkRedirectSources } from './rules/redirect-sources.ts';
import { checkRedirectTargets } from './rules/redirect-targets.ts';
import { checkUnusedCategories } from './rules/unused-categories.ts';
import { siteAddresses } from './site-addresses.ts';

const RULES: readonly ((context: CheckContext) => readonly Diagnostic[])[] = [
  checkDuplicateOutputs,
  checkBodyLinks,
  checkRedirectSources,
  checkRedirectTargets,
  checkDuplicateTalks,
  checkUnusedCategories,
];

/** What is wrong with a site that was linked, planned and rendered. `outputPaths` are those of all files that would be written. */
export function checkSite(input: CheckInput): readonly Diagnostic[] {
  const context = { ...input, addresses: siteAddresses(input.plan, input.outputPaths) };
  return RULES.flatMap((rule) => rule(context));
}
