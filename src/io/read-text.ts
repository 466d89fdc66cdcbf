/** Reads one text file of an archive, or says in a diagnostic why it cannot be read. */
import { createHash } from 'node:crypto';
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

/** Reads `file` as UTF-8; `path` is how messages and later stages call it. */
export async function readText(host: Host, file: string, path: string): Promise<Outcome<ReadText | undefined>> {
  const at = { path, line: 1, column: 1, length: 0 };
  try {
    const stat = await host.stat(file);
    if (stat === undefined) return failed(diagnose('source/unreadable', { reason: 'it does not exist' }, at));
    // Reading a pipe or a device might never end.
    if (stat.kind === 'other')
      return failed(diagnose('source/unreadable', { reason: 'it is not an ordinary file' }, at));
    if (stat.bytes > MAX_TEXT_BYTES)
      return failed(diagnose('source/too-large', { bytes: stat.bytes, limit: MAX_TEXT_BYTES }, at));
    const bytes = await host.readBytes(file);
    const decoded = decodeText(bytes);
    if (!decoded.ok) {
      const place = { path, line: decoded.line, column: decoded.column, length: 1 };
      return failed(diagnose('source/not-utf8', { guess: decoded.guess }, place));
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { value: { path, text: decoded.text, hash }, diagnostics: [] };
  } catch (error) {
    if (diskErrorCode(error) === undefined) throw error;
    return failed(diagnose('source/unreadable', { reason: describeDiskError(error) }, at));
  }
}

function failed(diagnostic: Diagnostic): Outcome<undefined> {
  return { value: undefined, diagnostics: [diagnostic] };
}
