/** What made a site, for its pages and files. */
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export const VERSION = manifest.version;
export const GENERATOR = `Rostrum ${VERSION}`;
