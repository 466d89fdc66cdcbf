/** Paths below the site's root, as permalinks, aliases and redirects name them. Knows nothing of what stands there. */

/**
 * Says why a text cannot be a site path, as the end of a sentence, or `undefined` when it can.
 *
 * A site path begins with one `/` and has no `.` or `..` segment (also not percent-encoded), no empty segment, query, fragment, backslash,
 * white space at its ends or control character. It is used to the byte.
 */
export function findPathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must begin with /';
  if (path.length > 1000) return 'is longer than 1000 characters';
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Surrogate}/u.test(path)) return 'contains a control character';
  if (/^\s|\s$/u.test(path)) return 'begins or ends with white space';
  if (path.includes('\\')) return 'contains a backslash';
  if (/[?#]/.test(path)) return 'contains a query or a fragment';
  if (/[<>"`|*:]/.test(path)) return 'contains a character that file names cannot have';
  if (path.includes('//')) return 'contains an empty segment (//)';
  if (/%2f|%5c|%00/i.test(path)) return 'contains an encoded slash, backslash or zero byte';
  const dots = path.split('/').map((segment) => segment.replace(/%2e/gi, '.'));
  return dots.some((segment) => segment === '.' || segment === '..') ? 'contains a . or .. segment' : undefined;
}
