import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const archive = writeFiles(join(scratch.path, 'archive'), {
  'site.yaml': 'title: T\nbaseUrl: https://example.org/talks\n',
  'content/talks/kafka.md': `---
title: Kafka streams
date: 2017-05-03 10:00–10:45
timezone: Europe/Berlin
speaker: Jörg Schad
event: Example Days
room: Hall 1
video: https://vimeo.com/1234567
chapters: [{ at: "1:00", title: Why }]
---

Streams of data.
`,
  'content/talks/zoo.md': '---\ntitle: A zoo\ndate: 2018-01-02\nspeaker: Ann Example\nevent: Other Days\n---\n',
  'content/talks/draft.md': '---\ntitle: Not yet\ndate: 2018-01-03\ndraft: true\n---\n',
});

interface Document {
  readonly format: string;
  readonly talks: readonly { readonly title: string }[];
}

describe('export', () => {
  test('its help begins with examples', async () => {
    const { status, stdout } = await runCli(['export', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}rostrum export /);
  });

  test('writes the open JSON to standard output, and nothing else', async () => {
    const { status, stdout, stderr } = await runCli(['export', archive]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout) as Document;
    expect(document.format).toBe('rostrum-archive');
    expect(document.talks.map(({ title }) => title)).toEqual(['A zoo', 'Kafka streams']);
    expect(stdout.endsWith('}\n')).toBe(true);
  });

  test('takes the archive of the working directory, and drafts when they are asked for', async () => {
    const { stdout } = await runCli(['export', '--drafts'], { cwd: join(archive, 'content') });
    expect((JSON.parse(stdout) as Document).talks.map(({ title }) => title)).toContain('Not yet');
  });

  test('writes a table with its own line ends', async () => {
    const { status, stdout, stderr } = await runCli(['export', archive, '--format', 'csv']);
    expect(status).toBe(0);
    expect(stdout.split('\r\n')).toHaveLength(4);
    expect(stdout).toMatch(/"\r\n$/);
    expect(stderr).toMatch(
      /^Not in a CSV table of talks:\n {2}1 chapters\.atSeconds: the table has no column for it\n/,
    );
  });

  test('writes into a file, in folders that it makes, and replaces none', async () => {
    const out = join(scratch.path, 'new', 'folder', 'talks.json');
    const first = await runCli(['export', archive, '--out', out]);
    expect(first).toEqual({ status: 0, stdout: '', stderr: `1 file written to ${out}\n` });
    writeFileSync(out, 'mine');
    const second = await runCli(['export', archive, '--out', out]);
    expect(second.status).toBe(2);
    expect(second.stderr).toContain('talks.json is there already');
    expect(second.stderr).toContain('--force');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await runCli(['export', archive, '--out', out, '--force'])).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('rostrum-archive');
  });

  test('writes into a folder that is there under the name of the format', async () => {
    const out = join(scratch.path, 'there');
    mkdirSync(out);
    expect((await runCli(['export', archive, '--format', 'csv', '--out', out])).status).toBe(0);
    expect(readdirSync(out)).toEqual(['talks.csv']);
  });

  test('writes a folder for each event of PyVideo, whole or not at all', async () => {
    const out = join(scratch.path, 'pyvideo');
    const { status, stderr } = await runCli(['export', archive, '--format', 'pyvideo', '--out', out]);
    expect(status).toBe(0);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map((entry) => join(entry.parentPath, entry.name)).sort()).toEqual([
      join(out, 'example-days', 'category.json'),
      join(out, 'example-days', 'videos', 'kafka-streams.json'),
    ]);
    expect(stderr).toContain('1 talks: they have no recording on the web');
    const again = await runCli(['export', archive, '--format', 'pyvideo', '--out', out]);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('category.json and 1 further files are there already');
  });

  test('PyVideo needs a folder', async () => {
    const { status, stderr } = await runCli(['export', archive, '--format', 'pyvideo']);
    expect({ status, hint: stderr.includes('--out FOLDER') }).toEqual({ status: 2, hint: true });
    const file = join(scratch.path, 'file');
    writeFileSync(file, '');
    expect((await runCli(['export', archive, '--format', 'pyvideo', '--out', file])).stderr).toContain('is no folder');
  });

  test('writes the schedule of one event, and lists them where it must be named', async () => {
    const none = await runCli(['export', archive, '--format', 'schedule']);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('--event SLUG');
    expect(none.stderr).toContain('other-days, example-days');
    const wrong = await runCli(['export', archive, '--format', 'schedule', '--event', 'exampel-days']);
    expect(wrong.stderr).toContain('Did you mean example-days?');
    const { status, stdout } = await runCli(['export', archive, '--format', 'schedule', '--event', 'example-days']);
    expect(status).toBe(0);
    const { schedule } = JSON.parse(stdout) as { schedule: { conference: { days: { rooms: object }[] } } };
    expect(schedule.conference.days[0]?.rooms).toMatchObject({
      'Hall 1': [{ title: 'Kafka streams', date: '2017-05-03T10:00:00+02:00', duration: '00:45' }],
    });
  });

  test('an event goes with a schedule only', async () => {
    const { status, stderr } = await runCli(['export', archive, '--event', 'example-days']);
    expect({ status, told: stderr.includes('--event does not go with --format rostrum') }).toEqual({
      status: 2,
      told: true,
    });
  });

  test.each([
    [['export', join(scratch.path, 'nowhere')], 'is not an archive'],
    [['export', archive, '--format', 'xml'], 'Allowed choices are rostrum, pyvideo, schedule, csv'],
  ])('%j is told in a line, with a next step', async (args, message) => {
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('an archive with errors is not exported; the errors are told beside standard output', async () => {
    const broken = writeFiles(join(scratch.path, 'broken'), {
      'site.yaml': 'title: T\n',
      'content/talks/a.md': '---\ntitle: A\ndate: 2017-02-30\n---\n',
    });
    const out = join(scratch.path, 'broken.json');
    const { status, stdout, stderr } = await runCli(['export', broken, '--out', out]);
    expect({ status, stdout, written: existsSync(out) }).toEqual({ status: 1, stdout: '', written: false });
    expect(stderr).toContain('error[talk/date-invalid]');
    expect(stderr).toContain('content/talks/a.md:3:7');
    expect(stderr).toContain('Nothing was exported');
  });
});
