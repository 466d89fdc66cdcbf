/** The one URL checker: every address that content supplies passes it before it is stored. Never fetches anything. */

/** Schemes that an address in a page may have. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** C0 controls, space, DEL and the characters that end an attribute or a tag. */
const FORBIDDEN = /[\u0000-\u0020\u007f<>"`\\^{|}]/;
const EACH_FORBIDDEN = new RegExp(FORBIDDEN, 'g');

export type CheckedUrl =
  | { readonly kind: 'absolute'; readonly url: string; readonly parsed: URL }
  /** `/path`, `path`, `./path`, `../path`, `#fragment` or `?query`, as written. */
  | { readonly kind: 'relative'; readonly url: string };

/**
 * Reads an address as a person wrote it; `undefined` when a page must not contain it.
 *
 * Allowed are `http`, `https` and `mailto`, scheme-relative addresses (`//host/x`, read as `https`), and site-relative ones. Surrounding white
 * space is dropped, white space inside and other forbidden characters are percent-encoded as WHATWG URL parsing would. User names and
 * passwords in an address are refused, and so are control characters, backslashes, and relative addresses that would read as another host once
 * their dots are resolved (`/.//host`). Parsing is WHATWG URL's.
 */
export function checkUrl(text: string): CheckedUrl | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /[\u0000-\u001f\u007f\\]/.test(trimmed)) return undefined;
  if (trimmed.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) {
    const candidate = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
    let parsed: URL;
    try {
      parsed = new URL(candidate);
    } catch {
      return undefined;
    }
    if (!SCHEMES.has(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return undefined;
    if (parsed.protocol !== 'mailto:' && !/^https?:\/\/[^/]/i.test(candidate)) return undefined;
    const url = FORBIDDEN.test(candidate) ? parsed.href : candidate;
    return { kind: 'absolute', url: encodeForbidden(url), parsed };
  }
  if (/^(\.{0,2}\/)+\//.test(trimmed)) return undefined;
  return { kind: 'relative', url: encodeForbidden(trimmed) };
}

/** `checkUrl` for fields that must hold an absolute http(s) address. */
export function checkWebUrl(text: string): URL | undefined {
  const checked = checkUrl(text);
  return checked?.kind === 'absolute' && checked.parsed.protocol !== 'mailto:' ? checked.parsed : undefined;
}

function encodeForbidden(text: string): string {
  return text.replace(EACH_FORBIDDEN, (character) => encodeURIComponent(character));
}
