/** Inline markup of reStructuredText as Markdown. Knows no blocks; what is not markup for certain stays as it is. */
import { webAddress } from './field-reader.ts';

/** What blocks have told about names: addresses by reference name, texts by substitution name, addresses of nameless references in order. */
export interface RstNames {
  readonly targets: ReadonlyMap<string, string>;
  readonly substitutions: ReadonlyMap<string, string>;
  readonly nameless: string[];
  /** Names of targets that a reference has used. */
  readonly used: Set<string>;
}

const LITERAL_ROLES =
  /^(?:code|literal|math|file|program|command|kbd|samp|option|envvar|(?:py:)?(?:func|class|mod|meth|attr|exc|data|const|obj))$/;
/** Where a name such as `Plotly_` may begin. */
const BEFORE = /[\s([{<"'/:–—-]/;
const MAX_WORD = 60;
const MAX_ADDRESS = 2_000;
const PEP = 'https://peps.python.org/pep-';
const RFC = 'https://www.rfc-editor.org/rfc/rfc';

/** Names are the same whatever their case and white space. */
export function referenceName(name: string): string {
  return name.replace(/\\(.)/g, '$1').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Converts the inline markup of a paragraph. Linear in time. */
export function rstInline(text: string, names: RstNames): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', from)) {
    const piece = readQuoted(text, at, from, names);
    result += plain(text.slice(from, at - piece.before), names) + piece.markdown;
    from = piece.end;
  }
  return result + plain(text.slice(from), names);
}

interface Piece {
  readonly markdown: string;
  readonly end: number;
  /** Characters before the backtick that belong to it: a role. */
  readonly before: number;
}

function readQuoted(text: string, at: number, from: number, names: RstNames): Piece {
  const asIs = (end: number): Piece => ({ markdown: text.slice(at, end), end, before: 0 });
  if (text.startsWith('```', at)) return readLinkedLiteral(text, at, names) ?? asIs(endOfRun(text, at));
  if (text.startsWith('``', at)) {
    const close = text.indexOf('``', at + 2);
    if (close < 0) return asIs(at + 2);
    return { markdown: literal(text.slice(at + 2, close)), end: endOfRun(text, close), before: 0 };
  }
  const close = text.indexOf('`', at + 1);
  if (close < 0) return asIs(at + 1);
  const content = text.slice(at + 1, close);
  const suffix = /^__?(?![\p{L}\p{N}_])/u.exec(text.slice(close + 1, close + 4))?.[0] ?? '';
  if (suffix !== '') return { markdown: reference(content, suffix, names), end: close + 1 + suffix.length, before: 0 };
  const role = /:([a-z][\w:+.-]{0,38}):$/i.exec(text.slice(Math.max(from, at - 42), at));
  if (role === null) return asIs(close + 1);
  return { markdown: roleText(role[1]!.toLowerCase(), content), end: close + 1, before: role[0].length };
}

function endOfRun(text: string, at: number): number {
  let end = at;
  while (text[end] === '`') end++;
  return end;
}

/** A literal inside a link, as converters from HTML write it: a backtick, the literal, the address in angle brackets, a backtick. */
function readLinkedLiteral(text: string, at: number, names: RstNames): Piece | undefined {
  const literalEnd = text.indexOf('``', at + 3);
  const after = literalEnd < 0 ? '' : text.slice(literalEnd + 2, literalEnd + 4);
  if (!/^\s</.test(after)) return undefined;
  const length = text.slice(literalEnd, literalEnd + MAX_ADDRESS).indexOf('>`');
  if (length < 0) return undefined;
  const end = literalEnd + length;
  const suffix = /^__?/.exec(text.slice(end + 2, end + 4))?.[0] ?? '';
  const label = literal(text.slice(at + 3, literalEnd));
  const markdown = link(label, resolve(text.slice(literalEnd + 4, end), names));
  return { markdown, end: end + 2 + suffix.length, before: 0 };
}

function literal(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  if (!flat.includes('`')) return `\`${flat}\``;
  return flat.startsWith('`') || flat.endsWith('`') ? `\`\` ${flat} \`\`` : `\`\`${flat}\`\``;
}

function reference(content: string, suffix: string, names: RstNames): string {
  const open = content.endsWith('>') ? content.lastIndexOf('<') : -1;
  if (open >= 0) {
    const label = content.slice(0, open).trim();
    const address = resolve(content.slice(open + 1, -1), names);
    return link(escapeLabel(plain(label === '' ? address : label, names)), address);
  }
  const label = plain(content, names);
  if (suffix === '__') {
    const address = names.nameless.shift();
    return address === undefined ? label : link(escapeLabel(label), address);
  }
  const name = referenceName(content);
  const address = names.targets.get(name);
  if (address === undefined) return label;
  names.used.add(name);
  return link(escapeLabel(label), address);
}

/** The address inside angle brackets, which may be broken over lines, or the name of one. */
function resolve(written: string, names: RstNames): string {
  const name = referenceName(written.replace(/_$/, ''));
  const named = written.endsWith('_') ? names.targets.get(name) : undefined;
  if (named === undefined) return written.replace(/\s+/gu, '').replace(/\\_/g, '_');
  names.used.add(name);
  return named;
}

function roleText(role: string, content: string): string {
  const open = content.endsWith('>') ? content.lastIndexOf('<') : -1;
  const label = (open > 0 ? content.slice(0, open) : content).trim();
  const number = /^\d{1,5}$/.test(content) ? content : undefined;
  if (role === 'pep' && number !== undefined) return link(`PEP ${number}`, `${PEP}${number.padStart(4, '0')}/`);
  if (role === 'rfc' && number !== undefined) return link(`RFC ${number}`, `${RFC}${number}`);
  if (role === 'emphasis') return `*${label}*`;
  if (role === 'strong') return `**${label}**`;
  return LITERAL_ROLES.test(role) ? literal(label.replace(/^~/, '')) : label;
}

/** A Markdown link; where a page may not have the address, the text with the address behind it. */
export function link(label: string, address: string): string {
  const url = webAddress(address);
  if (url === undefined) return `${label} (${address.replace(/[<>]/g, '')})`;
  const target = url.replace(/\(/g, '%28').replace(/\)/g, '%29');
  return label === address ? `<${target}>` : `[${label}](${target})`;
}

function escapeLabel(label: string): string {
  return label.replace(/[[\]]/g, '\\$&');
}

/** Markup without backticks: `name_`, `[1]_`, `|name|`, and the escaped white space that only parts two marks. */
function plain(text: string, names: RstNames): string {
  if (!/[_|\\]/.test(text)) return text;
  const replaced = text
    .replace(/\|([^|\s][^|\n]{0,60})\|_{0,2}/g, (written, name: string) => {
      return names.substitutions.get(referenceName(name)) ?? written;
    })
    .replace(/\[(\d{1,4}|#[\w-]{0,40}|[A-Za-z][\w-]{0,40})\]_(?![\p{L}\p{N}_])/gu, (_, label: string) =>
      footnoteMark(label),
    )
    .replace(/\\[ \n]/g, '');
  return names.targets.size === 0 ? replaced : linkWords(replaced, names);
}

/** Words such as `Plotly_` whose address is known. */
function linkWords(text: string, names: RstNames): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
    if (/[\p{L}\p{N}_]/u.test(text[at + 1] ?? '')) continue;
    const before = text.slice(Math.max(from, at - MAX_WORD), at);
    const word = /[\p{L}\p{N}][\p{L}\p{N}.+-]*$/u.exec(before)?.[0] ?? '';
    const address = names.targets.get(referenceName(word));
    if (word === '' || address === undefined || !BEFORE.test(text[at - word.length - 1] ?? ' ')) continue;
    names.used.add(referenceName(word));
    result += text.slice(from, at - word.length) + link(word, address);
    from = at + 1;
  }
  return result + text.slice(from);
}

/** `[^1]`, for a mark and for its note. */
export function footnoteMark(label: string): string {
  return `[^${label.replace(/^#/, '') || 'auto'}]`;
}
