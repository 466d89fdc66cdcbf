/** Licences as people write them, and what they are. The text as written is always kept. */
import type { Licence } from '../model/media.ts';

const KNOWN: Readonly<Record<string, readonly [spdx: string, name: string, url: string]>> = {
  mit: ['MIT', 'MIT License', 'https://opensource.org/license/mit'],
  'apache-2.0': ['Apache-2.0', 'Apache License 2.0', 'https://www.apache.org/licenses/LICENSE-2.0'],
  'gfdl-1.3': ['GFDL-1.3-or-later', 'GNU Free Documentation License 1.3', 'https://www.gnu.org/licenses/fdl-1.3.html'],
  'gpl-3.0': ['GPL-3.0-or-later', 'GNU General Public License 3.0', 'https://www.gnu.org/licenses/gpl-3.0.html'],
  wtfpl: ['WTFPL', 'WTFPL', 'http://www.wtfpl.net/about/'],
};

/** Recognises Creative Commons licences by name, short name, SPDX id and address, and a few others by SPDX id. */
export function parseLicence(raw: string): Licence {
  const text = raw.trim();
  const lower = text.toLowerCase().replace(/[\s_]+/g, ' ');
  const key = lower.replaceAll(' ', '-').replace(/-(only|or-later|license)$/, '');
  const known = Object.hasOwn(KNOWN, key) ? KNOWN[key] : undefined;
  if (known !== undefined) return { raw: text, spdx: known[0], name: known[1], url: known[2] };
  if (/\bcc-?\s?0\b|\bcc ?zero\b|publicdomain\/zero/.test(lower)) return creativeCommonsZero(text);
  if (!/\bcc\b|creative ?commons|^cc-/.test(lower)) {
    const url = /^https?:\/\/\S+$/.test(text) ? text : undefined;
    return { raw: text, name: text, ...(url === undefined ? {} : { url }) };
  }
  const has = (...words: readonly string[]) =>
    words.some((word) => new RegExp(`(^|[^a-z])${word}([^a-z]|$)`).test(lower));
  const parts = [
    has('by', 'attribution') ? 'BY' : '',
    has('nc', 'noncommercial', 'non-?commercial') ? 'NC' : '',
    has('sa', 'share ?-?alike') ? 'SA' : '',
    has('nd', 'no ?-?deriv[a-z]*', 'noderiv[a-z]*') ? 'ND' : '',
  ].filter(Boolean);
  if (parts[0] !== 'BY') return { raw: text, name: text };
  const code = parts.join('-');
  const version = /\b([1-4]\.[05])\b/.exec(lower)?.[1];
  if (version === undefined) return { raw: text, name: `CC ${code}` };
  return {
    raw: text,
    spdx: `CC-${code}-${version}`,
    name: `CC ${code} ${version}`,
    url: `https://creativecommons.org/licenses/${code.toLowerCase()}/${version}/`,
  };
}

function creativeCommonsZero(raw: string): Licence {
  return { raw, spdx: 'CC0-1.0', name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' };
}
