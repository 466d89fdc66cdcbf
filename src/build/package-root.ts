/** Where this package lies: the folder with the theme's `templates/` and `public/`, and the compiled browser code. */
import { fileURLToPath } from 'node:url';

/** Absolute, with `/`; the same from `src/` and from `dist/`. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '');
