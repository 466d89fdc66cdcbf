/** Reads one text file of an archive, or says in a diagnostic why it cannot be read. */
import { hash } from 'node:crypto';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { TextFile } from '../model/source.ts';
import { decodeText } from './decode-text.ts';
import { describeDiskError, diskErrorCode, type Host } from './host.ts';

/** The largest text file that is read. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

export interface ReadText extends TextFile {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** Why a file is no text that can be used. */
export type TextProblem =
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'not-utf8'; readonly guess: string; readonly line: number; readonly column: number };

/** Reads `file` as UTF-8; `path` is how messages and later stages call it. A file that cannot be read is an error. */
export async function readText(host: Host, file: string, path: string): Promise<Outcome<ReadText | undefined>> {
  const read = await loadText(host, file, path);
  return 'text' in read ? { value: read, diagnostics: [] } : { value: undefined, diagnostics: [describe(read, path)] };
}

/** The same, for those who have their own words for what can be wrong. */
export async function loadText(host: Host, file: string, path: string): Promise<ReadText | TextProblem> {
  try {
    const stat = await host.stat(file);
    if (stat === undefined) return { kind: 'unreadable', reason: 'it does not exist' };
    // Reading a pipe or a device might never end.
    if (stat.kind === 'other') return { kind: 'unreadable', reason: 'it is not an ordinary file' };
    if (stat.bytes > MAX_TEXT_BYTES) return { kind: 'too-large', bytes: stat.bytes, limit: MAX_TEXT_BYTES };
    const bytes = await host.readBytes(file);
    const decoded = decodeText(bytes);
    if (!decoded.ok) return { kind: 'not-utf8', guess: decoded.guess, line: decoded.line, column: decoded.column };
    return { path, text: decoded.text, hash: hash('sha256', bytes) };
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return { kind: 'unreadable', reason: describeDiskError(error) };
  }
}

function describe(problem: TextProblem, path: string): Diagnostic {
  const at = { path, line: 1, column: 1, length: 0 };
  if (problem.kind === 'unreadable') return diagnose('source/unreadable', problem, at);
  if (problem.kind === 'too-large') return diagnose('source/too-large', problem, at);
  return diagnose('source/not-utf8', problem, { path, line: problem.line, column: problem.column, length: 1 });
}
