/** What the development server answers, as a function of the request and the last good site. Never touches a socket. */
import { decodePath } from '../model/path.ts';
import { contentTypeOf } from './content-types.ts';
import { problemPage } from './problem-page.ts';
import { RELOAD_SCRIPT } from './reload-script.ts';

/** Addresses of the server's own, in a folder that no site has. */
export const EVENTS_PATH = '/__rostrum/events';
export const SCRIPT_PATH = '/__rostrum/reload.js';

/** What a file of the site holds, made when it is asked for; problems where it cannot be made. */
export type LateContent = () => Promise<string | Uint8Array | { readonly problems: string }>;

/** The last good site, by output path, and the problems of the newest build. */
export interface ServedSite {
  readonly files: ReadonlyMap<string, string | Uint8Array | LateContent>;
  /** Files that are not named before somebody asks for one of them. */
  readonly further?: (path: string) => Promise<string | Uint8Array | undefined>;
  /** Another one after each build that changed something; letters, digits and a hyphen. */
  readonly version: string;
  /** `''` or `/talks`, percent-encoded. */
  readonly basePath: string;
  /** Problems as text; shown as a page while there is no good site yet. */
  readonly problems: string;
}

export interface SiteResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/**
 * Answers a GET or HEAD for an address of the site, with the reload script put into pages.
 *
 * `target` is the request's path and query as sent. A folder's address without its last slash is redirected, as static hosts do; an unknown
 * one gets the site's own 404 page.
 */
export async function answerRequest(method: string, target: string, site: ServedSite): Promise<SiteResponse> {
  if (method !== 'GET' && method !== 'HEAD')
    return plain(405, 'Only GET and HEAD are answered here.\n', { allow: 'GET, HEAD' });
  const [encoded = '/', query = ''] = splitOnce(target, '?');
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    return plain(400, 'This address is not valid.\n');
  }
  if (path === SCRIPT_PATH) return { status: 200, headers: headersFor('reload.js'), body: RELOAD_SCRIPT };
  if (site.files.size === 0)
    return { status: 503, headers: headersFor('problems.html'), body: problemPage(site.problems, scriptAddress(site)) };
  // The base path is written as in addresses, with percent escapes.
  const base = decodePath(site.basePath);
  if (path !== base && !path.startsWith(`${base}/`))
    return path === '/' ? redirect(`${site.basePath}/`) : notFound(site);
  const file = path.slice(base.length + 1);
  if (path === base && base !== '') return redirect(`${site.basePath}/`);
  const direct = file === '' || file.endsWith('/') ? `${file}index.html` : file;
  if (site.files.has(direct)) return serve(200, direct, site);
  if (site.files.has(`${file}/index.html`)) return redirect(`${encoded}/${query === '' ? '' : `?${query}`}`);
  if (site.files.has(`${file}.html`)) return serve(200, `${file}.html`, site);
  const further = await site.further?.(direct);
  return further === undefined ? notFound(site) : { status: 200, headers: headersFor(direct), body: further };
}

async function serve(status: number, path: string, site: ServedSite): Promise<SiteResponse> {
  const file = site.files.get(path) ?? '';
  const content = typeof file === 'function' ? await file() : file;
  if (typeof content === 'object' && 'problems' in content)
    return {
      status: 500,
      headers: headersFor('problems.html'),
      body: problemPage(content.problems, scriptAddress(site)),
    };
  return { status, headers: headersFor(path), body: withReload(path, content, site) };
}

function notFound(site: ServedSite): SiteResponse | Promise<SiteResponse> {
  return site.files.has('404.html') ? serve(404, '404.html', site) : plain(404, 'There is no such page.\n');
}

function redirect(location: string): SiteResponse {
  // A target such as `//host/` would leave this server; one leading slash keeps it here.
  return plain(302, '', { location: location.replace(/^\/{2,}/, '/') });
}

function plain(status: number, body: string, headers: Readonly<Record<string, string>> = {}): SiteResponse {
  return { status, headers: { ...headersFor('.txt'), ...headers }, body };
}

function headersFor(path: string): Record<string, string> {
  return { 'content-type': contentTypeOf(path), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
}

function scriptAddress({ version }: ServedSite): string {
  return `${SCRIPT_PATH}?${version}`;
}

function withReload(path: string, content: string | Uint8Array, site: ServedSite): string | Uint8Array {
  if (!path.endsWith('.html') || typeof content !== 'string') return content;
  const at = content.lastIndexOf('</body>');
  const script = `<script src="${scriptAddress(site)}" defer></script>`;
  return at < 0 ? content + script : content.slice(0, at) + script + content.slice(at);
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
