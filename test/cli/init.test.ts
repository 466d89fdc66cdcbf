import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, expect, test } from 'vitest';
import { readSite, runCli, scratchFolder } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

test.each<readonly [string, readonly string[], number]>([
  ['with the example', [], 1],
  ['bare', ['--bare'], 0],
])('init %s makes an archive that builds', async (name, flags, talks) => {
  const folder = join(scratch.path, `new ${name}`);
  const made = await runCli(['init', folder, ...flags]);
  expect(made.status).toBe(0);
  const built = await runCli(['build', folder, '--format', 'json']);
  const report = JSON.parse(built.stdout);
  const problems = report.diagnostics.filter((one: { severity: string }) => one.severity !== 'note');
  const expected = talks === 0 ? ['source/no-talks'] : [];
  expect(problems.map((one: { code: string }) => one.code)).toEqual(expected);
  expect(report).toMatchObject({ ok: true, counts: { talks } });
  expect(existsSync(join(folder, '_site/index.html'))).toBe(true);
});

test('the example builds with --strict, as its workflow could ask', async () => {
  const folder = join(scratch.path, 'strict');
  await runCli(['init', folder]);
  expect((await runCli(['build', folder, '--strict'])).status).toBe(0);
});

test('what is ignored, what editors read and what deploys is in place', async () => {
  const folder = join(scratch.path, 'our-talks');
  await runCli(['init', folder]);
  const files = readSite(folder);
  const text = (path: string) => files.get(path)?.toString('utf8') ?? '';
  expect(text('.gitignore').split('\n')).toContain('_site/');
  expect(load(text('site.yaml'))).toMatchObject({ title: 'Our talks' });
  const editor = JSON.parse(text('.vscode/settings.json'));
  for (const schema of Object.keys(editor['yaml.schemas'])) expect(files.has(schema.replace('./', ''))).toBe(true);
  for (const name of ['site', 'talk'])
    expect(JSON.parse(text(`schemas/${name}.schema.json`))).toHaveProperty('properties');
});

test('the workflow pins every action to a commit and grants only what deploying needs', async () => {
  const folder = join(scratch.path, 'workflow');
  await runCli(['init', folder, '--bare']);
  const workflow = load(readFileSync(join(folder, '.github/workflows/deploy.yml'), 'utf8')) as {
    permissions: object;
    jobs: Record<string, { permissions: object; steps: { uses?: string }[] }>;
  };
  const uses = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  expect(uses.length).toBeGreaterThan(2);
  expect(uses.filter((action) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  expect(workflow.permissions).toEqual({});
  expect(workflow.jobs['build']?.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs['deploy']?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
});

test('an empty git checkout is a good place, anything else is left alone', async () => {
  const folder = join(scratch.path, 'checkout');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(folder, '.git'), { recursive: true });
  expect((await runCli(['init', folder])).status).toBe(0);
  const before = readdirSync(folder);
  const again = await runCli(['init', folder]);
  expect(again.status).toBe(2);
  expect(readdirSync(folder)).toEqual(before);
});
