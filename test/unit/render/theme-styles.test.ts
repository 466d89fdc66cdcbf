import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Settings } from '../../../src/model/settings.ts';
import { contrast, hexToOklch, oklchToHex } from '../../../src/render/colour.ts';
import { GROUNDS, renderThemeStyles } from '../../../src/render/theme-styles.ts';
import { readPublicFile } from '../../helpers/theme.ts';

function styles(accent: string) {
  const { value, diagnostics } = renderThemeStyles({ theme: { accent, shareImages: false } } as Settings);
  const read = (name: string): readonly string[] =>
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(String(value.content))?.slice(1) ?? [];
  return { path: value.path, read, diagnostics };
}

const ACCENTS = [
  '#7c3aed',
  '#ffcc00',
  '#ff6600',
  '#000000',
  '#ffffff',
  '#888888',
  '#00aa55',
  '#0000ff',
  '#e11d48',
  '#123456',
];

test.each(ACCENTS)('every text pair made from %s has a contrast of 4.5', (accent) => {
  const { read, path } = styles(accent);
  expect(path).toBe('assets/theme.css');
  for (const [index, scheme] of (['light', 'dark'] as const).entries()) {
    const [accentFill, onAccent, text, hover, tint] = [
      'accent',
      'on-accent',
      'accent-text',
      'accent-hover',
      'accent-tint',
    ].map((name) => read(name)[index]!);
    const { paper, raised, ink } = GROUNDS[scheme];
    for (const ground of [paper, raised, tint!]) {
      expect(contrast(text!, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(hover!, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
    }
    expect(contrast(onAccent!, accentFill!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(accentFill!, paper)).toBeGreaterThanOrEqual(3);
  }
});

test('an accent that is readable is used as it is, without a word', () => {
  const { read, diagnostics } = styles('#7C3AED');
  expect(read('accent')[0]).toBe('#7c3aed');
  expect(read('accent-text')[0]).toBe('#7c3aed');
  expect(diagnostics).toEqual([]);
});

test('an accent that is too light gives a warning that names the pair and the shade used instead', () => {
  const { read, diagnostics } = styles('#ffcc00');
  expect(diagnostics).toMatchObject([{ code: 'render/accent-contrast', severity: 'warning' }]);
  expect(diagnostics[0]?.message).toContain('#ffcc00 as text on the light page (#fcfbf8) has a contrast of 1.4:1');
  expect(diagnostics[0]?.hint).toContain(read('accent-text')[0]);
});

test('colours survive the way to OKLCH and back', () => {
  for (const hex of ACCENTS) {
    const back = oklchToHex(hexToOklch(hex));
    for (const at of [1, 3, 5])
      expect(
        Math.abs(Number.parseInt(back.slice(at, at + 2), 16) - Number.parseInt(hex.slice(at, at + 2), 16)),
      ).toBeLessThan(16);
  }
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
});

test('the stylesheet has the grounds that are checked here, and stays small', () => {
  const css = readPublicFile('styles/main.css');
  for (const name of ['paper', 'raised', 'ink'] as const)
    expect(css).toContain(`--${name}: light-dark(${GROUNDS.light[name]}, ${GROUNDS.dark[name]})`);
  expect(gzipSync(css).length).toBeLessThan(8192);
});
