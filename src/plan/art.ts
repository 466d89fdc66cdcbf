/** What stands in for pictures: hues, drawn covers and monograms. The same name always gets the same ones. */
import { foldName } from '../model/slug.ts';
import { hashText } from '../model/text.ts';
import type { CoverView, HueClass, ImageView } from '../model/view-parts.ts';

const HUES = 24;
const VARIANTS = 24;

/** The hue of a name: `hue-0` … `hue-23`. */
export function hueOf(name: string): HueClass {
  return `hue-${hashText(foldName(name)) % HUES}`;
}

/** A talk's cover: its image, over a field that is drawn from its id where there is none. */
export function coverOf(id: string, hue: HueClass, label: string, image: ImageView | undefined): CoverView {
  // The hue takes the low bits of a hash already: a rotated one makes the field independent of it.
  const variant = (hashText(id) >>> 7) % VARIANTS;
  return { art: { variant, label }, hue, ...(image === undefined ? {} : { image }) };
}

/** Two letters for a name: the first of its first and last words; scripts without letter case give what they have. */
export function monogramOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  const letters = last === '' ? [...first].slice(0, 2) : [[...first][0] ?? '', [...last][0] ?? ''];
  return letters.join('').toUpperCase();
}
