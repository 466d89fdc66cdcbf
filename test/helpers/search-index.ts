/** An index in files, held in memory, and the whole Lunr index that it must equal. */
import { createHash } from 'node:crypto';
import lunr from 'lunr';
import { type IndexDescription, searchFilePath } from '../../src/model/search.ts';
import type { Clause } from '../../src/search/read/evaluate.ts';
import type { ReadFile } from '../../src/search/read/find-file.ts';
import { createIndexReader, type IndexReader } from '../../src/search/read/index-reader.ts';
import { createFileSink, type FileSink, type Pack } from '../../src/search/write/file-sink.ts';
import { writeIndexFiles } from '../../src/search/write/index-files.ts';
import type { InvertedIndex } from '../../src/search/write/inverted-index.ts';

/** Names files as a build does and leaves them as they are. */
export const packPlainly: Pack = (bytes) => ({
  name: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
  content: bytes.slice(),
});

export interface IndexInFiles {
  readonly description: IndexDescription;
  /** By name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly read: ReadFile;
  readonly reader: IndexReader;
}

export function indexInFiles(index: InvertedIndex): IndexInFiles {
  const sink = createFileSink(packPlainly);
  const description = JSON.parse(JSON.stringify(writeIndexFiles(index, sink))) as IndexDescription;
  const files = filesOf(sink);
  const read = readFrom(files);
  return { description, files, read, reader: createIndexReader(description, read) };
}

export function filesOf(sink: FileSink): ReadonlyMap<string, Uint8Array> {
  const nameLength = 12;
  return new Map(
    sink.files().map(({ path, content }) => {
      const start = searchFilePath('').indexOf('.');
      return [path.slice(start, start + nameLength), content as Uint8Array];
    }),
  );
}

export function readFrom(files: ReadonlyMap<string, Uint8Array>): ReadFile {
  return async (name) => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new Error(`There is no file ${name}`);
    return bytes;
  };
}

const PRESENCE = {
  optional: lunr.Query.presence.OPTIONAL,
  required: lunr.Query.presence.REQUIRED,
  prohibited: lunr.Query.presence.PROHIBITED,
};

/** What Lunr's types do not tell of `lunr.TokenSet`. */
export const tokenSets = lunr.TokenSet as unknown as {
  readonly fromArray: (words: readonly string[]) => lunr.TokenSet;
  readonly fromClause: (clause: { readonly term: string; readonly editDistance?: number }) => lunr.TokenSet;
};

/**
 * Makes a whole index anew know its terms, without a fault of Lunr's: it tells nodes apart by their edges and the
 * numbers of the nodes behind them, written without anything between, so that an edge `1` to node 234 reads like edges
 * `1` to 2 and `3` to 4. Terms with digits are then lost or made up, and which depends on how many sets were made
 * before.
 */
export function repairTerms(index: lunr.Index): lunr.Index {
  interface Node {
    readonly final: boolean;
    readonly edges: Readonly<Record<string, { readonly id: number }>>;
  }
  const prototype = lunr.TokenSet.prototype as { toString: () => string };
  const original = prototype.toString;
  prototype.toString = function (this: Node) {
    const edges = Object.keys(this.edges).sort();
    return [this.final, ...edges.map((edge) => `${edge}${this.edges[edge]!.id}`)].join(' ');
  } as () => string;
  try {
    const { invertedIndex } = index as unknown as { readonly invertedIndex: object };
    return Object.assign(index, { tokenSet: tokenSets.fromArray(Object.keys(invertedIndex).sort()) });
  } finally {
    prototype.toString = original;
  }
}

/** What whole Lunr answers. Its pipeline is made to give the terms of a clause, as a real one may give several. */
export function askLunr(index: lunr.Index, clauses: readonly Clause[]): readonly { ref: string; score: number }[] {
  Object.assign(index, { pipeline: { runString: (terms: string) => JSON.parse(terms) as string[] } });
  return index.query((query) => {
    for (const { fields, terms, boost, editDistance, presence } of clauses)
      query.clause({
        fields: [...fields],
        term: JSON.stringify(terms),
        usePipeline: true,
        boost,
        presence: PRESENCE[presence],
        ...(editDistance === undefined ? {} : { editDistance }),
      } as unknown as lunr.Query.Clause);
  });
}
