/** Reads facets: which values there are, and which each document has. Fetches only the files that it is asked about. */
import type { Facet, FacetDescription, FacetDescriptions, FacetValue, SearchManifest } from '../../model/search.ts';
import { facetKey } from './facet-values.ts';
import { listLength, nameAt, type ReadFile, readJsonFile } from './find-file.ts';
import { remember } from './remember.ts';
import { expectEnd, openBytes, readVarint } from './varint.ts';

/** The values of all documents: those of document d are `values[starts[d]]` up to `values[starts[d + 1]]`, ascending. */
export interface FacetColumn {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

export interface FacetsReader {
  readonly describe: () => Promise<FacetDescriptions>;
  /** Numbers of the values that are called so: by name or key however spelt, or by slug. Empty when there is none. */
  readonly find: (facet: Facet, name: string) => Promise<readonly number[]>;
  readonly values: (facet: Facet, numbers: readonly number[]) => Promise<readonly FacetValue[]>;
  /** Undefined when no document has a value. */
  readonly column: (facet: Facet) => Promise<FacetColumn | undefined>;
}

/** A slug says little about the place of its value in the order, so that all files may have to be read; of longer lists it counts only as a name. */
const MAX_SCANNED = 16;
const MAX_FILES = 200;

/** A reader of the facets of an index. Every method rejects when a file cannot be read. */
export function createFacetsReader({ facets, talks }: SearchManifest, read: ReadFile): FacetsReader {
  const descriptions = remember((name) => readJsonFile<FacetDescriptions>(name, read), 1);
  const describe = (): Promise<FacetDescriptions> => descriptions(facets);
  const open = remember((name) => readJsonFile<readonly FacetValue[]>(name, read), MAX_FILES);
  const columns = remember(async (name) => decodeColumn(await read(name), talks.documents), MAX_FILES);

  const find = async (facet: Facet, name: string): Promise<readonly number[]> => {
    const list = (await describe())[facet]?.values;
    if (list === undefined) return [];
    for (const key of new Set([facetKey(facet, name), facetKey(facet, name.replaceAll('-', ' '))])) {
      const files = await listFiles(list, key, read);
      const numbers = await numbersWhere(files, (value) => value.key === key);
      if (numbers.length > 0) return numbers;
    }
    if (listLength(list) > MAX_SCANNED || list.depth === 2) return [];
    const slug = name.toLowerCase();
    return numbersWhere(await listFiles(list, undefined, read), (value) => value.slug?.toLowerCase() === slug);
  };

  const numbersWhere = async (
    files: readonly ValueFile[],
    holds: (value: FacetValue) => boolean,
  ): Promise<readonly number[]> => {
    const lists = await Promise.all(files.map(({ name }) => open(name)));
    return lists.flatMap((values, index) =>
      values.flatMap((value, place) => (holds(value) ? [files[index]!.first + place] : [])),
    );
  };

  return {
    describe,
    find,
    values: async (facet, numbers) => {
      const list = (await describe())[facet]?.values;
      if (list === undefined) return [];
      return Promise.all(
        numbers.map(async (number) => {
          const { name, first } = await findValueFile(list, number, read);
          const value = (await open(name))[number - first];
          if (value === undefined) throw new Error(`A file of the search index is damaged: no ${facet} ${number}.`);
          return value;
        }),
      );
    },
    column: async (facet) => {
      const name = (await describe())[facet]?.column;
      return name === undefined ? undefined : columns(name);
    },
  };
}

type ValueList = FacetDescription['values'];

/** A file of values and the number of the first of them. */
interface ValueFile {
  readonly name: string;
  readonly first: number;
}

async function findValueFile(list: ValueList, number: number, read: ReadFile, before = 0): Promise<ValueFile> {
  let first = before;
  let index = 0;
  for (; index < list.counts.length - 1 && number >= first + list.counts[index]!; index++) first += list.counts[index]!;
  const name = nameAt(list, index);
  if (list.depth === 1) return { name, first };
  return findValueFile(await readJsonFile<ValueList>(name, read), number, read, first);
}

/** The files that can hold a key, or all files, with the numbers of their first values. */
async function listFiles(
  list: ValueList,
  key: string | undefined,
  read: ReadFile,
  before = 0,
): Promise<readonly ValueFile[]> {
  const found: Promise<readonly ValueFile[]>[] = [];
  let first = before;
  for (const [index, count] of list.counts.entries()) {
    const file = { name: nameAt(list, index), first };
    const [start = '', next] = list.starts.slice(index, index + 2);
    if (key === undefined || (start <= key && (next === undefined || key <= next)))
      found.push(
        list.depth === 1
          ? Promise.resolve([file])
          : readJsonFile<ValueList>(file.name, read).then((inner) => listFiles(inner, key, read, file.first)),
      );
    first += count;
  }
  return (await Promise.all(found)).flat();
}

/** Layout: see `facet-files.ts`. Throws when the bytes are not a column of so many documents. */
function decodeColumn(bytes: Uint8Array, documents: number): FacetColumn {
  const reader = openBytes(bytes);
  const starts = new Uint32Array(documents + 1);
  const values: number[] = [];
  for (let document = 0; document < documents; document++) {
    let value = 0;
    for (let left = readVarint(reader); left > 0; left--) {
      value += readVarint(reader);
      values.push(value);
    }
    starts[document + 1] = values.length;
  }
  expectEnd(reader);
  return { starts, values: Uint32Array.from(values) };
}
