/** `site.yaml` to plain data with places. Does not know which settings exist. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { ParsedSettings } from '../model/entry.ts';
import type { TextFile } from '../model/source.ts';
import { makeLocate, scanFields } from './fields.ts';
import { cleanMapping, parseYaml } from './yaml.ts';
import { describeYamlFailure } from './yaml-diagnostics.ts';

/** Reads a settings file; `undefined` with errors when it is not a YAML mapping. */
export function parseSettingsFile(file: TextFile): Outcome<ParsedSettings | undefined> {
  const { path } = file;
  const text = file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const read = parseYaml(text);
  if (!read.ok) return { value: undefined, diagnostics: describeYamlFailure(path, text, read.failure, 1) };
  const clean = cleanMapping(read.data);
  if (typeof clean === 'string') {
    const span = { path, line: 1, column: 1, length: 1 };
    return { value: undefined, diagnostics: [diagnose('front-matter/not-a-mapping', { found: clean }, span)] };
  }
  const locate = makeLocate(path, text, 1, scanFields(path, text.split('\n'), 1));
  return {
    value: { path, data: clean.data, locate },
    diagnostics: [
      ...clean.cleaned.map((at) => diagnose('front-matter/control-character', { key: at.join('.') }, locate(at))),
      ...clean.forbidden.map((at) => diagnose('front-matter/forbidden-key', { key: at.join('.') }, locate(at, 'key'))),
    ],
  };
}
