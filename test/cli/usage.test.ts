import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { repository, runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);
const empty = writeFiles(join(scratch.path, 'empty'), { 'note.txt': 'nothing' });

describe('help', () => {
  test('begins with examples and goes to standard output', async () => {
    const { status, stdout, stderr } = await runCli(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Examples:\n {2}rostrum init /);
    for (const name of ['build', 'check', 'dev', 'new', 'init', 'explain']) expect(stdout).toContain(`\n  ${name} `);
  });

  test.each(['build', 'check', 'dev', 'new', 'init', 'explain'])('of %s begins with examples too', async (name) => {
    const { status, stdout } = await runCli([name, '--help']);
    expect(status).toBe(0);
    expect(stdout.startsWith(`Examples:\n  rostrum ${name}`)).toBe(true);
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
    expect(await runCli(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('wrong usage ends with 2, says what is wrong on standard error, and never shows a stack trace', () => {
  test.each<readonly [string, readonly string[], RegExp]>([
    ['an unknown command', ['biuld'], /unknown command 'biuld'\n {2}= hint: Did you mean build\?/],
    ['an unknown flag', ['build', '--strickt'], /unknown option '--strickt'\n {2}= hint: Did you mean --strict\?/],
    ['an unknown format', ['build', '--format', 'xml'], /pretty, compact, json, github/],
    ['no command', [], /Usage: rostrum/],
    ['a folder that is no archive', ['build', empty], /has no site\.yaml\n {2}= hint: rostrum init/],
    ['a folder that is not there', ['check', join(empty, 'none')], /has no site\.yaml/],
    ['a second archive', ['build', repository, empty], /too many arguments/],
    ['an unknown code', ['explain', 'output/loked'], /Did you mean output\/locked\?/],
    ['half a code', ['explain', 'locked'], /Did you mean output\/locked\?/],
    ['an unknown kind of file', ['new', 'talc', 'X'], /talk, speaker, event/],
    ['no title', ['new', 'talk'], /missing required argument 'title'/],
    ['an impossible date', ['new', 'talk', 'X', '--archive', repository, '--date', '2026-02-30'], /is not a date/],
    ['an empty title', ['new', 'talk', ' \n ', '--archive', repository], /title is empty/],
    ['a full folder', ['init', empty], /is not empty: it holds note\.txt/],
    ['a file as a folder', ['init', join(empty, 'note.txt')], /is a file, not a folder/],
    ['an impossible port', ['dev', repository, '--port', '70000'], /is not a port/],
    ['the archive as its own output', ['build', repository, '--out', repository], /cannot go into the archive itself/],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });

  test('escape sequences in an argument do not reach the terminal', async () => {
    const { stderr } = await runCli(['explain', '\u001b[31mred']);
    expect(stderr).not.toContain('\u001b');
  });

  test('--debug shows where it happened', async () => {
    expect((await runCli(['build', empty, '--debug'])).stderr).toMatch(/^\s+at .*:\d+:\d+/m);
  });

  test('without a name, the nearest archive above is meant', async () => {
    const inner = join(writeFiles(join(scratch.path, 'walk'), { 'site.yaml': 'title: T\n', 'a/b/c.txt': '' }), 'a/b');
    expect((await runCli(['check'], { cwd: inner })).status).toBe(0);
    expect((await runCli(['check'], { cwd: empty })).stderr).toContain('There is no site.yaml here');
  });
});

describe('explain', () => {
  test('lists every code with its severity', async () => {
    const { status, stdout } = await runCli(['explain']);
    expect(status).toBe(0);
    const listed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/).slice(0, 2).join(' '));
    expect(listed.toSorted()).toEqual(
      Object.entries(catalogue)
        .map(([code, { severity }]) => `${code} ${severity}`)
        .toSorted(),
    );
  });

  test('tells message, hint and explanation of one code, also in the form in which it is printed', async () => {
    const { status, stdout } = await runCli(['explain', 'error[output/locked]']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^error\[output\/locked\]\n {2}Another build \(process <pid>\)[^\n]*\n {2}= hint: /);
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(words(stdout)).toContain(words(catalogue['output/locked'].explanation));
  });

  test('every explanation is whole sentences', () => {
    const short = Object.entries(catalogue).filter(([, { explanation }]) => !/^.{40,}[.)]$/s.test(explanation));
    expect(short.map(([code]) => code)).toEqual([]);
  });
});

describe('colours', () => {
  const broken = writeFiles(join(scratch.path, 'broken'), { 'site.yaml': 'title: T\ncolour: red\n' });

  test('are left out where nobody asked for them', async () => {
    const { stdout, stderr } = await runCli(['check', broken]);
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('NO_COLOR counts more than FORCE_COLOR', async () => {
    const forced = await runCli(['check', broken], { env: { NO_COLOR: '', FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[31m');
    const plain = await runCli(['check', broken], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b');
  });
});

describe('a mistake of our own', () => {
  test('is called one, with a request to report it', async () => {
    const archive = writeFiles(join(scratch.path, 'unwritable'), { 'site.yaml': 'title: T\n' });
    writeFileSync(join(archive, 'content'), 'a file where a folder should be');
    const { status, stderr } = await runCli(['new', 'talk', 'X', '--archive', archive]);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });
});
