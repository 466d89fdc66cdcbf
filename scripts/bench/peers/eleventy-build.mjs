/**
 * One build by Eleventy, in a process of its own: its command line works on the current folder only.
 *
 *   node eleventy-build.mjs FOLDER_OF_THE_PACKAGE SITE OUT
 */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [program, site, out] = process.argv.slice(2);
process.chdir(site);
const { Eleventy } = await import(pathToFileURL(join(program, 'src/Eleventy.js')).href);
const eleventy = new Eleventy('content', out, { configPath: 'eleventy.config.mjs', quietMode: true });
await eleventy.init();
await eleventy.write();
