/** The goals: what is compared with what, how much it may be at most, and whether it holds. Measures nothing. */
import { duration, kilobytes, megabytes, ratio } from './figures.mjs';

const BUILD = '`rostrum build`';
const ONCE = '`rostrum build --once`';
const DEV = '`rostrum dev`';
const PAGES = '`gzip -9` of each talk’s page';

const peerOf = (figures, name) => figures.peers.find((peer) => peer.name === name);

/** A goal about one cost by another: `read` gives both, or undefined where one was not measured. */
function quotient(what, command, most, format, read) {
  return {
    ...{ what, command, most },
    format: ratio,
    read: (figures) => {
      const [part, whole] = read(figures);
      if (part === undefined || whole === undefined) return undefined;
      return { value: part / whole, note: `${format(part)} / ${format(whole)}` };
    },
  };
}

/** A goal about a figure by itself. */
function amount(what, command, most, format, read) {
  return {
    ...{ what, command, most, format },
    read: (figures) => {
      const value = read(figures);
      return value === undefined ? undefined : { value };
    },
  };
}

const against = (what, name, title, key, most) =>
  quotient(
    `pages and search, cold, by ${title}: ${what}`,
    `${ONCE} / \`${name}\` + \`pagefind\``,
    most,
    duration,
    (figures) => [figures.pages.cold[key], peerOf(figures, name)?.whole[key]],
  );

/** In the order in which they are shown. `most` is the limit that must be kept. */
export const GOALS = [
  against('time', 'hugo', 'Hugo with Pagefind', 'wall', 0.5),
  against('processor time', 'hugo', 'Hugo with Pagefind', 'cpu', 0.5),
  against('time', 'eleventy', 'Eleventy with Pagefind', 'wall', 0.3),
  quotient('pages and search, cold, by its floor: time', `${ONCE} / \`floor.mjs\``, 9, duration, ({ pages }) => [
    pages.cold.wall,
    pages.floor.wall,
  ]),
  quotient('everything, cold, by its floor: time', `${BUILD} / \`floor.mjs\``, 9, duration, ({ everything }) => [
    everything.cold.wall,
    everything.floor.wall,
  ]),
  quotient(
    'pages and search, cold, on a real disk, by Hugo with Pagefind: time',
    `${ONCE} / \`hugo\` + \`pagefind\``,
    0.6,
    duration,
    ({ disk }) => [disk?.rostrum.wall, disk?.hugo?.wall],
  ),
  quotient('after the edit of one talk, new process, by cold: time', BUILD, 0.15, duration, ({ everything }) => [
    everything.edited.wall,
    everything.cold.wall,
  ]),
  quotient('with no change at all, new process, by cold: time', BUILD, 0.12, duration, ({ everything }) => [
    everything.same.wall,
    everything.cold.wall,
  ]),
  amount('from saving a talk to the reload event', DEV, 500, duration, ({ reload }) => reload),
  amount('peak memory, everything, cold', BUILD, 700_000_000, megabytes, ({ everything }) => everything.cold.peak),
  amount('HTML of a talk’s page, compressed, median', PAGES, 12_000, kilobytes, ({ weight }) => weight?.median),
  amount('HTML of a talk’s page, compressed, 95th percentile', PAGES, 12_000, kilobytes, ({ weight }) => weight?.p95),
  amount(
    'styles and scripts of a talk’s page before a click, compressed',
    '`gzip -9` of each file',
    20_000,
    kilobytes,
    ({ weight }) => weight?.loaded,
  ),
];

/** The goals of `--scale`: about costs by the talk, in milliseconds. */
export const SCALE_GOALS = [
  quotient('a talk in the large archive by one in the small: time', BUILD, 1.3, perTalk, ({ large, small }) => [
    large.cold.wall / large.talks,
    small.cold.wall / small.talks,
  ]),
];

function perTalk(milliseconds) {
  return `${milliseconds.toFixed(2)} ms`;
}

/**
 * Each goal as `{ what, command, number, must, holds }`, the figures as text.
 *
 * `holds` is undefined, and `number` a dash, where something was not measured. A figure exactly at the limit holds.
 */
export function judge(goals, figures) {
  return goals.map(({ what, command, most, format, read }) => {
    const found = read(figures);
    const must = `≤ ${format(most)}`;
    if (found === undefined) return { what, command, number: '–', must, holds: undefined };
    const { value, note } = found;
    const number = note === undefined ? format(value) : `${format(value)} (${note})`;
    return { what, command, number, must, holds: value <= most };
  });
}
