import { expect, test } from 'vitest';
import { createDependencyLog, type Dependency } from '../../../src/model/dependencies.ts';

const NAMES = new Map([
  ['a', 'Ada'],
  ['b', 'Bo'],
]);

function named(log: ReturnType<typeof createDependencyLog>, dependencies: readonly Dependency[]): string[] {
  return dependencies.map((dependency) => log.nameOf(dependency).join(' ')).sort();
}

test('what is asked for while something is made is noted once, also what is not there', () => {
  const log = createDependencyLog();
  const names = log.watchMap('name', NAMES);
  names.get('b');
  const { value, dependencies } = log.during(() => [names.get('a'), names.has('a'), names.get('x')]);
  expect(value).toEqual(['Ada', true, undefined]);
  expect(named(log, dependencies)).toEqual(['name a', 'name x']);
});

test('maps of one kind are one dependency, and say together what it is', () => {
  const log = createDependencyLog();
  const names = log.watchMap('thing', NAMES);
  const pages = log.watchMap('thing', new Map([['a', '/a/']]));
  const some = log.followMap('thing', new Map([['a', 'Ada']]));
  const { dependencies } = log.during(() => [names.get('a'), pages.get('a'), some.get('a')]);
  expect(dependencies.map(log.answer)).toEqual(['["Ada","/a/"]']);
});

test('an answer may be less than the thing', () => {
  const log = createDependencyLog();
  const things = log.watchMap('thing', new Map([['a', { hash: '1', text: 'long' }]]), ({ hash }) => hash);
  const { value, dependencies } = log.during(() => things.get('a')?.text);
  expect([value, dependencies.map(log.answer)]).toEqual(['long', ['["1"]']]);
  expect(log.answer(log.find(['thing', 'b'])!)).toBe('[null]');
});

test('keys that are numbers are found again by their name', () => {
  const log = createDependencyLog();
  const years = log.watchMap('year', new Map([[2018, '/2018/']]));
  const [dependency] = log.during(() => years.get(2018)).dependencies;
  expect(log.nameOf(dependency!)).toEqual(['year', '2018']);
  expect(log.find(['year', '2018'])).toBe(dependency);
  expect(log.answer(log.find(['year', '1999'])!)).toBe('[null]');
  expect(log.find(['month', '1'])).toBeUndefined();
});

test('of a watched function only the call counts, not what it asks for itself', () => {
  const log = createDependencyLog();
  const names = log.watchMap('name', NAMES);
  const count = log.watch('count', () => names.get('a')!.length + names.get('b')!.length);
  const { dependencies } = log.during(() => count('all'));
  expect(named(log, dependencies)).toEqual(['count all']);
  expect(dependencies.map(log.answer)).toEqual(['[5]']);
});

test('what is remembered counts with what it took at first, for everybody who asks, inside each other too', () => {
  const log = createDependencyLog();
  const names = log.watchMap('name', NAMES);
  let made = 0;
  const upper = log.remember((key: string) => {
    made++;
    return names.get(key)!.toUpperCase();
  });
  const both = log.remember((key: string) => upper(key) + upper('b'));
  expect(both('a')).toBe('ADABO');
  const { value, dependencies } = log.during(() => log.during(() => both('a')));
  expect([value.value, made]).toEqual(['ADABO', 2]);
  expect(named(log, value.dependencies)).toEqual(['name a', 'name b']);
  expect(dependencies).toEqual([]);
});

test('something that is being made cannot walk through a watched map; anybody else can', () => {
  const log = createDependencyLog();
  const names = log.watchMap('name', NAMES);
  expect([...names.keys(), ...names.values(), names.size]).toEqual(['a', 'b', 'Ada', 'Bo', 2]);
  for (const walk of [() => [...names], () => names.size, () => names.forEach(String), () => names.entries()])
    expect(() => log.during(walk)).toThrow('one by one');
  expect([...names]).toHaveLength(2);
});
