/**
 * What something was made from, written down while it is made, so that a later build can tell whether it would come out the same.
 *
 * Reads go through watched maps and functions. Knows nothing of talks or files, and never decides what is made again.
 */

/** A thing that was asked for, as a number that holds in one log only. */
export type Dependency = number;

/** A kind of thing, and which one. */
export type DependencyName = readonly [kind: string, key: string];

/** What those read through who do not know whether anybody writes it down. */
export interface DependencyWatch {
  /**
   * The same map, of which single reads are noted. Maps of one kind belong together: what any of them says about a key is one dependency. While
   * something is being made, a watched map cannot be walked through, because nobody could tell then what of it mattered. `answerOf` gives what
   * differs wherever a thing does, where that is less than the thing.
   */
  readonly watchMap: <Key extends string | number, Value>(
    kind: string,
    map: ReadonlyMap<Key, Value>,
    answerOf?: (value: Value) => unknown,
  ) => ReadonlyMap<Key, Value>;
  /** The same for a map that follows from the watched ones of that kind, such as a part of their things: it adds nothing to what they say. */
  readonly followMap: <Key extends string | number, Value>(
    kind: string,
    map: ReadonlyMap<Key, Value>,
  ) => ReadonlyMap<Key, Value>;
  /** The same function, of which calls are noted. Its answers must be JSON, or `undefined`. */
  readonly watch: <Value>(kind: string, find: (key: string) => Value) => (key: string) => Value;
  /** The same function, called once for each key: what the first call asked for counts for all. */
  readonly remember: <Key, Value>(make: (key: Key) => Value) => (key: Key) => Value;
}

/** A watch that writes down. */
export interface DependencyLog extends DependencyWatch {
  /** Makes something, and tells what it asked for: each dependency once, in no order. */
  readonly during: <Value>(make: () => Value) => {
    readonly value: Value;
    readonly dependencies: readonly Dependency[];
  };
  readonly nameOf: (dependency: Dependency) => DependencyName;
  /** The dependency of this name, whether or not anything has asked for it; `undefined` for a kind that is not watched. */
  readonly find: (name: DependencyName) => Dependency | undefined;
  /** What is answered to a dependency in this build, as JSON. */
  readonly answer: (dependency: Dependency) => string;
}

/** Writes nothing down: for what nobody makes again. */
export const UNWATCHED: DependencyWatch = {
  watchMap: (_, map) => map,
  followMap: (_, map) => map,
  watch: (_, find) => find,
  remember: (make) => {
    const known = new Map<unknown, { readonly value: never }>();
    return (key) => {
      let made = known.get(key);
      if (made === undefined) {
        made = { value: make(key) as never };
        known.set(key, made);
      }
      return made.value;
    };
  },
};

type Source = (key: string | number) => unknown;

interface Kind {
  readonly name: string;
  readonly sources: Source[];
  /** Whether its keys are numbers, which a name has as text. */
  numeric: boolean;
  readonly numbers: Map<string | number, Dependency>;
}

/** An empty log. */
export function createDependencyLog(): DependencyLog {
  const kinds = new Map<string, Kind>();
  const names: (readonly [Kind, string | number])[] = [];
  /** The dependencies of what is being made, innermost last; one may come several times. */
  const open: Dependency[][] = [];
  /** By dependency: in which list it was put last. */
  const listed: number[] = [];
  let lists = 0;
  let current: Dependency[] | undefined;

  const kindOf = (name: string): Kind => {
    const known = kinds.get(name);
    if (known !== undefined) return known;
    const kind: Kind = { name, sources: [], numeric: false, numbers: new Map() };
    kinds.set(name, kind);
    return kind;
  };
  const numberOf = (kind: Kind, key: string | number): Dependency => {
    const known = kind.numbers.get(key);
    if (known !== undefined) return known;
    const number = names.push([kind, key]) - 1;
    listed.push(0);
    kind.numbers.set(key, number);
    return number;
  };
  const note = (kind: Kind, key: string | number): void => {
    current?.push(numberOf(kind, key));
  };
  const collect = <Value>(make: () => Value): { readonly value: Value; readonly dependencies: Dependency[] } => {
    const dependencies: Dependency[] = [];
    open.push(dependencies);
    current = dependencies;
    try {
      const value = make();
      return { value, dependencies };
    } finally {
      open.pop();
      current = open.at(-1);
    }
  };

  /** Each dependency once. */
  const distinct = (dependencies: readonly Dependency[]): readonly Dependency[] => {
    const list = ++lists;
    const found: Dependency[] = [];
    for (const dependency of dependencies) {
      if (listed[dependency] === list) continue;
      listed[dependency] = list;
      found.push(dependency);
    }
    return found;
  };

  /** For what an answer is found with: the answer itself is the dependency. */
  const unnoticed = <Value>(make: () => Value): Value => {
    const outer = current;
    current = undefined;
    try {
      return make();
    } finally {
      current = outer;
    }
  };

  const followMap = <Key extends string | number, Value>(name: string, map: ReadonlyMap<Key, Value>) => {
    const kind = kindOf(name);
    return watchReads(map, {
      onRead: (key) => note(kind, key),
      onWalk: () => {
        if (current !== undefined) throw new Error(`The things of kind "${name}" must be asked for one by one here`);
      },
    });
  };

  return {
    watchMap: (name, map, answerOf = (value) => value) => {
      const kind = kindOf(name);
      kind.sources.push((key) => {
        const value = map.get(key as never);
        return value === undefined ? undefined : answerOf(value);
      });
      for (const key of map.keys()) {
        kind.numeric = typeof key === 'number';
        break;
      }
      return followMap(name, map);
    },
    followMap,
    watch: (name, find) => {
      const kind = kindOf(name);
      kind.sources.push((key) => find(String(key)));
      return (key) => {
        note(kind, key);
        return unnoticed(() => find(key));
      };
    },
    remember: (make) => {
      const known = new Map<unknown, { readonly value: never; readonly dependencies: readonly Dependency[] }>();
      return (key) => {
        let made = known.get(key);
        if (made === undefined) {
          const { value, dependencies } = collect(() => make(key));
          made = { value: value as never, dependencies: distinct(dependencies) };
          known.set(key, made);
        }
        if (current !== undefined) for (const dependency of made.dependencies) current.push(dependency);
        return made.value;
      };
    },
    during: (make) => {
      const { value, dependencies } = collect(make);
      return { value, dependencies: distinct(dependencies) };
    },
    nameOf: (dependency) => {
      const [kind, key] = names[dependency]!;
      return [kind.name, String(key)];
    },
    find: ([name, key]) => {
      const kind = kinds.get(name);
      return kind === undefined ? undefined : numberOf(kind, kind.numeric ? Number(key) : key);
    },
    answer: (dependency) => {
      const [{ sources }, key] = names[dependency]!;
      return JSON.stringify(sources.map((source) => source(key) ?? null));
    },
  };
}

function watchReads<Key extends string | number, Value>(
  map: ReadonlyMap<Key, Value>,
  { onRead, onWalk }: { readonly onRead: (key: Key) => void; readonly onWalk: () => void },
): ReadonlyMap<Key, Value> {
  const walking = (): ReadonlyMap<Key, Value> => {
    onWalk();
    return map;
  };
  return {
    get: (key) => {
      onRead(key);
      return map.get(key);
    },
    has: (key) => {
      onRead(key);
      return map.has(key);
    },
    get size() {
      return walking().size;
    },
    forEach: (visit) => {
      for (const [key, value] of walking()) visit(value, key, map as Map<Key, Value>);
    },
    entries: () => walking().entries() as MapIterator<[Key, Value]>,
    keys: () => walking().keys() as MapIterator<Key>,
    values: () => walking().values() as MapIterator<Value>,
    [Symbol.iterator]: () => walking().entries() as MapIterator<[Key, Value]>,
  };
}
