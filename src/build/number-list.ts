/** A list of whole numbers that grows, for millions of them: 4 bytes each. */

export interface NumberList {
  readonly length: () => number;
  readonly add: (number: number) => void;
  /** All numbers so far; to be read before the next are added. */
  readonly all: () => Uint32Array;
}

const SMALLEST = 1024;

/** An empty list. `expected` numbers fit before it must grow. */
export function createNumberList(expected: number = SMALLEST): NumberList {
  let memory = new Uint32Array(Math.max(expected, SMALLEST));
  let length = 0;
  return {
    length: () => length,
    add: (number) => {
      if (length === memory.length) {
        const larger = new Uint32Array(memory.length * 2);
        larger.set(memory);
        memory = larger;
      }
      memory[length++] = number;
    },
    all: () => memory.subarray(0, length),
  };
}
