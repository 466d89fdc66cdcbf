/** Texts of schedules, which are HTML, Markdown or plain, in one language or several, as their editors left them. */
import { htmlToMarkdown } from './html-to-markdown.ts';
import { asList, asRecord, asText } from './loose-json.ts';

/** Longer ones are abstracts, not descriptions. */
const MAX_DESCRIPTION = 300;
/** Elements that no Markdown needs. */
const BLOCK_ELEMENT = /<(?:p|div|br|ul|ol|table|blockquote|pre|h[1-6])(?:\s[^<>]{0,500})?\/?>|<a\s[^<>]{0,500}>/i;
/** What makes more of a line than its words. */
const MARKUP = /[<>*_`#[\]\n]/;

/** The text of a value that may be a text, a list of them, or a mapping of languages or of `name`; the first there is. */
export function someText(value: unknown): string | undefined {
  const record = asRecord(value);
  if (record !== undefined) {
    const named = asText(record['name']) ?? asText(record['title']) ?? asText(record['en']);
    return named ?? firstOf(Object.values(record));
  }
  return Array.isArray(value) ? firstOf(value) : asText(value);
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const text = asText(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Each text of a list, or of one value. */
export function someTexts(value: unknown): readonly string[] {
  return asList(value).flatMap((item) => someText(item) ?? []);
}

/** True for a text with elements that show that it is HTML; Markdown may have a few others. */
export function isHtml(text: string): boolean {
  return BLOCK_ELEMENT.test(text);
}

/** A text as Markdown: HTML is translated, anything else stays as it is, but for control characters. `base` is what relative addresses start from. */
export function markdownOf(text: string, base?: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  return (isHtml(clean) ? htmlToMarkdown(clean, base === undefined ? undefined : new URL(base)) : clean).trim();
}

/**
 * The body of a talk and its description, from a short and a long text.
 *
 * The body has both, each sentence once. The short text is a description too where it stands before a longer one and is plain.
 */
export function bodyAndDescription(
  abstract: string | undefined,
  description: string | undefined,
  base?: string,
): { readonly body?: string; readonly description?: string } {
  const short = abstract === undefined ? '' : markdownOf(abstract, base);
  const long = description === undefined ? '' : markdownOf(description, base);
  if (short === '' || long === '' || long.startsWith(short) || short.startsWith(long)) {
    const body = long.length > short.length ? long : short;
    return { ...(body === '' ? {} : { body }), ...(short !== '' && long.length > short.length ? describe(short) : {}) };
  }
  return { body: `${short}\n\n${long}`, ...describe(short) };
}

function describe(text: string): { readonly description?: string } {
  return text.length <= MAX_DESCRIPTION && !MARKUP.test(text) ? { description: text } : {};
}
