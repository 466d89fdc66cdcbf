#!/usr/bin/env node
/** The program `rostrum`: reads its arguments, runs one command, sets the exit code. What a command does stands in `commands/`. */
import { readFileSync } from 'node:fs';
import { Argument, Command, CommanderError, Option } from 'commander';
import type { BuildFlags } from './commands/build.ts';
import type { DiffFlags } from './commands/diff.ts';
import type { ExportFlags } from './commands/export.ts';
import type { ImportFlags } from './commands/import.ts';
import type { NewKind } from './commands/new.ts';
import type { SearchFlags } from './commands/search.ts';
import { reportFailure } from './failure.ts';
import { keepHeapSmall } from './memory.ts';
import { openTerminal } from './terminal.ts';
import { EXIT, UsageError } from './usage-error.ts';

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
keepHeapSmall();
const terminal = openTerminal();
let exitCode: number = EXIT.fine;

/** The day on this machine's calendar. */
function today(): string {
  const now = new Date();
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function examples(...lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `Examples:\n${lines.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`).join('\n')}\n`;
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new UsageError(`"${text}" is not a port`, 'Ports are 0 to 65535; 0 takes a free one.');
  return value;
}

function limit(text: string): number {
  const value = Number(text);
  if (!/^\d{1,6}$/.test(text) || value < 1)
    throw new UsageError(`"${text}" is not a number of talks`, 'Give a whole number from 1 on.');
  return value;
}

const archiveArgument = new Argument('[archive]', 'a folder with a site.yaml (default: here, or the nearest above)');
const formatOption = new Option('--format <format>', 'how problems are reported')
  .choices(['pretty', 'compact', 'json', 'github'])
  .default('pretty');

const program = new Command('rostrum')
  .description('A folder of talk files in, a static talk archive out.')
  .version(version, '--version', 'print the version')
  .option('--debug', 'show stack traces')
  .helpOption('-h, --help', 'show help')
  .helpCommand('help [command]', 'show help for a command')
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'before',
    examples(
      ['rostrum init talks', 'start an archive in the new folder talks'],
      ['rostrum dev talks', 'look at it while you write'],
      ['rostrum new talk "Title" --event "FOSDEM 2017"', 'start a talk file'],
      ['rostrum build talks --out public', 'write the site into public'],
    ),
  )
  .exitOverride()
  .configureOutput({
    outputError: (text) => {
      const [first = '', ...rest] = text.trimEnd().split('\n');
      terminal.note(`${terminal.noteStyle.red('error')}: ${first.replace(/^error: /, '')}`);
      for (const line of rest) terminal.note(line.replace(/^\((Did you mean .*)\)$/, '  = hint: $1'));
    },
  });

/** A command, with its examples in front of its help. */
function command(name: string, description: string, ...lines: readonly (readonly [string, string])[]): Command {
  return program
    .command(name)
    .description(description)
    .addHelpText('before', examples(...lines));
}

command(
  'build',
  'Build the site. With errors nothing is written and the previous site stays.',
  ['rostrum build', 'build the archive here into _site'],
  ['rostrum build talks --out public', 'build the folder talks into public'],
  ['rostrum build --strict --format github', 'in CI: warnings fail, problems become annotations'],
)
  .addArgument(archiveArgument)
  .option('--out <folder>', 'where the site goes (default: _site in the archive)')
  .option('--strict', 'warnings fail the build')
  .option('--clean', 'forget what earlier builds remembered')
  .option('--once', 'remember nothing for the next build: for CI that keeps no folder between runs')
  .option('--drafts', 'build drafts as well')
  .option('--compress', 'write .br and .gz beside text files, for servers that send them as they are')
  .addOption(formatOption)
  .option('--lock', 'remember all addresses in urls.lock; later builds may not lose one')
  .option('--why <permalink>', 'say why a page, such as /talks/a/, was made again')
  .option('--quiet', 'print errors only')
  .action(async (archive: string | undefined, flags: BuildFlags) => {
    const { runBuild } = await import('./commands/build.ts');
    exitCode = await runBuild(archive, flags, terminal);
  });

command(
  'check',
  'Report problems and write nothing. The verdict is that of a build.',
  ['rostrum check', 'check the archive here'],
  ['rostrum check --format compact', 'one line for each problem, for editors'],
)
  .addArgument(archiveArgument)
  .option('--strict', 'warnings fail the check')
  .option('--drafts', 'check drafts as well')
  .addOption(formatOption)
  .option('--quiet', 'print errors only')
  .action(async (archive: string | undefined, flags: BuildFlags) => {
    const { runCheck } = await import('./commands/build.ts');
    exitCode = await runCheck(archive, flags, terminal);
  });

command(
  'dev',
  'Serve the site from memory and show every change at once.',
  ['rostrum dev', 'serve the archive here'],
  ['rostrum dev talks --port 8000', 'serve the folder talks at http://localhost:8000/'],
)
  .addArgument(archiveArgument)
  .option('--port <number>', 'port to listen on (default: 3000, or the next free one)', port)
  .option('--host <name>', 'address to listen on', '127.0.0.1')
  .option('--no-drafts', 'leave drafts out')
  .action(async (archive: string | undefined, flags: { port?: number; host: string; drafts: boolean }) => {
    const { runDev } = await import('./commands/dev.ts');
    exitCode = await runDev(archive, flags, terminal);
  });

command(
  'new',
  'Start a content file. An existing file is never overwritten.',
  ['rostrum new talk "A title" --date 2026-03-01 --speaker "Ada Lovelace"', ''],
  ['rostrum new speaker "Ada Lovelace" --url https://example.org', ''],
  ['rostrum new event "FOSDEM 2017" --date 2017-02-04 --location Brussels', ''],
)
  .addArgument(new Argument('<kind>', 'what to start').choices(['talk', 'speaker', 'event']))
  .argument('<title>', 'its title or name')
  .option('--archive <folder>', 'the archive (default: here, or the nearest above)')
  .option('--date <date>', 'YYYY-MM-DD (default: today)')
  .option(
    '--speaker <name>',
    'who speaks; may be given several times',
    (name: string, all: string[]) => [...all, name],
    [],
  )
  .option('--event <name>', 'where a talk was given')
  .option('--location <place>', 'where an event takes place')
  .option('--url <address>', 'the page of a speaker or an event')
  .action(async (kind: NewKind, title: string, flags: NewFlags) => {
    const [{ runNew }, { findArchive }, { readArchiveSettings }] = await Promise.all([
      import('./commands/new.ts'),
      import('./find-archive.ts'),
      import('./archive-settings.ts'),
    ]);
    const folder = await findArchive(flags.archive);
    const settings = await readArchiveSettings(folder);
    exitCode = await runNew(kind, title, { ...flags, today: today() }, { folder, settings }, terminal);
  });

interface NewFlags {
  readonly archive?: string;
  readonly date?: string;
  readonly speaker: readonly string[];
  readonly event?: string;
  readonly location?: string;
  readonly url?: string;
}

command(
  'init',
  'Make a ready archive in a new or empty folder.',
  ['rostrum init talks', 'with an example talk'],
  ['rostrum init talks --bare', 'without it'],
)
  .argument('<folder>', 'the folder')
  .option('--bare', 'without the example talk')
  .action(async (folder: string, flags: { bare?: boolean }) => {
    const { runInit } = await import('./commands/init.ts');
    exitCode = await runInit(folder, { bare: flags.bare === true, today: today(), version }, terminal);
  });

command(
  'import',
  'Turn pages, notes, schedules and data sets into talk files. No file that a person edited is changed.',
  ['rostrum import talk.html notes.txt --into talks', 'what is about one talk becomes one talk'],
  ['rostrum import schedule.xml --dry-run', 'say what would be done'],
  ['rostrum import pyvideo-data/ --into talks', 'a whole folder'],
)
  .argument('<source...>', 'files and folders; what they are is found from their content')
  .option('--into <archive>', 'the archive (default: here, or the nearest above)')
  .option('--from <system>', 'what the sources are, when it cannot be found')
  .option('--dry-run', 'write nothing')
  .option('--json', 'print one JSON document')
  .option('--quiet', 'print errors only')
  .action(async (sources: readonly string[], flags: ImportFlags) => {
    const { runImport } = await import('./commands/import.ts');
    exitCode = await runImport(sources, flags, terminal);
  });

command(
  'search',
  'Search a built site, as its search page does.',
  ['rostrum search _site kafka streams', 'talks that have both words'],
  ['rostrum search _site \'speaker:schad category:"Day 2 Ops"\'', 'a word in one field, and a whole category'],
  ['rostrum search _site elizabet~1 --json', 'a word that may differ in a letter; for scripts'],
)
  .argument('<site>', 'the folder into which the site was built')
  .argument('<query...>', 'words, with the operators of the search page; write -- before a word that begins with -')
  .option('--json', 'print one JSON document')
  .option('--limit <number>', 'how many talks are shown', limit, 10)
  .addOption(new Option('--sort <order>', 'by date, newest first').choices(['relevance', 'date']))
  .action(async (site: string, query: readonly string[], flags: SearchFlags) => {
    const { runSearch } = await import('./commands/search.ts');
    exitCode = await runSearch(site, query.join(' '), flags, terminal);
  });

command(
  'diff',
  'Say what a deploy must upload and delete, in a safe order. OLD is what is deployed, NEW what should be.',
  ['rostrum diff deployed.json _site', 'by the kept build-manifest.json of what is deployed'],
  ['rostrum diff old/_site new/_site --json', 'with sizes and hashes, for scripts'],
  ['curl -fsSo deployed.json https://example.org/build-manifest.json', 'an address is not read: fetch it like this'],
)
  .argument('<old>', 'an output folder, or its build-manifest.json; no address')
  .argument('<new>', 'the same')
  .option('--json', 'print one JSON document')
  .addHelpText(
    'after',
    '\nOne line a file: + is new, ~ changed, - to be deleted. The last line counts. Differences are no failure.',
  )
  .action(async (before: string, after: string, flags: DiffFlags) => {
    const { runDiff } = await import('./commands/diff.ts');
    exitCode = await runDiff(before, after, flags, terminal);
  });

command(
  'export',
  'Write an archive in another format: the open JSON, PyVideo, a schedule, or CSV.',
  ['rostrum export talks > talks.json', 'everything, as one JSON document that rostrum import reads'],
  ['rostrum export talks --format pyvideo --out data', 'a folder for each event'],
  ['rostrum export talks --format schedule --event fosdem-2017', 'the schedule.json of one event'],
  ['rostrum export talks --format csv --out talks.csv', 'a table for spreadsheets'],
)
  .addArgument(archiveArgument)
  .addOption(
    new Option('--format <format>', 'what is written')
      .choices(['rostrum', 'pyvideo', 'schedule', 'csv'])
      .default('rostrum'),
  )
  .option('--out <path>', 'a file or folder (default: standard output; pyvideo needs a folder)')
  .option('--event <slug>', 'the event of a schedule, where the archive has several')
  .option('--drafts', 'export drafts as well')
  .option('--force', 'replace files that are there already')
  .action(async (archive: string | undefined, flags: ExportFlags) => {
    const { runExport } = await import('./commands/export.ts');
    exitCode = await runExport(archive, flags, terminal);
  });

command(
  'explain',
  'Explain a diagnostic code, or list all of them.',
  ['rostrum explain talk/unknown-field', ''],
  ['rostrum explain', 'list all codes'],
)
  .argument('[code]', 'a code such as talk/unknown-field')
  .action(async (code: string | undefined) => {
    const { runExplain } = await import('./commands/explain.ts');
    exitCode = runExplain(code, terminal);
  });

try {
  await program.parseAsync();
} catch (error) {
  exitCode =
    error instanceof CommanderError
      ? error.exitCode === 0
        ? EXIT.fine
        : EXIT.usageOrBug
      : reportFailure(error, program.opts<{ debug?: boolean }>().debug === true, terminal);
}
process.exitCode = exitCode;
