/** The settings of an archive, for commands that need them and no site. */
import { absolutePath, createNodeHost } from '../io/node-host.ts';
import { readSettingsFile } from '../io/read-settings-file.ts';
import type { Settings } from '../model/settings.ts';
import { parseSettingsFile } from '../parse/settings-file.ts';
import { validateSettings } from '../validate/settings.ts';
import { UsageError } from './usage-error.ts';

/** The settings of an archive; a broken `site.yaml` is refused, because a command that needs them can do nothing without. */
export async function readArchiveSettings(folder: string): Promise<Settings> {
  const file = await readSettingsFile(createNodeHost(), absolutePath(folder));
  const parsed = file.value === undefined ? undefined : parseSettingsFile(file.value).value;
  const settings = parsed === undefined ? undefined : validateSettings(parsed).value;
  if (settings === undefined) throw new UsageError('site.yaml has errors', 'rostrum check tells which.');
  return settings;
}
