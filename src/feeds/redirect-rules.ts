/** Redirects in the languages of hosts: Netlify and Cloudflare, nginx, S3. Every address is encoded so that it stays one word of one line. */
import type { OutputFile } from '../model/output.ts';
import type { Redirect } from '../model/page.ts';
import { parseUrl } from '../model/parse-url.ts';
import type { Settings } from '../model/settings.ts';
import { encodePath, encodeUrl } from './addresses.ts';
import type { FeedInput } from './feed-input.ts';

/** S3 takes no more routing rules than this. */
const S3_MAX_RULES = 50;

/** A redirect as visitors see it: encoded, with the base path. `from` begins with `/` and has no query. */
interface Rule {
  readonly from: string;
  readonly to: string;
  /** Also everything below `from`, which then ends with `/`. */
  readonly prefix: boolean;
  /** What stands behind the prefix is appended to `to`. */
  readonly keepsRest: boolean;
}

/** `_redirects`, `redirects.nginx.conf` and `redirects.s3.json`, where there is anything to redirect. */
export function buildRedirectRules({ archive, plan }: FeedInput): readonly OutputFile[] {
  const all = plan.redirects.flatMap((redirect) => toRules(redirect, archive.settings)).sort(moreSpecificFirst);
  const rules = [...new Map(all.map((rule) => [`${rule.prefix} ${rule.from}`, rule])).values()];
  const exact = rules.filter((rule) => !rule.prefix);
  const prefixes = rules.filter((rule) => rule.prefix);
  const netlify = [...exact.filter(changesMoreThanSlash), ...prefixes];
  return [
    ...(netlify.length === 0 ? [] : [{ path: '_redirects', content: lines(netlify.map(netlifyLine)) }]),
    ...(rules.length === 0
      ? []
      : [{ path: 'redirects.nginx.conf', content: lines([...exact, ...prefixes].map(nginxLocation)) }]),
    ...(prefixes.length === 0 ? [] : [{ path: 'redirects.s3.json', content: s3Rules(prefixes) }]),
  ];
}

function toRules(redirect: Redirect, settings: Settings): readonly Rule[] {
  // A server matches paths: a query or fragment in the old address would never match.
  if (/[?#]/.test(redirect.from)) return [];
  const absolute = /^https?:\/\//i.test(redirect.to);
  const to = absolute ? encodeUrl(redirect.to) : encodePath(`${settings.basePath}/${redirect.to.replace(/^\//, '')}`);
  const from = encodePath(`${settings.basePath}/${redirect.from.replace(/^\//, '')}`);
  if (!redirect.prefix) return [{ from, to, keepsRest: false, prefix: false }];
  const keepsRest = !/[?#]/.test(to);
  const folder = from.replace(/\/*$/, '/');
  // A folder that leads into itself would lead there for ever.
  if (to.startsWith(folder)) return [];
  return [
    { from: folder, to: keepsRest ? to.replace(/\/*$/, '/') : to, keepsRest, prefix: true },
    ...(folder === from ? [] : [{ from, to, keepsRest: false, prefix: false }]),
  ];
}

/** Hosts take the first rule that matches, so `/docs/old/` has to stand before `/docs/`. */
function moreSpecificFirst(a: Rule, b: Rule): number {
  return b.from.length - a.from.length || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
}

/** Netlify reads an address with and without a slash at its end as the same one. */
function changesMoreThanSlash({ from, to }: Rule): boolean {
  return from.replace(/\/$/, '') !== to.replace(/\/$/, '');
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}

/** `/from/* /to/:splat 301`. A colon would begin a placeholder, so none is left in a path. */
function netlifyLine({ from, to, prefix, keepsRest }: Rule): string {
  const host = /^https?:\/\/[^/]*/.exec(to)?.[0] ?? '';
  const target = `${host}${to.slice(host.length).replaceAll(':', '%3A')}${keepsRest ? ':splat' : ''}`;
  return `${from.replaceAll(':', '%3A')}${prefix ? '*' : ''} ${target} 301`;
}

/** A location for the `server` block. nginx compares the decoded path, and reads `$` in a target as a variable. */
function nginxLocation({ from, to, prefix, keepsRest }: Rule): string {
  const target = to.replaceAll('$', '%24');
  const decoded = decodePath(from);
  if (decoded === undefined) return `# ${from} cannot be matched by nginx`;
  const location = `location ${prefix ? '^~' : '='} ${nginxString(decoded)}`;
  if (!keepsRest) return `${location} { return 301 ${nginxString(target)}; }`;
  const pattern = `^${decoded.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(.*)$`;
  return `${location} { rewrite ${nginxString(pattern)} ${nginxString(`${target}$1`)} permanent; }`;
}

function nginxString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** `undefined` for what does not decode, and for controls, which no location can name. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return /[\u0000-\u001f\u007f]/.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** Prefix rules only: an exact address has a page that redirects, and a key prefix would catch everything below it. */
function s3Rules(prefixes: readonly Rule[]): string {
  const rules = prefixes
    .filter((rule) => rule.keepsRest)
    .slice(0, S3_MAX_RULES)
    .map(({ from, to }) => {
      const target = parseUrl(to);
      return {
        Condition: { KeyPrefixEquals: from.slice(1) },
        Redirect: {
          ...(target === undefined ? {} : { Protocol: target.protocol.slice(0, -1), HostName: target.host }),
          HttpRedirectCode: '301',
          ReplaceKeyPrefixWith: (target?.pathname ?? to).slice(1),
        },
      };
    });
  return `${JSON.stringify({ RoutingRules: rules }, null, 2)}\n`;
}
