/**
 * Whether an SVG drawing from many hands may lie on a site, where its own address would run what it holds.
 *
 * Refuses rather than cleans: anything that could run, load or hide something is a reason to leave the drawing out.
 */
import { decodeText } from './decode-text.ts';

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^>]*\[/i, 'it declares entities'],
  [/<\?(?!xml\s)/i, 'it has a processing instruction'],
  [/<\s*(?:[\w.-]+:)?(?:script|handler|listener)\b/i, 'it holds a script'],
  [
    /<\s*(?:[\w.-]+:)?(?:foreignObject|iframe|embed|object|audio|video|canvas|link|meta|base)\b/i,
    'it holds another document',
  ],
  [/[\s"'/]on[a-z]+\s*=/i, 'it has an event handler'],
  [/attributeName\s*=\s*["']?\s*(?:on|(?:[\w.-]+:)?href)/i, 'it animates an address or an event handler'],
  [
    /(?:href|src|values|from|to|by)\s*=\s*["']?\s*(?:javascript|vbscript|data:(?!image\/(?:png|jpeg|gif|webp)[;,]))/i,
    'it has a script as an address',
  ],
  [/(?:href|src)\s*=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:|\/\/)(?!image\/)/i, 'it loads or links something from elsewhere'],
  [/@import|url\(\s*["']?\s*(?!#)/i, 'its styles load something'],
];

/** Why a drawing is left out, or `undefined` when it may be copied. */
export function refuseSvg(bytes: Uint8Array): string | undefined {
  const decoded = decodeText(bytes);
  if (!decoded.ok || decoded.text.includes('\0')) return 'it is not UTF-8';
  if (/^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i.test(decoded.text)) return 'it is not UTF-8';
  // Names and addresses may be written with character references, and addresses with white space inside.
  const text = decoded.text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  const squeezed = text.replace(/(?<=(?:href|src|values|from|to|by)\s*=\s*["'])[^"']*/gi, (value) =>
    value.replace(/[\u0000-\u0020]+/g, ''),
  );
  return REASONS.find(([pattern]) => pattern.test(squeezed))?.[1];
}
