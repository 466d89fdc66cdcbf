/** The program that is measured: the compiled one of this repository. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const CLI = join(import.meta.dirname, '../../dist/program/rostrum.js');

export const isCompiled = () => existsSync(CLI);
