/** Remembers what was loaded, so that each file is read once. Never remembers a failure: the next to ask tries again. */

/** `load` with a memory of the `limit` results used last. Who asks for a key that is on its way shares its result. */
export function remember<Value>(load: (key: string) => Promise<Value>, limit: number): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const found = known.get(key);
    // A map keeps the order of insertion: what is inserted again is the newest, what comes first was not used for longest.
    known.delete(key);
    const value = found ?? load(key);
    known.set(key, value);
    if (found === undefined) {
      value.catch(() => {
        if (known.get(key) === value) known.delete(key);
      });
      for (const oldest of known.keys()) {
        if (known.size <= limit) break;
        known.delete(oldest);
      }
    }
    return value;
  };
}
