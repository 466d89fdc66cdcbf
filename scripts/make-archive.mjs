/**
 * Writes a made-up archive of any size, the same for the same seed on every machine.
 *
 *   node scripts/make-archive.mjs FOLDER [--talks 1000] [--seed 1]
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** Mulberry32: small, well mixed, and identical everywhere. */
function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST =
  'Ada Amara Anneli Bao Carla Chidi Dagny Elif Emil Fatima Femke Goran Hana Ines Ivo Jun Kalina Lena Liam Mateo Mina Nadia Nils Noor Olga Paulo Priya Quentin Rafael Ravi Rosa Sanna Selma Søren Tariq Tess Uma Víctor Wanda Xenia Yara Zoë'.split(
    ' ',
  );
const LAST =
  'Abara Almeida Bianchi Brandt Castillo Chen Dvořák Eriksen Farouk Fischer García Haddad Hughes Ito Ivanova Jansen Kaya Kowalska Lindqvist Marchetti Mbeki Nakamura Novak Okafor Olsen Park Petrov Quist Rao Rossi Sato Schäfer Silva Tanaka Tran Ueda Varga Weber Yilmaz Zhang'.split(
    ' ',
  );
const TOWNS =
  'Amsterdam Austin Bangalore Berlin Brno Brussels Cape_Town Dublin Helsinki Kyoto Lagos Lisbon Lyon Montréal Nairobi Oslo Porto Prague São_Paulo Seoul Sydney Taipei Tallinn Vienna Warsaw Zürich'
    .split(' ')
    .map((town) => town.replace('_', ' '));
const SERIES =
  'Open Systems Days,Container Forum,Data Meetup,Cloud Commons,Free Software Week,Scale Summit,Web Craft,Kernel Evening,Observability Day,Type Theory Night,Packaging Camp,Database Colloquium'.split(
    ',',
  );
const ORGANISATIONS =
  'Northwind Labs,University of Fernhill,Blue Harbour,Open Meadow,Quietworks,Institute for Plain Text,Harbourlight,Seven Bridges Co-op'.split(
    ',',
  );
const SUBJECTS =
  'schedulers,databases,message queues,build systems,container images,service discovery,type checkers,static sites,log pipelines,distributed locks,package managers,feature flags,load balancers,editors,test suites,search indexes,time series,access control,caches,network overlays'.split(
    ',',
  );
const ANGLES = [
  (subject) => `What we learned from running ${subject} for five years`,
  (subject) => `${subject[0].toUpperCase()}${subject.slice(1)} without tears`,
  (subject) => `An introduction to ${subject}`,
  (subject) => `The hidden cost of ${subject}`,
  (subject) => `Testing ${subject} in production, carefully`,
  (subject) => `Small teams, large ${subject}`,
  (subject) => `How ${subject} fail, and how to notice`,
  (subject) => `Rewriting our ${subject}: was it worth it?`,
  (subject) => `${subject[0].toUpperCase()}${subject.slice(1)} from first principles`,
  (subject) => `A tour of open source ${subject}`,
];
const CATEGORIES =
  'Introduction,Operations,Architecture,Community,Security,Data,Languages,Infrastructure,Testing,Design'.split(',');
const WORDS =
  'a after all also and archive as at because before between build by can change code could data day each every example few find first for from get give good has have how in into is it keep know large later less like made make many more most need network new no not of often on one only open or other our out over part people place plan problem question read result run same service should show simple slow small some start state still system take team test than that the their them then there these they thing this three time to together tool two under until up use user very way we well were what when where which while who why will with work would write year you'.split(
    ' ',
  );
const TAGS = 'beginner case-study deep-dive demo panel keynote lightning remote workshop retrospective'.split(' ');

const ONSETS = 'b br c d dr f g gr h j k l m n p pr r s t v'.split(' ');
const VOWELS = 'a e i o u'.split(' ');
/** As many rare words as there can be; an archive of 20,000 talks has about half of them. */
const RARE_WORDS = 200_000;
/** One word in so many is rare. */
const RARE_EVERY = 7;

/** A word of two or more syllables for each number. */
function spellWord(rank) {
  let word = '';
  for (let rest = rank; word.length < 4 || rest > 0; rest = Math.floor(rest / 100))
    word += ONSETS[Math.floor((rest % 100) / 5)] + VOWELS[rest % 5];
  return word;
}

function makeTools(random) {
  const below = (count) => Math.floor(random() * count);
  const pick = (list) => list[below(list.length)];
  /** By Zipf's law: the word of rank n is drawn about 1/n as often as the first, so that new ones keep coming as an archive grows. */
  const rareWord = () => spellWord(Math.floor(RARE_WORDS ** random()));
  const sentence = () => {
    const words = Array.from({ length: 7 + below(14) }, () =>
      below(RARE_EVERY) === 0 ? rareWord() : pick(WORDS),
    ).join(' ');
    return `${words[0].toUpperCase()}${words.slice(1)}.`;
  };
  return { below, pick, rareWord, sentence, paragraph: () => Array.from({ length: 3 + below(4) }, sentence).join(' ') };
}

const pad = (value, width = 2) => String(value).padStart(width, '0');
const slug = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function makeEditions(tools, talks) {
  const count = Math.max(1, Math.ceil(talks / 25));
  return Array.from({ length: count }, (_, index) => {
    const series = SERIES[index % SERIES.length];
    const year = 2008 + (Math.floor(index / SERIES.length) % 18);
    const round = Math.floor(index / (SERIES.length * 18));
    const date = `${year}-${pad(1 + tools.below(12))}-${pad(1 + tools.below(26))}`;
    return { name: `${series} ${year}${round === 0 ? '' : `.${round}`}`, location: tools.pick(TOWNS), date };
  });
}

function videoId(tools) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return Array.from({ length: 11 }, () => alphabet[tools.below(64)]).join('');
}

function talkText(tools, people, edition, day) {
  const title = tools.pick(ANGLES)(tools.pick(SUBJECTS));
  const speakers = Array.from({ length: tools.below(8) === 0 ? 2 : 1 }, () => tools.pick(people));
  const lines = [
    '---',
    `title: ${JSON.stringify(title)}`,
    `date: ${edition.date.slice(0, 8)}${pad(Number(edition.date.slice(8)) + day)}`,
    'speakers:',
    ...[...new Set(speakers)].map(
      (person) => `  - { name: ${JSON.stringify(person.name)}, organisation: ${JSON.stringify(person.organisation)} }`,
    ),
    `event: { name: ${JSON.stringify(edition.name)}, location: ${JSON.stringify(edition.location)} }`,
    `category: ${tools.pick(CATEGORIES)}`,
    `tags: [${[...new Set([tools.pick(TAGS), tools.below(3) === 0 ? tools.rareWord() : tools.pick(TAGS)])].join(', ')}]`,
    `description: ${JSON.stringify(tools.sentence())}`,
  ];
  if (tools.below(10) < 7)
    lines.push(
      'recording:',
      `  - { url: "https://www.youtube.com/watch?v=${videoId(tools)}", duration: "${20 + tools.below(35)}:${pad(tools.below(60))}" }`,
    );
  if (tools.below(10) < 4)
    lines.push(`slides: "https://docs.google.com/presentation/d/${videoId(tools)}${videoId(tools)}/embed"`);
  lines.push(
    '---',
    '',
    tools.paragraph(),
    '',
    '## What to expect',
    '',
    `- ${tools.sentence()}`,
    `- ${tools.sentence()}`,
  );
  lines.push('', tools.paragraph(), '');
  return { title, text: lines.join('\n') };
}

/** Writes the archive into an empty or new folder, and returns the number of files. */
export function makeArchive(folder, { talks, seed = 1 }) {
  const root = resolve(folder);
  mkdirSync(root, { recursive: true });
  if (readdirSync(root).length > 0) throw new Error(`${folder} is not empty`);
  const tools = makeTools(makeRandom(seed));
  let files = 0;
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
    files++;
  };
  write('site.yaml', `title: A made-up archive of ${talks} talks\nbaseUrl: https://talks.example.org\n`);
  const people = Array.from({ length: Math.max(3, Math.ceil(talks / 3)) }, (_, index) => {
    const name = `${tools.pick(FIRST)} ${tools.pick(LAST)}`;
    const initial = index < FIRST.length * LAST.length ? '' : ` ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[tools.below(26)]}.`;
    return { name: name.replace(' ', `${initial} `), organisation: tools.pick(ORGANISATIONS) };
  });
  const editions = makeEditions(tools, talks);
  for (let index = 0; index < talks; index++) {
    const edition = editions[Math.floor((index * editions.length) / talks)];
    const { title, text } = talkText(tools, people, edition, index % 3);
    write(`content/talks/${slug(edition.name)}/${pad(index + 1, 5)}-${slug(title)}.md`, text);
  }
  write('content/pages/about.md', `---\ntitle: About\n---\n\n${tools.paragraph()}\n`);
  return files;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { talks: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  if (positionals.length !== 1 || !(Number(values.talks) >= 1)) {
    process.stderr.write('node scripts/make-archive.mjs FOLDER [--talks 1000] [--seed 1]\n');
    process.exitCode = 2;
  } else {
    const files = makeArchive(positionals[0], { talks: Number(values.talks), seed: Number(values.seed) });
    process.stdout.write(`${files} files in ${positionals[0]}\n`);
  }
}
