/** Paths below the site's root, as permalinks, aliases and redirects name them. Knows nothing of what stands there. */

/** The longest name that every disk takes, with room for what is added to it while it is written. */
export const MAX_NAME_BYTES = 240;

/**
 * Says why a text cannot be a site path, as the end of a sentence, or `undefined` when it can.
 *
 * A site path begins with one `/` and has no `.` or `..` segment, no empty segment, query, fragment, backslash, white space at its ends or
 * control character, and no name that a disk cannot hold; percent-encoding hides none of these. It is used to the byte.
 */
export function findPathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must begin with /';
  if (path.length > 1000) return 'is longer than 1000 characters';
  if (/^\s|\s$/u.test(path)) return 'begins or ends with white space';
  if (path.includes('\\')) return 'contains a backslash';
  if (/[?#]/.test(path)) return 'contains a query or a fragment';
  if (path.includes('//')) return 'contains an empty segment (//)';
  if (/%2f|%5c|%00/i.test(path)) return 'contains an encoded slash, backslash or zero byte';
  const decoded = decodeWhole(path);
  if (decoded === undefined) return 'contains a % that begins no character; write %25 for the sign itself';
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Surrogate}/u.test(decoded))
    return 'contains a control character';
  if (/[<>"`|*:?]/.test(decoded)) return 'contains a character that file names cannot have';
  const segments = decoded.split('/');
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'contains a . or .. segment';
  const long = segments.some((segment) => new TextEncoder().encode(segment).length > MAX_NAME_BYTES);
  return long ? `contains a name that is longer than ${MAX_NAME_BYTES} bytes` : undefined;
}

function decodeWhole(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
