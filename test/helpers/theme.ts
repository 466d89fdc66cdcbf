/** The theme's own templates, read from the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextFile } from '../../src/model/source.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export function readThemeTemplates(): readonly TextFile[] {
  const folder = join(root, 'templates');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pug'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

export function readPublicFile(path: string): string {
  return readFileSync(join(root, 'public', path), 'utf8');
}
