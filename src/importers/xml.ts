/**
 * XML 1.0 as a plain tree, out of `fast-xml-parser`. Never reads a document type declaration, so that there are no entities but the five of the standard
 * and character references; never turns a text into a number; and no name of the source becomes a key of an object.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { excerpt } from '../model/text.ts';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Texts (CDATA too) and elements in their order, white space kept. */
  readonly content: readonly (string | XmlElement)[];
}

export interface XmlProblem {
  readonly why: string;
  readonly line: number;
}

export interface XmlReading {
  /** The outermost element; where there is a problem, what stands before it, if that can be told. */
  readonly root?: XmlElement;
  readonly problem?: XmlProblem;
}

/** What no name of XML begins with, so that `constructor` and its like are names as any other. */
const MARK = '·';
const MAX_DEPTH = 100;
const MAX_WHY = 200;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: '#text',
  cdataPropName: '#cdata',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  jPath: false,
  maxNestedTags: MAX_DEPTH,
  transformTagName: mark,
  transformAttributeName: mark,
});

function mark(name: string): string {
  return name.startsWith(MARK) ? name : MARK + name;
}

/**
 * Reads a document. Never throws; takes time linear in its length.
 *
 * `unit` names the element that repeats: of a broken document the tree holds what stands before the last `unit` that is closed in front of the problem.
 */
export function readXml(text: string, unit?: string): XmlReading {
  const problem = findProblem(text);
  if (problem === undefined) {
    try {
      return withRoot(text);
    } catch (error) {
      return { problem: { why: reasonOf(error), line: 1 } };
    }
  }
  const end = unit === undefined ? -1 : text.lastIndexOf(`</${unit}>`, problem.offset);
  if (end < 0) return { problem };
  try {
    return { ...withRoot(text.slice(0, end + `</${unit}>`.length)), problem };
  } catch {
    return { problem };
  }
}

/** The name of the outermost element, or that in the document type, from the beginning of a document; `undefined` where neither is there. */
export function rootNameOf(head: string): string | undefined {
  let at = 0;
  for (;;) {
    at = head.indexOf('<', at);
    if (
      at < 0 ||
      head
        .slice(at - 200 < 0 ? 0 : at - 200, at)
        .replace(/^.*>/s, '')
        .trim() !== ''
    )
      return undefined;
    const ending = head.startsWith('<?', at) ? '?>' : head.startsWith('<!--', at) ? '-->' : undefined;
    if (ending === undefined)
      return /^<(?:!DOCTYPE\s{1,20})?([^\s<>/!?"'=]{1,100})/.exec(head.slice(at, at + 130))?.[1];
    const end = head.indexOf(ending, at);
    if (end < 0) return undefined;
    at = end + ending.length;
  }
}

/** The elements directly inside, in their order. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.content.filter((part) => typeof part !== 'string');
}

/** All text inside, that of inner elements included, trimmed. */
export function xmlText(element: XmlElement): string {
  const texts: string[] = [];
  const collect = ({ content }: XmlElement): void => {
    for (const part of content) {
      if (typeof part === 'string') texts.push(part);
      else collect(part);
    }
  };
  collect(element);
  return texts.join('').trim();
}

interface Problem extends XmlProblem {
  readonly offset: number;
}

function findProblem(text: string): Problem | undefined {
  const starts = lineStarts(text);
  const declaration = findDeclaration(text);
  if (declaration !== undefined) {
    return { why: declaration.why, line: lineAt(starts, declaration.offset), offset: declaration.offset };
  }
  const verdict = XMLValidator.validate(text);
  if (verdict === true) return undefined;
  const { msg, line } = verdict.err;
  // Of elements that are left open the validator tells the first one's line, or none: the text ends too early.
  const open = /(?:"([^"]*)"\]' found|^Unclosed tag '([^']*)')\.$/.exec(msg.slice(-400));
  if (open !== null) {
    const why = `it ends before <${open[1] ?? open[2]}> is closed`;
    return { why, line: lineAt(starts, text.trimEnd().length), offset: text.length };
  }
  return { why: excerpt(msg.slice(0, 2 * MAX_WHY), MAX_WHY), line, offset: starts[line - 1] ?? text.length };
}

/** The first `<!` that is neither a comment nor CDATA, or that is not closed. */
function findDeclaration(text: string): { readonly why: string; readonly offset: number } | undefined {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const ending = text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<![CDATA[', at)
        ? ']]>'
        : text.startsWith('<?', at)
          ? '?>'
          : undefined;
    if (ending === undefined) {
      if (text[at + 1] === '!') return { why: 'it has a document type declaration, which is refused', offset: at };
      at++;
      continue;
    }
    const end = text.indexOf(ending, at + 2);
    if (end < 0) return { why: `${text.slice(at, at + 9).trim()} is not closed by ${ending}`, offset: at };
    at = end + ending.length;
  }
  return undefined;
}

type ParsedNode = Readonly<Record<string, unknown>>;

function withRoot(text: string): XmlReading {
  const metaData = XMLParser.getMetaDataSymbol() as unknown as string;
  const starts = lineStarts(text);
  const convert = (node: ParsedNode, name: string): XmlElement => {
    const content: (string | XmlElement)[] = [];
    for (const child of node[name] as readonly ParsedNode[]) {
      const key = nameOf(child);
      if (key === '#text') content.push(decode(String(child[key])));
      else if (key === '#cdata') content.push(String((child[key] as ParsedNode[])[0]?.['#text'] ?? ''));
      else if (key.startsWith(MARK)) content.push(convert(child, key));
    }
    const attributes = Object.entries((node[':@'] ?? {}) as Readonly<Record<string, string>>);
    const place = node[metaData] as { readonly startIndex: number } | undefined;
    return {
      name: name.slice(MARK.length),
      line: lineAt(starts, place?.startIndex ?? 0),
      attributes: new Map(attributes.map(([key, value]) => [key.slice(MARK.length), decode(String(value))])),
      content,
    };
  };
  for (const node of parser.parse(text) as readonly ParsedNode[]) {
    const name = nameOf(node);
    if (name.startsWith(MARK)) return { root: convert(node, name) };
  }
  return {};
}

function nameOf(node: ParsedNode): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes the entities of XML 1.0, section 4.6, and references to characters that it allows; anything else stays as it is written. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const allowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code < 0xd800) ||
      (code >= 0xe000 && code <= 0x10ffff);
    return allowed && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : whole;
  });
}

function reasonOf(error: unknown): string {
  return excerpt((error instanceof Error ? error.message : String(error)).slice(0, 2 * MAX_WHY), MAX_WHY);
}

/** Where each line begins. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
