/** Addresses that were wrapped in the text of a slide. Mends only what can be nothing else; a space too many is better than a wrong address. */
import { checkWebUrl } from '../model/url.ts';

/** A shorter address fits on a line of a slide, so a space behind it was written by a person. */
const WRAPPED_FROM = 60;
const LONGEST = 2000;
const FILE_ENDING = /\.(?:html?|php|aspx?|jpe?g|png|gif|svg|webp|pdf|mp[34]|webm|md|txt|js|css|json|ya?ml|xml)$/i;
const QUERY_SIGN = /%[0-9a-f]{2}|[\w-]=[\w%]/i;

/** Joins the parts of wrapped addresses in a text whose words stand one space apart. Linear. */
export function mendAddresses(text: string): string {
  if (!text.includes('://')) return text;
  const words: string[] = [];
  for (const word of text.split(' ')) {
    const before = words.at(-1);
    if (before !== undefined && isContinuation(before, word)) words[words.length - 1] = before + word;
    else words.push(word);
  }
  return words.join(' ');
}

/**
 * True where an address goes on in the next word: it is as long as a line, does not end like a file, and the word has what only addresses have: escapes
 * or values of a query where a query has begun, or the ending of a file behind a path or underscores.
 */
function isContinuation(address: string, word: string): boolean {
  if (!/^https?:\/\/[^/]+\//i.test(address) || address.length < WRAPPED_FROM) return false;
  if (address.length + word.length > LONGEST || !/^[a-z0-9_?&=%][\w?&=%:/.,;~+#!$()@'*-]+$/.test(word)) return false;
  if (/[.,;:!)]$/.test(word) || word.includes('://') || checkWebUrl(address + word) === undefined) return false;
  const isInQuery = address.includes('?');
  if (isInQuery || word.startsWith('?')) return QUERY_SIGN.test(word) && !/[.,;]$/.test(address);
  if (!/[a-z0-9]$/i.test(address) || FILE_ENDING.test(address)) return false;
  return word.length >= 12 && /_.*_|\/.*\//.test(word) && FILE_ENDING.test(word);
}
