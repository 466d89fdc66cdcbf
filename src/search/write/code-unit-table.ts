/**
 * A hash table from runs of code units to numbers, so that a word that is known is found without making a string of it. Open addressing with linear
 * probing; the keys lie one after another in one array.
 */

/** Start and step of the hash of a key: FNV-1a over code units, `hash = Math.imul(hash ^ code, HASH_STEP)`. */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_STEP = 0x01000193;

/** Keys are the first `length` code units of `key`, with their hash. */
export interface CodeUnitTable {
  /** The number kept for a key; undefined when it is new. */
  readonly find: (key: Uint16Array, length: number, hash: number) => number | undefined;
  /** Keeps a number for a key that `find` does not know. */
  readonly add: (key: Uint16Array, length: number, hash: number, value: number) => void;
}

/** Numbers stored of a key, side by side as they are read: its hash, its end in the array of keys (its start is the end before), what is kept for it. */
const ENTRY = 3;

export function createCodeUnitTable(): CodeUnitTable {
  /** Entry number by slot, 0 for an empty slot; the length is a power of two and at least twice the number of entries. */
  let slots = new Int32Array(1 << 10);
  /** Entry 0 stands before the first, so that every entry has one before it. */
  let entries = new Int32Array(ENTRY << 9);
  let keys = new Uint16Array(1 << 12);
  let count = 0;

  function find(key: Uint16Array, length: number, hash: number): number | undefined {
    const mask = slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]! * ENTRY;
      if (entry === 0) return undefined;
      if (entries[entry] !== hash) continue;
      const start = entries[entry + 1 - ENTRY]!;
      if (entries[entry + 1]! - start !== length) continue;
      let at = 0;
      while (at < length && keys[start + at] === key[at]) at++;
      if (at === length) return entries[entry + 2];
    }
  }

  function add(key: Uint16Array, length: number, hash: number, value: number): void {
    const start = entries[count * ENTRY + 1]!;
    count++;
    if ((count + 1) * ENTRY > entries.length) growEntries();
    if (start + length > keys.length) growKeys(start + length);
    for (let at = 0; at < length; at++) keys[start + at] = key[at]!;
    entries[count * ENTRY] = hash;
    entries[count * ENTRY + 1] = start + length;
    entries[count * ENTRY + 2] = value;
    place(count, hash);
  }

  function growEntries(): void {
    const larger = new Int32Array(entries.length * 2);
    larger.set(entries);
    entries = larger;
    slots = new Int32Array(slots.length * 2);
    for (let entry = 1; entry < count; entry++) place(entry, entries[entry * ENTRY]!);
  }

  function growKeys(needed: number): void {
    const larger = new Uint16Array(Math.max(needed, keys.length * 2));
    larger.set(keys);
    keys = larger;
  }

  function place(entry: number, hash: number): void {
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entry;
  }

  return { find, add };
}
