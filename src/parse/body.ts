/** The text of a content file to a safe body and the media that stood in it. The order of the steps is the point of this file. */
import type { Root } from 'hast';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Body, EmbeddedMedia } from '../model/entry.ts';
import { checkAddresses } from './addresses.ts';
import { makeBody } from './body-parts.ts';
import { type ReadTree, readTree } from './body-tree.ts';
import { extractMedia } from './embeds.ts';
import { fitHeadings } from './headings.ts';
import { makeProseBody } from './prose-body.ts';
import { sanitiseTree } from './sanitise.ts';
import { makeSpanOf } from './source-map.ts';
import { restoreHeadings } from './stray-headings.ts';
import { visitElements } from './tree.ts';
import { cleanText } from './yaml.ts';

export interface ParsedBody {
  readonly body: Body;
  readonly embedded: EmbeddedMedia;
}

export interface BodySource {
  readonly path: string;
  readonly text: string;
  /** The line of the file on which the text begins. */
  readonly firstLine: number;
  readonly frameHosts: readonly string[];
  /** Talks keep media; elsewhere they become links. */
  readonly keepsMedia: boolean;
}

const NOTHING: ParsedBody = {
  body: { parts: [], text: '', headings: [] },
  embedded: { recordings: [], slides: [], photos: [], linkedSlides: [], links: [], frames: [] },
};

/** Broken HTML and footnotes take time that grows with the square of their number. */
const MAX_TAGS = 20_000;

function hasManyTags(text: string): boolean {
  // Each takes two characters.
  if (text.length <= 2 * MAX_TAGS) return false;
  let count = 0;
  for (const _tag of text.matchAll(/<[a-z]|\[\^/gi)) count++;
  return count > MAX_TAGS;
}

/**
 * Renders Markdown, takes the media out, fits headings and addresses into the site, and lets only the allow list through.
 *
 * `read` makes the tree that these steps work on; they are the same for every tree. Without it a text that needs none of the steps has no tree.
 */
export function parseBody(source: BodySource, read?: ReadTree): Outcome<ParsedBody> {
  if (source.text.trim() === '') return { value: NOTHING, diagnostics: [] };
  const start = { path: source.path, line: source.firstLine, column: 1, length: 1 };
  if (hasManyTags(source.text)) return { value: NOTHING, diagnostics: [diagnose('body/too-complex', {}, start)] };
  try {
    const text = cleanText(source.text);
    const prose = read === undefined ? makeProseBody(text) : undefined;
    if (prose !== undefined) return { value: { ...NOTHING, body: prose }, diagnostics: [] };
    const found = (read ?? readTree)(text);
    if (found === undefined) return { value: NOTHING, diagnostics: [diagnose('body/too-complex', {}, start)] };
    const { tree, isPlain, lineOf } = found;
    const spanOf = makeSpanOf(source.path, text, source.firstLine, lineOf);
    const headings = restoreHeadings(tree, spanOf);
    const extraction = extractMedia(tree, { spanOf, ...source });
    fitHeadings(tree);
    nameFootnoteLinks(tree);
    const addresses = checkAddresses(tree, spanOf);
    const body = makeBody(sanitiseTree(tree, isPlain), addresses.spans, start);
    return {
      value: { body, embedded: extraction.embedded },
      diagnostics: [...headings, ...extraction.diagnostics, ...addresses.diagnostics],
    };
  } catch (error) {
    // The HTML packages recurse; a tree that is deep enough exhausts the stack, which is the author's mistake and not ours.
    if (error instanceof RangeError) return { value: NOTHING, diagnostics: [diagnose('body/too-complex', {}, start)] };
    throw error;
  }
}

/** The arrow that leads back from a footnote has no words; assistive technology gets some. */
function nameFootnoteLinks(tree: Root): void {
  visitElements(tree, (element) => {
    const classes = element.properties['className'];
    if (Array.isArray(classes) && classes.includes('footnote-backref'))
      element.properties['ariaLabel'] = 'Back to the text';
  });
}
