/** What the rule about links in bodies says after edits of a few talks, without looking at all bodies again. Looks at no other rule. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Talk } from '../model/archive.ts';
import type { CheckInput } from './check-context.ts';
import { checkBodyLinks, hasSamePlaces } from './rules/body-links.ts';
import { MAX_PROPOSALS, siteAddresses } from './site-addresses.ts';

/** The codes of everything that the rule says. */
const CODES: ReadonlySet<string> = new Set(['check/broken-link', 'check/broken-fragment']);

export interface TalkEdit {
  readonly before: Talk;
  readonly after: Talk;
}

/** True for what `recheckLinks` says anew. */
export function isAboutLinks({ code }: Diagnostic): boolean {
  return CODES.has(code);
}

/**
 * The rule's problems of a site in which these talks were edited, all addresses being the same; `said` is what it said of the whole site before.
 *
 * All bodies are looked at again where a place in an edited one came or went, and where so much is broken that proposals may run out.
 */
export function recheckLinks(
  input: CheckInput,
  edits: readonly TalkEdit[],
  said: readonly Diagnostic[],
): readonly Diagnostic[] {
  const context = { ...input, addresses: siteAddresses(input.plan, input.outputPaths) };
  const local = edits.every(({ before, after }) => hasSamePlaces(before.body, after.body));
  if (!local || said.length >= MAX_PROPOSALS / 2) return checkBodyLinks(context);
  const only = new Set(edits.map(({ after }) => after.path));
  const kept = said.filter(({ span }) => span === undefined || !only.has(span.path));
  const links = checkBodyLinks({ ...context, only });
  return said.length + links.length >= MAX_PROPOSALS / 2 ? checkBodyLinks(context) : [...kept, ...links];
}
