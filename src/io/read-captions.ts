/** Reads the caption files that talks use. Interprets none of them. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { TextFile } from '../model/source.ts';
import { mapBounded } from './bounded.ts';
import type { Host } from './host.ts';
import { loadText, type TextProblem } from './read-text.ts';
import type { CopiedFile } from './site-file.ts';

const READS_AT_ONCE = 16;

export interface ReadCaptionsOptions {
  readonly root: string;
  /** Paths in the archive. */
  readonly paths: readonly string[];
  /** Where the files below `public/` lie, some of which are the theme's. */
  readonly publicFiles: readonly CopiedFile[];
}

/**
 * Reads caption files, in the order of their paths.
 *
 * One that is too large or not UTF-8 is left out with a warning, because it can be offered for download all the same; one that cannot be read at
 * all is an error.
 */
export async function readCaptions(host: Host, options: ReadCaptionsOptions): Promise<Outcome<readonly TextFile[]>> {
  const publicSources = new Map(options.publicFiles.map(({ path, source }) => [`public/${path}`, source]));
  const read = await mapBounded(options.paths, READS_AT_ONCE, (path) =>
    loadText(host, publicSources.get(path) ?? `${options.root}/${path}`, path),
  );
  const value: TextFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, file] of read.entries())
    if ('text' in file) value.push({ path: file.path, text: file.text });
    else diagnostics.push(describe(file, options.paths[index] ?? ''));
  return { value, diagnostics };
}

function describe(problem: TextProblem, path: string): Diagnostic {
  const at = { path, line: 1, column: 1, length: 0 };
  if (problem.kind === 'unreadable') return diagnose('source/unreadable', problem, at);
  if (problem.kind === 'too-large') return diagnose('transcript/too-large', problem, at);
  return diagnose('transcript/not-utf8', problem, { ...at, line: problem.line, column: problem.column, length: 1 });
}
