/** `rostrum init`: a ready archive in an empty folder. Never touches a folder that holds anything. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { buildJsonSchemas } from '../../validate/json-schema.ts';
import { starterFiles } from '../starter/starter-files.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

/** Files of a new checkout that an archive can be made beside. */
const HARMLESS = new Set(['.git', '.DS_Store']);

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new UsageError(`${folder} is a file, not a folder`);
    throw error;
  }
}

function titleOf(folder: string): string {
  const words = basename(folder)
    .replace(/[-_.]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return words === '' ? 'Our talks' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Makes the archive and says what to do next. */
export async function runInit(
  folder: string,
  options: { readonly bare: boolean; readonly today: string; readonly version: string },
  terminal: Terminal,
): Promise<number> {
  const target = resolve(folder);
  const present = (await listFolder(target)).filter((name) => !HARMLESS.has(name));
  if (present.length > 0)
    throw new UsageError(
      `${folder} is not empty: it holds ${present.length === 1 ? present[0] : `${present.length} files and folders`}`,
      'Name a new folder; nothing was changed.',
    );
  const files = starterFiles({
    title: titleOf(target),
    bare: options.bare,
    date: options.today,
    version: options.version,
    schemas: buildJsonSchemas(),
  });
  for (const [path, text] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text, { flag: 'wx' });
  }
  for (const path of files.keys()) terminal.print(join(folder, path));
  terminal.note('');
  terminal.note(`Next: rostrum dev ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`);
  return EXIT.fine;
}
