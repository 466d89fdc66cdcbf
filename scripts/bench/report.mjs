/** The figures as Markdown: the goals first, then what they are made of. */
import { duration, integer, kilobytes, megabytes, orDash, table } from './figures.mjs';
import { judge } from './goals.mjs';

const cost = ({ wall, cpu, peak, files, bytes }) => [
  duration(wall),
  orDash(cpu, duration),
  orDash(peak, megabytes),
  orDash(files, integer),
  orDash(bytes, megabytes),
];
const COST = ['time', 'processor time', 'peak memory', 'files', 'bytes'];

const VERDICTS = new Map([
  [true, 'yes'],
  [false, '**no**'],
  [undefined, 'not measured'],
]);

/** What the short names of commands stand for. */
export const COMMANDS = `The commands, each in a process of its own:

- \`rostrum build\`: \`node dist/program/rostrum.js build ARCHIVE --out OUT --quiet\`
- \`rostrum build --once\`: the same with \`--once\`, which remembers nothing for the next build
- \`rostrum dev\`: \`node dist/program/rostrum.js dev ARCHIVE --port PORT\`
- \`floor.mjs\`: \`node scripts/bench/floor.mjs ARCHIVE LIST OUT\`
- \`hugo\`: \`hugo --quiet --source SITE --destination OUT --cacheDir FOLDER\`
- \`eleventy\`: \`node scripts/bench/peers/eleventy-build.mjs PACKAGE SITE OUT\`
- \`pagefind\`: \`pagefind --site OUT --glob 'talks/*/*/index.html'\``;

/** The table of goals. */
export function writeGoals(goals, figures) {
  return table(
    ['what', 'command', 'figure', 'must', 'holds'],
    judge(goals, figures).map(({ what, command, number, must, holds }) => [
      what,
      command,
      number,
      must,
      VERDICTS.get(holds),
    ]),
    [0, 1],
  );
}

function writeBuilds({ everything, pages, peers, disk }) {
  const ours = (name, { cold, floor, remembered, same, edited, files, bytes }) => [
    [`Rostrum, ${name}, cold`, ...cost({ ...cold, files, bytes })],
    ...(remembered ? [[`Rostrum, ${name}, cold, remembered for the next build`, ...cost(remembered)]] : []),
    ...(edited ? [[`Rostrum, ${name}, after the edit of one talk`, ...cost(edited)]] : []),
    ...(same ? [[`Rostrum, ${name}, with no change at all`, ...cost(same)]] : []),
    [`the floor of ${name}`, ...cost({ ...floor, files, bytes })],
  ];
  const theirs = ({ title, site, search, whole, files, bytes }) => [
    [`${title} with Pagefind, cold`, ...cost({ ...whole, files, bytes })],
    [`… of it ${title}`, ...cost(site)],
    [`… of it Pagefind`, ...cost(search)],
  ];
  return table(
    ['build', ...COST],
    [
      ...ours('everything', everything),
      ...(pages === everything ? [] : ours('pages and search', pages)),
      ...peers.flatMap(theirs),
      ...(disk ? [['Rostrum, pages and search, cold, on a real disk', ...cost(disk.rostrum)]] : []),
      ...(disk?.hugo ? [['Hugo with Pagefind, cold, on a real disk', ...cost(disk.hugo)]] : []),
    ],
  );
}

const writeStages = (stages) =>
  table(
    ['stage', 'time', 'processor time', 'peak memory by then', 'files', 'bytes'],
    stages.map(({ name, ...stage }) => [name, ...cost(stage)]),
  );

function writeWeight({ pages, assets, loaded }) {
  const rows = Object.entries(assets).map(([path, bytes]) => [`\`${path}\``, kilobytes(bytes)]);
  return table(
    [`styles and scripts of a talk’s page (the heaviest of ${integer(pages)}), in gzip`, 'bytes'],
    [...rows, ['all of them', kilobytes(loaded)]],
  );
}

/** All tables of one archive. */
export function writeSize(goals, figures) {
  const { title, runs, weight, stages } = figures;
  return [
    `### ${title}, medians of ${runs} ${runs === 1 ? 'run' : 'runs'}`,
    writeGoals(goals, figures),
    writeBuilds(figures),
    writeStages(stages),
    ...(weight ? [writeWeight(weight)] : []),
  ].join('\n\n');
}

/** The tables of `--scale`. */
export function writeScale(goals, { small, large }) {
  const row = ({ talks, cold, files, bytes }) => [
    `${integer(talks)} made-up talks, everything, cold`,
    ...cost({ ...cold, files, bytes }),
    `${(cold.wall / talks).toFixed(2)} ms`,
  ];
  return [
    `### ${integer(large.talks)} talks beside ${integer(small.talks)}`,
    writeGoals(goals, { small, large }),
    table(['build', ...COST, 'time a talk'], [row(small), row(large)]),
  ].join('\n\n');
}
