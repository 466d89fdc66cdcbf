/** Lines that credit people, as pages of USENIX write them: `Name, Role at Organisation`, several with `;` or `and`. Knows no names. */
import type { ImportedSpeaker } from '../model/imported.ts';

const LONGEST = 2000;

/** People of one line in their order; `A and B, Organisation` shares what stands behind the comma. Empty for a text that is too long to be a credit. */
export function readCredits(line: string): readonly ImportedSpeaker[] {
  if (line.length > LONGEST) return [];
  return line
    .split(';')
    .flatMap((group) => splitSentences(group.trim()))
    .flatMap(readGroup);
}

/** `A, SRE at X and B, CTO at Y`: an `and` behind an organisation, before a name and its comma, begins another credit. */
function splitSentences(group: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of group.split(/ and (?=[^,;]{2,60},)/)) {
    const before = parts.at(-1);
    const isOwn = before?.includes(',') && before.includes(' at ') && isName(piece.split(',', 1)[0]!);
    if (before === undefined || isOwn) parts.push(piece);
    else parts[parts.length - 1] = `${before} and ${piece}`;
  }
  return parts;
}

function readGroup(group: string): readonly ImportedSpeaker[] {
  const segments = group
    .split(',')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
  const [first] = segments;
  if (first === undefined) return [];
  const lastName = segments.findIndex((segment) => / and /.test(` ${segment}`) && namesIn(segment).every(isName));
  const areNames = lastName >= 0 && segments.slice(0, lastName).every(isName);
  const names = areNames ? segments.slice(0, lastName + 1).flatMap(namesIn) : [first];
  const affiliation = readAffiliation(segments.slice(areNames ? lastName + 1 : 1));
  return names.map((name) => ({ name, ...affiliation }));
}

function namesIn(segment: string): readonly string[] {
  return segment
    .replace(/^and /, '')
    .split(' and ')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Two to five words that begin with capital letters, or small ones as names have (`van der`). */
function isName(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || words.length > 5 || text.length > 80) return false;
  if (
    /\b(?:University|Institute|College|Labs?|Inc|Ltd|LLC|GmbH|Engineer|Engineering|Manager|Director|Research)\b/.test(
      text,
    )
  )
    return false;
  return words.every((word) =>
    /^(?:\p{Lu}|(?:van|von|der|den|de|del|da|di|du|la|le|el|al|bin|ter|ten|dos|y)$)/u.test(word),
  );
}

/** `SRE at X`, `SRE, X`, `X`: a role where there is one, and an organisation. */
export function readAffiliation(segments: readonly string[]): Pick<ImportedSpeaker, 'role' | 'organisation'> {
  const text = segments.join(', ');
  const at = text.indexOf(' at ');
  if (at > 0) return { role: text.slice(0, at).trim(), organisation: text.slice(at + 4).trim() };
  const organisation = segments.at(-1);
  if (organisation === undefined) return {};
  const role = segments.slice(0, -1).join(', ');
  return { ...(role === '' ? {} : { role }), organisation };
}
