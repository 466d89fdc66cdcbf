/** The figures as Markdown: the table of goals first, then what explains it. */
import { KINDS, PLAIN_KINDS } from './queries.mjs';
import { median, percentile } from './statistics.mjs';

/** 1 kB is 1,000 bytes. */
const KB = 1000;
const MB = 1_000_000;

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const millis = (milliseconds) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
const megabytes = (bytes) => (bytes === undefined ? 'unknown' : `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`);
const size = (bytes) => (bytes < MB ? kilobytes(bytes) : megabytes(bytes));
const times = (factor) => `${factor.toFixed(1)}×`;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const integer = (value) => value.toLocaleString('en');

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A goal: `value` against `must`, at least or at most. */
function goal(value, must, format, atLeast) {
  const met = atLeast ? value >= must : value <= must;
  return `${format(value)}${met ? '' : ' (missed)'}`;
}

const pick = (runs, key) => runs.map((run) => run[key]);
const isPlain = ({ kind }) => PLAIN_KINDS.includes(kind);

/** `median / p95` of a figure of the plain queries. */
function middleAndTail(answers, figure, format) {
  if (answers === undefined) return '–';
  const values = answers.filter(isPlain).map(figure);
  return `${format(median(values))} / ${format(percentile(values, 0.95))}`;
}

function buildRows({ analysis, rostrum, pagefind }) {
  const { times: runs } = analysis;
  const ours = median(pick(rostrum.runs, 'build'));
  const theirs = pagefind && median(pick(pagefind.runs, 'build'));
  const peak = Math.max(...pick(rostrum.runs, 'peak').map((bytes) => bytes ?? Number.NaN));
  const analysed = `${seconds(median(runs.rostrum))}, best ${seconds(Math.min(...runs.rostrum))}`;
  const factor = (subject) => median(runs[subject]) / median(runs.rostrum);
  return [
    [
      '`lunr.Builder` with the same terms, by our analysis',
      ...['≥ 10×', '18×'],
      `${goal(factor('lunr'), 10, times, true)} (${analysed}; Lunr ${seconds(median(runs.lunr))}, best ${seconds(Math.min(...runs.lunr))})`,
      '–',
    ],
    ['`lunr.Builder` as it comes, by our analysis', '', '', times(factor('stock')), '–'],
    [
      'whole build, Pagefind’s time by ours',
      ...['≥ 3×', '5×'],
      pagefind ? `${goal(theirs / ours, 3, times, true)} (${seconds(ours)})` : seconds(ours),
      pagefind ? seconds(theirs) : '–',
    ],
    [
      'the same with starting the process and reading the talks',
      ...['', ''],
      seconds(median(pick(rostrum.runs, 'process'))),
      pagefind ? seconds(median(pick(pagefind.runs, 'process'))) : '–',
    ],
    [
      'processor time of it',
      ...['', ''],
      seconds(median(pick(rostrum.runs, 'cpu'))),
      pagefind ? seconds(median(pick(pagefind.runs, 'cpu'))) : '–',
    ],
    [
      'peak memory of it',
      ...['≤ 400 MB', '300 MB'],
      goal(peak, 400 * MB, megabytes, false),
      pagefind ? megabytes(Math.max(...pick(pagefind.runs, 'peak'))) : '–',
    ],
    ['files and bytes on the disk', '', '', sizeOf(rostrum), pagefind ? sizeOf(pagefind) : '–'],
  ];
}

const sizeOf = ({ sizes }) => `${integer(sizes.all.files)}, ${megabytes(sizes.all.bytes)}`;

function askingRows({ rostrum, pagefind, counted, code }) {
  const plain = rostrum.filter(isPlain);
  const row = (what, must, wish, figure, format) => [
    what,
    must,
    wish,
    middleAndTail(rostrum, figure, format),
    middleAndTail(pagefind, figure, format),
  ];
  const bytes = median(plain.map((answer) => answer.bytes));
  const shards = percentile(
    plain.map(({ byKind }) => byKind.terms ?? 0),
    0.95,
  );
  const cached = percentile(
    plain.map(({ inside }) => inside),
    0.95,
  );
  const anew = middleAndTail(plain, (answer) => answer.anew, millis);
  return [
    [
      'cold page to ten results, plain query: bytes, median / p95',
      ...['≤ 35 KB', '25 KB'],
      `${goal(bytes, 35 * KB, kilobytes, false)} / ${kilobytes(percentile(pick(plain, 'bytes'), 0.95))}`,
      middleAndTail(pagefind, (answer) => answer.bytes, kilobytes),
    ],
    [
      'the same with live counts of all facets',
      '',
      '',
      middleAndTail(counted, (answer) => answer.bytes, kilobytes),
      '–',
    ],
    row('requests for it', '', '', (answer) => answer.requests, integer),
    row('time for it', '', '', (answer) => answer.wait, millis),
    row('bytes of each query over a visit', '', '', (answer) => answer.visitBytes, kilobytes),
    ['shard bytes of a plain query, p95', '≤ 32 KB', '', goal(shards, 32 * KB, kilobytes, false), '–'],
    ['the same query again, in the worker, p95', '≤ 2 ms', '', goal(cached, 2, millis, false), '–'],
    ['the same words with one more result, in the worker, median / p95', '', '', anew, '–'],
    row('the same query again, for the page, median / p95', '', '', (answer) => answer.cached, millis),
    [
      'the search code, compressed, with Lunr',
      ...['≤ 16 KB', ''],
      goal(code['assets/search-worker.js'], 16 * KB, kilobytes, false),
      '–',
    ],
    ['plain queries without an answer', '', '', countEmpty(rostrum), countEmpty(pagefind)],
  ];
}

function countEmpty(answers) {
  if (answers === undefined) return '–';
  const plain = answers.filter(isPlain);
  return `${plain.filter(({ total }) => total === 0).length} of ${plain.length}`;
}

function kindsTable({ rostrum, pagefind }) {
  const cells = (answers, kind) => {
    if (answers === undefined) return ['–', '–'];
    const of = answers.filter((answer) => answer.kind === kind);
    const both = (key, format) => `${format(median(pick(of, key)))} / ${format(percentile(pick(of, key), 0.95))}`;
    return [both('bytes', kilobytes), both('wait', millis)];
  };
  return table(
    ['cold, median / p95', 'Rostrum, bytes', 'time', 'Pagefind, bytes', 'time'],
    KINDS.map((kind) => [kind, ...cells(rostrum, kind), ...cells(pagefind, kind)]),
  );
}

/** What the bytes of a cold plain query are, for both. */
function bytesTable({ rostrum, pagefind }) {
  const rows = [
    ['Rostrum', rostrum],
    ['Pagefind', pagefind],
  ].flatMap(([name, answers]) => {
    const plain = (answers ?? []).filter(isPlain);
    const kinds = [...new Set(plain.flatMap(({ byKind }) => Object.keys(byKind)))].sort();
    return kinds.map((kind) => {
      const values = plain.map(({ byKind }) => byKind[kind] ?? 0);
      return [`${name}: ${kind}`, kilobytes(median(values)), kilobytes(percentile(values, 0.95))];
    });
  });
  return table(['bytes of a cold plain query', 'median', 'p95'], rows);
}

function filesTable({ rostrum, rewritten }) {
  const cell = (counts, kind) => {
    const [changed, all] = [counts.changed[kind], counts.all[kind]];
    if (changed === undefined || all === undefined) return '0';
    return `${integer(changed.files)} (${percent(changed.files, all.files)}), ${size(changed.bytes)}`;
  };
  const kinds = Object.keys(rostrum.sizes);
  return table(
    [
      'files of the index',
      'number',
      'bytes',
      `new when ${rewritten.talks} talks come last`,
      'when one in the middle is edited',
    ],
    kinds.map((kind) => [
      kind,
      integer(rostrum.sizes[kind].files),
      size(rostrum.sizes[kind].bytes),
      cell(rewritten.added, kind),
      cell(rewritten.edited, kind),
    ]),
  );
}

function codeTable(code) {
  return table(
    ['scripts, in gzip', 'bytes'],
    Object.entries(code)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => [`\`${path}\``, integer(bytes)]),
  );
}

/** The whole report. Steps that were left out leave their tables out. */
export function writeReport({ about, build, asking, code }) {
  const head = ['what', 'must', 'wish', 'Rostrum', 'Pagefind 1.6'];
  const rows = [...(build ? buildRows(build) : []), ...(asking ? askingRows({ ...asking, code }) : [])];
  return [
    about.join('\n'),
    table(head, rows),
    ...(asking ? [kindsTable(asking), bytesTable(asking), codeTable(code)] : []),
    ...(build?.rewritten ? [filesTable(build)] : []),
  ].join('\n\n');
}
