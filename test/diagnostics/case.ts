/** One broken archive and the diagnostic that it must provoke, at the place where a person would look for it. */
import { build } from '../../src/build/build.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { importInto } from '../../src/importing/import-into.ts';
import type { MemoryHost } from '../../src/io/memory-host.ts';
import { readDeployment } from '../../src/io/read-deployment.ts';
import { ARCHIVE, type SiteFiles, site } from '../helpers/site.ts';

export interface DiagnosticCase {
  readonly code: string;
  /** `path:line:column`, or `undefined` for what has no place in a file. */
  readonly at: string | undefined;
  readonly files: SiteFiles;
  /** Changes the disk before the build. */
  readonly prepare?: (host: MemoryHost) => void;
  /** Writes the site there as well; problems of the output folder only show then. */
  readonly out?: string;
  /** A path that is read as a deployed site, instead of building. */
  readonly deployed?: string;
  /** Sources that are imported instead of building. */
  readonly imports?: Readonly<Record<string, string | Uint8Array>>;
}

/** The path of the talk in most cases. */
export const TALK = 'content/talks/a.md';

/** A talk file with `lines` as front matter from line 4 on, below a title and a date. */
export function talkWith(lines: string, body = ''): string {
  return `---\ntitle: A talk\ndate: 2020-02-02\n${lines === '' ? '' : `${lines}\n`}---\n${body}`;
}

/** An archive whose only talk has these lines of front matter. */
export function inTalk(lines: string, body = ''): SiteFiles {
  return { [TALK]: talkWith(lines, body) };
}

/** Every diagnostic of a case. */
export async function provoke({
  files,
  prepare,
  out,
  deployed,
  imports,
}: DiagnosticCase): Promise<readonly Diagnostic[]> {
  const made = site(files);
  prepare?.(made.host);
  if (imports !== undefined) {
    for (const [name, content] of Object.entries(imports)) made.host.put(`/sources/${name}`, content);
    const sources = Object.keys(imports).map((name) => ({ path: `/sources/${name}`, name }));
    return (await importInto({ host: made.host, root: ARCHIVE, name: '.', sources })).diagnostics;
  }
  if (deployed !== undefined) return (await readDeployment(made.host, deployed)).diagnostics;
  if (out === undefined) return (await made.build()).diagnostics;
  return (await build({ host: made.host, archive: ARCHIVE, theme: '/theme', out })).diagnostics;
}
