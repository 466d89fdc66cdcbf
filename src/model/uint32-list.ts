/** A list of unsigned 32 bit numbers that grows, for loops in which an array of numbers would cost too much memory. */

export interface Uint32List {
  /** Longer than the list; what lies after `length` has no meaning. */
  values: Uint32Array;
  length: number;
}

export function createUint32List(capacity = 1024): Uint32List {
  return { values: new Uint32Array(capacity), length: 0 };
}

/** Appends a number. Amortised constant time. */
export function pushNumber(list: Uint32List, value: number): void {
  if (list.length === list.values.length) list.values = grown(list.values, list.length + 1);
  list.values[list.length++] = value;
}

/** The numbers of a list, without what lies after them; to be read before the next are appended. */
export function listedNumbers({ values, length }: Uint32List): Uint32Array {
  return values.subarray(0, length);
}

/** The same numbers with room for at least `needed`, half as much again as before. */
export function grown(values: Uint32Array, needed: number): Uint32Array {
  const larger = new Uint32Array(Math.max(needed, values.length + (values.length >> 1) + 16));
  larger.set(values);
  return larger;
}
