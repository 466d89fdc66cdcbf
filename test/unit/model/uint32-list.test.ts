import { expect, test } from 'vitest';
import { createUint32List, listedNumbers, pushNumber } from '../../../src/model/uint32-list.ts';

test('a list of numbers holds more than was expected', () => {
  const list = createUint32List(1);
  for (let number = 0; number < 5000; number++) pushNumber(list, number);
  expect(list.length).toBe(5000);
  expect([...listedNumbers(list)]).toEqual(Array.from({ length: 5000 }, (_, number) => number));
});
