import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Json } from '../../src/model/entry.ts';
import { dropEmpty } from '../../src/validate/fields.ts';
import {
  categorySchema,
  eventSchema,
  pageSchema,
  responseSchema,
  speakerSchema,
  talkSchema,
} from '../../src/validate/schemas.ts';
import { expectations } from '../../src/validate/shapes.ts';

const SCHEMAS = { talkSchema, speakerSchema, eventSchema, categorySchema, pageSchema, responseSchema };
const fields = Object.entries(SCHEMAS).flatMap(([kind, { shape }]) =>
  Object.entries(shape as Readonly<Record<string, z.ZodType>>).map(
    ([key, schema]) => [`${kind}.${key}`, schema] as const,
  ),
);

const key = fc.constantFrom(
  ...'name role organisation url title at path file language note duration start image alt pages kind number shown other toString length'.split(
    ' ',
  ),
);
const single: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', ' ', 'text', ' padded ', 'a, b', 'video', 'true', 'yes') },
  { weight: 1, arbitrary: fc.constantFrom<Json>(null, true, false, 0, 1984, 1.5) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const mapping: fc.Arbitrary<Json> = fc.dictionary(key, single, { maxKeys: 4, noNullPrototype: true });
const item = fc.oneof({ weight: 2, arbitrary: single }, { weight: 3, arbitrary: mapping });
const value: fc.Arbitrary<Json> = fc.oneof(item, fc.array(item, { maxLength: 3 }));

test('a field that is read quickly is read as zod would read it', () => {
  let quick = 0;
  fc.assert(
    fc.property(fc.constantFrom(...fields), value, ([name, schema], data) => {
      const read = data === null ? undefined : expectations.get(schema)?.quick?.(data);
      if (read === undefined) return;
      quick++;
      const whole = schema.safeParse(dropEmpty(data));
      // As JSON, so that the order of keys counts too.
      expect([name, JSON.stringify(read)]).toEqual([name, whole.success ? JSON.stringify(whole.data) : 'refused']);
      expect(read).toStrictEqual(whole.data);
    }),
    { numRuns: 5_000, seed: 7 },
  );
  expect(quick).toBeGreaterThan(500);
});
