/** Building maps of lists. */

/** Appends to the list under a key. */
export function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Appends all values. Spread arguments would fail with some hundred thousand of them. */
export function addAll<Value>(list: Value[], values: readonly Value[]): void {
  for (const value of values) list.push(value);
}

/** Groups values by a key, keeping their order. */
export function groupBy<Key, Value>(values: Iterable<Value>, keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) addTo(groups, keyOf(value), value);
  return groups;
}
