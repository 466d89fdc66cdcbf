/** A list of whole numbers that grows, for millions of them: 4 bytes each. */

export interface NumberList {
  readonly length: () => number;
  readonly add: (numbers: Iterable<number>) => void;
  /** All numbers so far; to be read before the next are added. */
  readonly all: () => Uint32Array;
}

const FIRST = 1024;

export function createNumberList(): NumberList {
  let memory = new Uint32Array(FIRST);
  let length = 0;
  return {
    length: () => length,
    add: (numbers) => {
      for (const number of numbers) {
        if (length === memory.length) {
          const larger = new Uint32Array(memory.length * 2);
          larger.set(memory);
          memory = larger;
        }
        memory[length++] = number;
      }
    },
    all: () => memory.subarray(0, length),
  };
}
