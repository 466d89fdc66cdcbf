/** Numbers terms in the order in which they are first seen, which is the order of Lunr's `_index`. */
import { createCodeUnitTable, HASH_START, HASH_STEP } from './code-unit-table.ts';

export interface TermNumbers {
  /** By number. */
  readonly terms: readonly string[];
  readonly numberOf: (term: string) => number;
}

export function createTermNumbers(): TermNumbers {
  const terms: string[] = [];
  const table = createCodeUnitTable();
  let codes = new Uint16Array(256);

  function numberOf(term: string): number {
    if (term.length > codes.length) codes = new Uint16Array(term.length);
    let hash = HASH_START;
    for (let at = 0; at < term.length; at++) {
      const code = term.charCodeAt(at);
      codes[at] = code;
      hash = Math.imul(hash ^ code, HASH_STEP);
    }
    const known = table.find(codes, term.length, hash);
    if (known !== undefined) return known;
    table.add(codes, term.length, hash, terms.length);
    return terms.push(term) - 1;
  }

  return { terms, numberOf };
}
