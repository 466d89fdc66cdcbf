/** Where a new content file goes: a folder and a name that every disk takes, made from titles that anybody may have written. Never looks at a disk. */
import { cutName, slugify } from './slug.ts';

/** The kinds of content file that are made by machine. */
export type FilledKind = 'talk' | 'speaker' | 'event' | 'response';

/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Room for a number and an ending. */
const MAX_NAME = 80;

function fileName(title: string, kind: FilledKind): string {
  const slug = cutName(slugify(title).slice(0, MAX_NAME), 2 * MAX_NAME);
  if (slug === '') return kind;
  return RESERVED.test(slug) ? `${slug}-${kind}` : slug;
}

/** The folder that a glob begins with, and whether files may lie deeper. */
function placeOf(glob: string): { readonly folder: string; readonly deep: boolean; readonly prefix: string } {
  const fixed = glob.slice(0, glob.search(/[*?[{]|$/));
  const cut = fixed.lastIndexOf('/') + 1;
  return { folder: fixed.slice(0, cut), deep: glob.includes('**'), prefix: fixed.slice(cut) };
}

/** The id of a content file: its path below the fixed part of its glob, without its ending. */
export function idOfPath(path: string, glob: string): string {
  return path.slice(placeOf(glob).folder.length).replace(/\.(md|markdown)$/i, '');
}

/** The path, relative to the archive, that a new file gets. A talk goes into its event's folder where the glob allows folders. */
export function pathOfNew(
  kind: FilledKind,
  title: string,
  date: string,
  event: string | undefined,
  glob: string,
): string {
  const { folder, deep, prefix } = placeOf(glob);
  let name = fileName(title, kind);
  if (prefix !== '' && !name.startsWith(prefix)) name = `${date}-${name}`;
  if (!name.startsWith(prefix)) name = `${prefix}${name}`;
  const group = kind === 'talk' && deep && event !== undefined ? cutName(slugify(event), 2 * MAX_NAME) : '';
  return `${folder}${group === '' ? '' : `${RESERVED.test(group) ? `${group}-event` : group}/`}${name}.md`;
}
