import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/model/entry.ts';
import { makeLocate, placePlainFields, scanFields } from '../../src/parse/fields.ts';
import { findPlainPlace, readPlainYaml } from '../../src/parse/plain-yaml.ts';
import { makePlaceFinder } from '../../src/parse/positions.ts';
import { cleanMapping, loadYaml } from '../../src/parse/yaml.ts';

const oneOf = (separator: string, text: string) => fc.constantFrom(...text.split(separator));
const key = oneOf(
  ' ',
  'a b c d e f g h title url date x_1 with-dash A _ B D E F no y n toString length name null true constructor 1 "q" é',
);
const value = fc.oneof(
  {
    weight: 40,
    arbitrary: oneOf(
      ' ; ',
      'text ; two words ; https://x.org/?a#b ; "quoted" ; \'single\' ; "a: b" ; \'it\'\'s\' ; "say \\"hi\\"" ; "a\\\\" ; 2018-03-11 ; 2018-03-11 11:55 ; 12:04 ; "39:28" ; 1984 ; 0 ; 007 ; Zürich 🎤 ; 3rd ; (x) ; $1 ; /a/b ; true ; false ; a:b ; C# x ; 日本',
    ),
  },
  {
    weight: 2,
    arbitrary: oneOf(
      ' ; ',
      '~ ; null ; True ; yes ; NULL ; 1.5 ; 1e3 ; 0x1f ; 0o7 ; -1 ; +1 ; .5 ; .inf ; 1_000 ; 12345678901234567 ; 1. ; 3D ; "a # b" ; "a #" ; " #b" ; "#b" ; \'a\u00a0# #b\' ; \'a  #b\' ; a # b ; a #b ; # c ; a: b ; a: ; : ; - x ; -x ; ? ; ! ; &a ; *a ; [a, b] ; {a: b} ; | ; > ; >- ; % ; @ ; "a ; \'a ; "a" b ; "a\\n" ; \'a\'b\' ; " ; \' ; << ; = ; ... ; --- ; \u00a0x ; x\u00a0 ; \u3000x ; x \u2028 ; \u0085 ; \ufeffx ; \ud800 ; a\u0001 ; a\tb',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const content = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: ${text}`) },
  { weight: 3, arbitrary: key.map((name) => `${name}:`) },
  { weight: 2, arbitrary: value },
);
const line = fc
  .tuple(
    oneOf(',', ',,,,  ,  ,    , ,   ,      '),
    oneOf(',', ',,,- ,- ,-,-  ,- - '),
    content,
    oneOf(',', ',,,,,, ,  # c'),
  )
  .map((parts) => parts.join(''));
/** Lines as they come, and mappings as people write them. */
const loose = fc.array(fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: oneOf(';', ';# c;---;\t') }), {
  maxLength: 7,
});
const neat = fc
  .array(
    fc.oneof(
      fc.tuple(key, value).map(([name, text]) => [`${name}: ${text}`]),
      fc
        .tuple(key, oneOf(',', ',  ,    '), fc.array(value, { minLength: 1, maxLength: 3 }))
        .map(([name, indent, items]) => [`${name}:`, ...items.map((item) => `${indent}- ${item}`)]),
      fc
        .tuple(key, oneOf(',', '  ,    '), fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 }))
        .map(([name, indent, pairs]) => [`${name}:`, ...pairs.map(([inner, text]) => `${indent}${inner}: ${text}`)]),
      fc
        .tuple(
          key,
          oneOf(',', ',  '),
          fc.array(fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        )
        .map(([name, indent, maps]) => [
          `${name}:`,
          ...maps.flatMap((pairs) =>
            pairs.map(([inner, text], index) => `${indent}${index === 0 ? '- ' : '  '}${inner}: ${text}`),
          ),
        ]),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((blocks) => blocks.flat());
const block = fc
  .oneof({ weight: 1, arbitrary: loose }, { weight: 4, arbitrary: neat })
  .map((lines) => lines.join('\n'));
const runs = { numRuns: 3_000, seed: 7 };

/** Every path into a value, and some that lead nowhere. */
function pathsOf(data: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const steps =
    data !== null && typeof data === 'object'
      ? Object.keys(data).map((step) => (Array.isArray(data) ? Number(step) : step))
      : [];
  return [
    path,
    [...path, 0],
    [...path, 'nowhere'],
    ...steps.flatMap((step) => pathsOf((data as never)[step], [...path, step])),
  ];
}

test('plain YAML is read as js-yaml reads it, and nothing in it needs cleaning', () => {
  let plain = 0;
  fc.assert(
    fc.property(block, (text) => {
      const read = readPlainYaml(text);
      if (read === undefined) return;
      plain++;
      const full = loadYaml(text);
      expect(full).toEqual({ ok: true, data: read.data });
      expect(JSON.stringify(cleanMapping(read.data))).toBe(
        JSON.stringify({ data: read.data, cleaned: [], forbidden: [] }),
      );
    }),
    runs,
  );
  expect(plain).toBeGreaterThan(runs.numRuns / 10);
});

test('places in plain YAML are those that the second parser finds', () => {
  fc.assert(
    fc.property(block, (text) => {
      const read = readPlainYaml(text);
      if (read === undefined) return;
      const find = makePlaceFinder(text);
      for (const path of pathsOf(read.data))
        for (const part of ['key', 'value'] as const) {
          const place = path.length === 0 ? undefined : findPlainPlace(read, path, part);
          const { line, column, length } = place ?? {};
          expect([path, part, place && { line, column, length }]).toEqual([
            path,
            part,
            path.length === 0 ? undefined : find(path, part),
          ]);
        }
    }),
    runs,
  );
});

test('fields of plain YAML stand where the scan of lines and the second parser find them', () => {
  fc.assert(
    fc.property(block, (text) => {
      const read = readPlainYaml(text);
      if (read === undefined) return;
      const scanned = scanFields('a.md', text.split('\n'), 2);
      const locate = makeLocate('a.md', text, 2, scanned);
      const placed = placePlainFields('a.md', 2, read);
      expect(Object.entries(placed.values)).toEqual(Object.entries(scanned.values));
      for (const path of pathsOf(read.data))
        for (const part of ['key', 'value'] as const)
          expect([path, part, placed.locate(path, part)]).toEqual([path, part, locate(path, part)]);
    }),
    runs,
  );
});
