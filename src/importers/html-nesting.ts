/**
 * Bounds how deep the tags of an HTML text nest, before anything that recurses or searches its open elements reads it. Works on the text in one pass,
 * so it only estimates; whoever parses behind it must still be ready for a parser that gives up.
 */

/** Pages of people nest some forty deep. */
const MAX_OPEN = 100;
/** Formatting is opened anew in every paragraph until it is closed, so each open one costs again and again. */
const MAX_OPEN_FORMATTING = 10;

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const FORMATTING = setOf('a b big code em font i nobr s small strike strong tt u');
/** An end tag is ignored where one of these lies between it and its beginning (the element scopes of the HTML standard, section 13.2.4.2). */
const BARRIERS = setOf('applet marquee object table template');
/** The end tag of an element that is not listed closes nothing beyond one of these (the special elements of the same section). */
const BLOCKS = setOf(
  'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 ' +
    'header hgroup iframe listing main marquee menu nav ol pre search section select summary ul applet object table template',
);
/** Elements without an end, or whose end the next one implies. */
const UNCOUNTED = setOf(
  'area base br col dd dt embed hr img input li link meta option optgroup p param rb rp rt rtc source tbody td tfoot th thead tr track wbr ' +
    'html head body',
);
/** Elements whose content is text up to their end tag. */
const RAW = setOf('script style textarea title xmp noframes');

const TAG = /<(!--|\/?[a-z][a-z0-9:-]{0,40})/gi;

/** The same HTML without the tags that lie deeper than pages of people go; their content stays. Linear in the length. */
export function boundNesting(html: string): string {
  const kept: string[] = [];
  let keptTo = 0;
  const open: string[] = [];
  const dropped = new Map<string, number>();
  const drop = (from: number): number => {
    const close = html.indexOf('>', from);
    kept.push(html.slice(keptTo, from), ' ');
    keptTo = close < 0 ? html.length : close + 1;
    return keptTo;
  };
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match !== null; match = TAG.exec(html)) {
    const written = match[1]!.toLowerCase();
    const isEnd = written.startsWith('/');
    const name = isEnd ? written.slice(1) : written;
    if (name === '!--' || (RAW.has(name) && !isEnd)) {
      TAG.lastIndex = endOfRaw(html, TAG.lastIndex, name);
      continue;
    }
    if (UNCOUNTED.has(name) || RAW.has(name)) continue;
    if (!isEnd && isTooDeep(open, name)) {
      dropped.set(name, (dropped.get(name) ?? 0) + 1);
      TAG.lastIndex = drop(match.index);
    } else if (!isEnd) {
      open.push(name);
    } else if ((dropped.get(name) ?? 0) > 0) {
      dropped.set(name, dropped.get(name)! - 1);
      TAG.lastIndex = drop(match.index);
    } else {
      close(open, name);
    }
  }
  return keptTo === 0 ? html : kept.join('') + html.slice(keptTo);
}

function isTooDeep(open: readonly string[], name: string): boolean {
  if (open.length >= MAX_OPEN) return true;
  return FORMATTING.has(name) && open.filter((other) => FORMATTING.has(other)).length >= MAX_OPEN_FORMATTING;
}

/** Takes out what an end tag closes. Where a parser would close more, it stays open here: too many are counted then, never too few. */
function close(open: string[], name: string): void {
  const isFormatting = FORMATTING.has(name);
  const isBlock = BLOCKS.has(name);
  for (let index = open.length - 1; index >= 0; index--) {
    const other = open[index]!;
    if (other === name) {
      open.splice(index, isFormatting ? 1 : open.length);
      return;
    }
    if (BARRIERS.has(other) || (!isFormatting && !isBlock && BLOCKS.has(other))) return;
  }
}

function endOfRaw(html: string, from: number, name: string): number {
  if (name === '!--') {
    const end = html.indexOf('-->', from);
    return end < 0 ? html.length : end + 3;
  }
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** The text between the tags of HTML, with scripts, styles and comments gone; character references stay as written. Linear. */
export function withoutTags(html: string): string {
  const parts: string[] = [];
  let position = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match !== null; match = TAG.exec(html)) {
    parts.push(html.slice(position, match.index), ' ');
    const name = match[1]!.toLowerCase();
    const raw = name === '!--' || RAW.has(name) ? endOfRaw(html, TAG.lastIndex, name) : match.index;
    const close = name === '!--' ? raw - 1 : html.indexOf('>', raw);
    position = close < 0 ? html.length : close + 1;
    TAG.lastIndex = position;
  }
  parts.push(html.slice(position));
  return parts.join('');
}
