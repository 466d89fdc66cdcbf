/** A file of the site on its way to the disk: bytes in hand, bytes that are made when they are needed, or a file that is copied without being held. */
import { hash } from 'node:crypto';
import type { MadeFile, OutputFile } from '../model/output.ts';
import type { Host } from './host.ts';

/** `path` is relative to the output folder; `source` is a path on the host. */
export interface CopiedFile {
  readonly path: string;
  readonly source: string;
  readonly bytes: number;
  /** Known when the copy comes from the image cache. */
  readonly sha256?: string;
}

export type SiteFile = OutputFile | CopiedFile | MadeFile;

/** A file that lies in the output folder as the manifest there says, known to be what it would be again. */
export interface KeptFile {
  readonly path: string;
  readonly kept: true;
}

/** The file with its content; `undefined` when it cannot be made. */
export function takeFile(file: OutputFile | MadeFile): OutputFile | undefined {
  return 'make' in file ? file.make() : file;
}

/** The bytes of a file of the site. Throws for one that cannot be made. */
export async function readSiteFile(host: Host, file: SiteFile): Promise<Uint8Array> {
  if ('source' in file) return host.readBytes(file.source);
  const made = takeFile(file);
  if (made === undefined) throw new Error(`${file.path} cannot be made`);
  return typeof made.content === 'string' ? new TextEncoder().encode(made.content) : made.content;
}

/** Size and SHA-256 of a file of the site that need not be made. */
export async function measureSiteFile(
  host: Host,
  file: OutputFile | CopiedFile,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  if ('source' in file) return { bytes: file.bytes, sha256: file.sha256 ?? (await host.hash(file.source)) };
  const bytes = typeof file.content === 'string' ? Buffer.byteLength(file.content) : file.content.length;
  return { bytes, sha256: hash('sha256', file.content) };
}
