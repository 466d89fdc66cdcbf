/** Which addresses of an archive mean something elsewhere. */
import { checkWebUrl } from '../model/url.ts';

/** True for an absolute http(s) address; a path of the archive or the site is none. */
export function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:/i.test(url) && checkWebUrl(url) !== undefined;
}
