import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTimeline, thingAt } from '../../../src/client/rail-timeline.ts';

const things = fc.array(
  fc.record({ name: fc.nat(), seconds: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }) }),
);

test('the thing at a second is the last that has begun by then', () => {
  fc.assert(
    fc.property(things, fc.integer({ min: -5, max: 60 }), (list, second) => {
      const begun = list.filter(({ seconds }) => seconds !== undefined && seconds <= second);
      const latest = Math.max(...begun.map(({ seconds }) => seconds ?? 0));
      const expected = begun.filter(({ seconds }) => seconds === latest).at(-1);
      expect(
        thingAt(
          makeTimeline(list, ({ seconds }) => seconds),
          second,
        ),
      ).toBe(expected);
    }),
  );
});

test('what has no number for a time is never on', () => {
  expect(
    thingAt(
      makeTimeline([1], () => Number.NaN),
      5,
    ),
  ).toBeUndefined();
});
