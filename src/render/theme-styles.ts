/** The site's accent as custom properties for the light and the dark scheme, every text pair checked for contrast. */
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { OutputFile } from '../model/output.ts';
import type { Settings } from '../model/settings.ts';
import { contrast, hexToOklch, type Oklch, oklchToHex } from './colour.ts';

/** The grounds and the ink of `public/styles/main.css`, lightest and darkest ground of each scheme; a test keeps them alike. */
export const GROUNDS = {
  light: { paper: '#fcfbf8', raised: '#f4f2ec', ink: '#1f1c18' },
  dark: { paper: '#151412', raised: '#201e1b', ink: '#eeebe4' },
} as const;

type Scheme = keyof typeof GROUNDS;

/** WCAG 2.2: 4.5 for text, 3 for shapes that carry meaning. */
const TEXT_CONTRAST = 4.5;
const SHAPE_CONTRAST = 3;

interface Accents {
  /** Fills: buttons, the play mark. */
  readonly accent: string;
  /** Words and marks on `accent`. */
  readonly onAccent: string;
  /** Links and other words on the page's grounds. */
  readonly text: string;
  readonly textHover: string;
  /** A ground that belongs to the accent; ink and `text` are readable on it. */
  readonly tint: string;
}

/**
 * Writes `assets/theme.css`.
 *
 * An accent that is too light for words is kept for fills where it has a contrast of 3, and words use the nearest darker shade, with a warning
 * that names the failing pair and points at `span`, the place of the setting. The dark scheme's shades are always derived, without a warning.
 */
export function renderThemeStyles(settings: Settings, span?: Span): Outcome<OutputFile> {
  const chosen = settings.theme.accent.toLowerCase();
  const light = deriveAccents(chosen, 'light');
  const dark = deriveAccents(chosen, 'dark');
  const both = (read: (accents: Accents) => string): string => `light-dark(${read(light)}, ${read(dark)})`;
  const content = `:root {
  --accent: ${both((a) => a.accent)};
  --on-accent: ${both((a) => a.onAccent)};
  --accent-text: ${both((a) => a.text)};
  --accent-hover: ${both((a) => a.textHover)};
  --accent-tint: ${both((a) => a.tint)};
}
`;
  return { value: { path: 'assets/theme.css', content }, diagnostics: checkChosen(chosen, light, span) };
}

function deriveAccents(chosen: string, scheme: Scheme): Accents {
  const { paper, raised, ink } = GROUNDS[scheme];
  const colour = hexToOklch(chosen);
  const tint = oklchToHex({
    ...colour,
    l: scheme === 'light' ? 0.955 : 0.27,
    c: Math.min(colour.c, scheme === 'light' ? 0.024 : 0.045),
  });
  const start: Oklch =
    scheme === 'light' ? colour : { ...colour, l: Math.max(colour.l, 0.76), c: Math.min(colour.c, 0.13) };
  const first = scheme === 'light' ? chosen : oklchToHex(start);
  const text = shift(first, start, scheme, (hex) =>
    [paper, raised, tint].every((it) => contrast(hex, it) >= TEXT_CONTRAST),
  );
  const accent = shift(first, start, scheme, (hex) => contrast(hex, paper) >= SHAPE_CONTRAST);
  const [dark, white] = [GROUNDS.light.ink, '#ffffff'];
  return {
    accent,
    onAccent: contrast(white, accent) >= Math.min(TEXT_CONTRAST, contrast(dark, accent)) ? white : dark,
    text,
    textHover: mix(text, ink),
    tint,
  };
}

/** The first shade, or the nearest one away from the ground that passes. */
function shift(first: string, start: Oklch, scheme: Scheme, passes: (hex: string) => boolean): string {
  if (passes(first)) return first;
  const step = scheme === 'light' ? -0.005 : 0.005;
  for (let l = start.l + step; l > 0 && l < 1; l += step) {
    const hex = oklchToHex({ ...start, l });
    if (passes(hex)) return hex;
  }
  return GROUNDS[scheme].ink;
}

/** Halfway to the ink, which only raises the contrast. */
function mix(hex: string, ink: string): string {
  const [a, b] = [hexToOklch(hex), hexToOklch(ink)];
  return oklchToHex({ l: (a.l + b.l) / 2, c: a.c * 0.7, h: a.h });
}

function checkChosen(chosen: string, light: Accents, span: Span | undefined): readonly Diagnostic[] {
  const pairs = [
    ['text on the light page', GROUNDS.light.paper],
    ['text on a light panel', GROUNDS.light.raised],
  ] as const;
  const failing = pairs.find(([, ground]) => contrast(chosen, ground) < TEXT_CONTRAST);
  if (failing === undefined) return [];
  const [pair, ground] = failing;
  const ratio = (Math.floor(contrast(chosen, ground) * 10) / 10).toFixed(1);
  const told = { accent: chosen, pair: `${pair} (${ground})`, ratio, used: light.text };
  return [diagnose('render/accent-contrast', told, span)];
}
