/** One content file to a document: front matter as plain data, a safe body, the media in it. Knows no field's meaning. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/entry.ts';
import type { SourceFile } from '../model/source.ts';
import { parseBody } from './body.ts';
import { parseFrontMatter } from './front-matter.ts';

/** Parses a file; `undefined` with errors when its front matter cannot be read. Its text is checked all the same. */
export function parseDocument(
  file: SourceFile,
  options: { readonly frameHosts: readonly string[] },
): Outcome<Document | undefined> {
  const { path, kind, id, hash } = file;
  const front = parseFrontMatter(path, file.text, kind);
  if (front.value === undefined) return { value: undefined, diagnostics: front.diagnostics };
  const { data, body: text, bodyLine, spans, locate } = front.value;
  const { frameHosts } = options;
  const body = parseBody({ path, text, firstLine: bodyLine, frameHosts, keepsMedia: kind === 'talk' });
  return {
    value: { kind, path, id, hash, data, ...body.value, spans, locate },
    diagnostics: [...front.diagnostics, ...body.diagnostics],
  };
}
