/** Every diagnostic code, once. The groups stand in `catalogue/`, one file each; a key that stands twice does not compile here. */
import { bodyCodes } from './catalogue/body.ts';
import { checkCodes } from './catalogue/check.ts';
import { contentCodes } from './catalogue/content.ts';
import { frontMatterCodes } from './catalogue/front-matter.ts';
import { importCodes } from './catalogue/import.ts';
import { linkCodes } from './catalogue/link.ts';
import { outputCodes } from './catalogue/output.ts';
import { planCodes } from './catalogue/plan.ts';
import { renderCodes } from './catalogue/render.ts';
import { settingsCodes } from './catalogue/settings.ts';
import { sourceCodes } from './catalogue/source.ts';
import { talkCodes } from './catalogue/talk.ts';
import { transcriptCodes } from './catalogue/transcript.ts';
import type { CodeDefinition } from './define.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Span } from './span.ts';

export const catalogue = {
  ...sourceCodes,
  ...frontMatterCodes,
  ...bodyCodes,
  ...talkCodes,
  ...contentCodes,
  ...settingsCodes,
  ...transcriptCodes,
  ...linkCodes,
  ...planCodes,
  ...renderCodes,
  ...checkCodes,
  ...outputCodes,
  ...importCodes,
};

export type Code = keyof typeof catalogue;
type ArgsOf<C extends Code> = (typeof catalogue)[C] extends CodeDefinition<infer Args> ? Args : never;

/** Makes the diagnostic of a code. `related` names further places of the same problem. */
export function diagnose<C extends Code>(
  code: C,
  args: ArgsOf<C>,
  span?: Span,
  related?: Diagnostic['related'],
): Diagnostic {
  const definition = catalogue[code] as unknown as CodeDefinition<ArgsOf<C>>;
  const hint = typeof definition.hint === 'string' ? definition.hint : definition.hint(args);
  return {
    code,
    severity: definition.severity,
    message: definition.message(args),
    ...(hint === '' ? {} : { hint }),
    ...(span === undefined ? {} : { span }),
    ...(related === undefined || related.length === 0 ? {} : { related }),
  };
}
