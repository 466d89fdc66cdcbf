/** The one allow list for HTML from content. Runs last on the parsed tree; what is not named here does not reach a page. */
import type { Element, Root } from 'hast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import { BODY_ID_PREFIX } from '../model/anchors.ts';
import { checkUrl } from '../model/url.ts';
import { parseHtml, stringifyHtml } from './html.ts';
import { attributeOf, type Parent, visitElements } from './tree.ts';
import { cleanText } from './yaml.ts';

const TAGS =
  'a abbr address b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr';

/** Elements whose content is not text for readers: they go with all that is in them. */
export const STRIPPED_ELEMENTS: readonly string[] =
  'script style template noscript iframe frame frameset noframes noembed object embed applet param svg math textarea xmp plaintext title head select option button input form dialog canvas audio video source track picture link meta base'.split(
    ' ',
  );

const ALIGNMENTS = ['className', 'align-left', 'align-center', 'align-right'] as const;

/** Ids have all got the prefix before; the allow list refuses any that has not. */
const SAFE_ID = new RegExp(`^${BODY_ID_PREFIX}[\\p{L}\\p{N}\\p{M}_:.-]{1,200}$`, 'u');

const SCHEMA = {
  tagNames: TAGS.split(' '),
  strip: [...STRIPPED_ELEMENTS],
  attributes: {
    '*': [['id', SAFE_ID], ['lang', /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/], ['dir', 'ltr', 'rtl', 'auto'], 'title'],
    a: ['href', ['className', 'footnote-backref'], ['ariaLabel', 'Back to the text']],
    code: [['className', /^language-[\w+#-]{1,40}$/]],
    details: ['open'],
    hr: [['className', 'footnotes-sep']],
    img: ['src', 'alt', 'title'],
    li: [
      ['className', 'footnote-item'],
      ['value', /^-?\d{1,6}$/],
    ],
    ol: [['className', 'footnotes-list'], ['start', /^-?\d{1,6}$/], 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    section: [['className', 'footnotes']],
    sup: [['className', 'footnote-ref']],
    td: [[...ALIGNMENTS], ['colSpan', /^[1-9]\d?$/], ['rowSpan', /^[1-9]\d?$/]],
    th: [
      [...ALIGNMENTS],
      ['colSpan', /^[1-9]\d?$/],
      ['rowSpan', /^[1-9]\d?$/],
      ['scope', 'row', 'col', 'rowgroup', 'colgroup'],
    ],
    time: ['dateTime'],
  },
  ancestors: {
    caption: ['table'],
    dd: ['dl'],
    dt: ['dl'],
    figcaption: ['figure'],
    li: ['ol', 'ul'],
    rp: ['ruby'],
    rt: ['ruby'],
    summary: ['details'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  required: {},
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
} satisfies Options;

const sanitise = rehypeSanitize(SCHEMA) as (tree: Root) => Root;

/**
 * Gives a tree that holds nothing but the allow list, and that a browser reads back as the very same tree.
 *
 * Addresses must pass the URL checker here too, and no text or attribute keeps a control character. A tree that would be read back differently
 * (mutation, misnesting) is taken as the browser reads it and goes through the allow list again; one that never settles becomes plain text.
 * A tree of which that is known (`isPlain`) is not read back, and of such trees those that the allow list would leave as they are stay untouched.
 */
export function sanitiseTree(tree: Root, isPlain = false): Root {
  if (isPlain && isLeftAlone(tree)) return tree;
  let safe = harden(sanitise(tree));
  if (isPlain) return safe;
  for (let round = 0; round < 4; round++) {
    const html = stringifyHtml(safe);
    const again = parseHtml(html);
    if (stringifyHtml(again) === html) return safe;
    safe = harden(sanitise(again));
  }
  return { type: 'root', children: [{ type: 'text', value: stringifyHtml(safe).replace(/<[^>]*>/g, ' ') }] };
}

const NAMES: ReadonlySet<string> = new Set(SCHEMA.tagNames);
const ANCESTORS: Readonly<Record<string, readonly string[]>> = SCHEMA.ancestors;

/**
 * True for a tree that the allow list and what follows it would give back as it is: elements that it names without attributes but an address,
 * and texts without control characters. False in every doubt.
 */
export function isLeftAlone(parent: Parent): boolean {
  return parent.children.every((child) => {
    if (child.type === 'text') return cleanText(child.value) === child.value;
    if (child.type !== 'element' || !NAMES.has(child.tagName)) return false;
    const needed = Object.hasOwn(ANCESTORS, child.tagName) ? ANCESTORS[child.tagName] : undefined;
    if (needed !== undefined && !(parent.type === 'element' && needed.includes(parent.tagName))) return false;
    return hasSafeProperties(child) && isLeftAlone(child);
  });
}

function hasSafeProperties({ tagName, properties }: Element): boolean {
  for (const [name, value] of Object.entries(properties)) {
    if (tagName !== 'a' || name !== 'href' || typeof value !== 'string') return false;
    const colon = value.indexOf(':');
    if (colon >= 0 && !SCHEMA.protocols.href.includes(value.slice(0, colon))) return false;
    if (cleanText(value) !== value || checkUrl(value)?.url !== value) return false;
  }
  return true;
}

function harden(tree: Root): Root {
  cleanTexts(tree);
  visitElements(tree, (element) => {
    for (const [name, value] of Object.entries(element.properties)) {
      if (typeof value === 'string') element.properties[name] = cleanText(value);
    }
    for (const name of ['href', 'src']) {
      const value = attributeOf(element, name);
      if (value === undefined) continue;
      const checked = checkUrl(value);
      if (checked === undefined) delete element.properties[name];
      else element.properties[name] = checked.url;
    }
  });
  return tree;
}

function cleanTexts(parent: Parent): void {
  for (const child of parent.children) {
    if (child.type === 'text') child.value = cleanText(child.value);
    else if (child.type === 'element') cleanTexts(child);
  }
}
