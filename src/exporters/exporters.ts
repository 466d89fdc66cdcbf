/** All exporters. A new one is a file and a line here. */
import { csv } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { openJson } from './open-json.ts';
import { pyvideo } from './pyvideo.ts';
import { schedule } from './schedule.ts';

export const EXPORTERS: readonly Exporter[] = [openJson, pyvideo, schedule, csv];
