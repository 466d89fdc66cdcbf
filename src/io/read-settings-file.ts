/** Reads an archive's `site.yaml` as text. Knows nothing of what stands in it. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { TextFile } from '../model/source.ts';
import type { Host } from './host.ts';
import { readText } from './read-text.ts';

export const SETTINGS_FILE = 'site.yaml';

/** The settings of the archive at `root`; `name` is how a person called that folder. */
export async function readSettingsFile(
  host: Host,
  root: string,
  name: string = root,
): Promise<Outcome<TextFile | undefined>> {
  if ((await host.stat(root))?.kind !== 'directory')
    return { value: undefined, diagnostics: [diagnose('source/no-archive', { folder: name })] };
  const file = `${root}/${SETTINGS_FILE}`;
  if ((await host.stat(file)) === undefined)
    return { value: undefined, diagnostics: [diagnose('source/no-settings', { folder: name })] };
  return readText(host, file, SETTINGS_FILE);
}
