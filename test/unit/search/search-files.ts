/** What the files of a search hold, read back from a built site or a sink. */
import { gunzipSync } from 'node:zlib';
import type { OutputFile } from '../../../src/model/output.ts';
import {
  type FileList,
  MANIFEST_FILE,
  type NumberedFiles,
  type SearchManifest,
  searchFilePath,
} from '../../../src/model/search.ts';
import { readJsonFile } from '../../../src/search/read/find-file.ts';

export interface SearchFiles {
  readonly manifest: SearchManifest;
  readonly read: (name: string) => Promise<Uint8Array>;
  readonly readAll: <Thing>(list: NumberedFiles) => Promise<readonly Thing[]>;
  /** Every file as text, inflated. */
  readonly texts: ReadonlyMap<string, string>;
}

export function readSearchFiles(
  outputs: readonly { readonly path: string; readonly content?: unknown }[],
): SearchFiles {
  const files = new Map(
    outputs
      .filter((file): file is OutputFile => /^search\/.*\.(?:bin|json)$/.test(file.path) && 'content' in file)
      .map(({ path, content }) => [
        path,
        typeof content === 'string'
          ? new TextEncoder().encode(content)
          : path.endsWith('.bin')
            ? new Uint8Array(gunzipSync(content))
            : content,
      ]),
  );
  const texts = new Map([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
  const read = async (name: string): Promise<Uint8Array> => {
    const bytes = files.get(searchFilePath(name));
    if (bytes === undefined) throw new Error(`There is no file ${name}`);
    return bytes;
  };
  return {
    manifest: JSON.parse(texts.get(MANIFEST_FILE) ?? 'null') as SearchManifest,
    read,
    readAll: async <Thing>(list: NumberedFiles) => {
      const own = namesOf(list);
      const names =
        list.depth === 1
          ? own
          : (await Promise.all(own.map((name) => readJsonFile<FileList>(name, read)))).flatMap(namesOf);
      return (await Promise.all(names.map((name) => readJsonFile<readonly Thing[]>(name, read)))).flat();
    },
    texts,
  };
}

function namesOf({ names }: FileList): readonly string[] {
  return names.match(/.{12}/g) ?? [];
}
