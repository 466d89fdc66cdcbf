import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSite, runCli, scratchFolder, writeFiles } from '../helpers/cli.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const talk = (title: string) => `---\ntitle: ${title}\ndate: 2026-01-01\n---\n\n${'Words about it. '.repeat(20)}\n`;
const [before, after] = [join(scratch.path, 'before'), join(scratch.path, 'after')];
const archive = join(scratch.path, 'archive');

async function build(out: string, ...flags: readonly string[]): Promise<string> {
  const { status, stdout } = await runCli(['build', archive, '--out', out, ...flags]);
  expect(status).toBe(0);
  return stdout;
}

beforeAll(async () => {
  writeFiles(archive, {
    'site.yaml': 'title: Small\nbaseUrl: https://example.org\n',
    'content/talks/a.md': talk('First'),
    'content/talks/b.md': talk('Second'),
  });
  await build(before);
  rmSync(join(archive, 'content/talks/b.md'));
  writeFiles(archive, { 'content/talks/c.md': talk('Third') });
  await build(after);
});

describe('diff', () => {
  test('its lines, carried out, turn the old folder into the new one', async () => {
    const { status, stdout, stderr } = await runCli(['diff', before, after]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.pop()).toMatch(/^\d+ new, \d+ changed, \d+ deleted, \d+ unchanged; \d+ bytes to upload$/);
    expect(lines).toContain('+ talks/third/index.html');
    expect(lines).toContain('~ index.html');
    expect(lines).toContain('- talks/second/index.html');
    expect(lines.at(-1)).toBe('~ build-manifest.json');
    expect(lines.indexOf('~ search/manifest.bin')).toBeGreaterThan(lines.indexOf('~ index.html'));
    const deployed = join(scratch.path, 'deployed');
    cpSync(before, deployed, { recursive: true });
    for (const line of lines) {
      const path = line.slice(2);
      if (line.startsWith('- ')) rmSync(join(deployed, path));
      else {
        mkdirSync(dirname(join(deployed, path)), { recursive: true });
        copyFileSync(join(after, path), join(deployed, path));
      }
    }
    expect(readSite(deployed)).toEqual(readSite(after));
  });

  test('a kept manifest does as well as the folder, and json says the same with sizes', async () => {
    const kept = join(scratch.path, 'kept.json');
    copyFileSync(join(before, 'build-manifest.json'), kept);
    const lines = (await runCli(['diff', kept, after])).stdout.trimEnd().split('\n').slice(0, -1);
    const { stdout } = await runCli(['diff', kept, after, '--json']);
    const { steps, counts, bytesToUpload } = JSON.parse(stdout) as {
      steps: { action: string; path: string; bytes: number; sha256: string }[];
      counts: Record<string, number>;
      bytesToUpload: number;
    };
    const signs: Readonly<Record<string, string>> = { add: '+', change: '~', delete: '-' };
    expect(steps.map(({ action, path }) => `${signs[action]} ${path}`)).toEqual(lines);
    expect(counts['added']).toBe(lines.filter((line) => line.startsWith('+')).length);
    expect(bytesToUpload).toBeGreaterThan(0);
    for (const { bytes, sha256 } of steps) expect([bytes > 0, sha256.length]).toEqual([true, 64]);
  });

  test('no difference is one line', async () => {
    const { status, stdout } = await runCli(['diff', after, after]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^0 new, 0 changed, 0 deleted, \d+ unchanged; 0 bytes to upload\n$/);
  });

  test.each([
    ['an address', 'https://example.org/', /is an address.*\n {2}= hint: .*curl -fsSo deployed\.json/],
    ['nothing', join(scratch.path, 'none'), /output\/no-manifest.*\n.*hint: Name a folder/],
    ['an archive', archive, /has no build-manifest\.json/],
    ['another file', join(archive, 'site.yaml'), /output\/broken-manifest/],
  ])('%s ends with 2, a next step, and an empty standard output', async (_, old, message) => {
    const { status, stdout, stderr } = await runCli(['diff', old, after]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('the help says how an address is compared', async () => {
    const { status, stdout } = await runCli(['diff', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}rostrum diff /);
    expect(stdout).toContain('curl -fsSo deployed.json');
  });
});

describe('build --compress', () => {
  const out = join(scratch.path, 'compressed');

  test('writes siblings that no page names, the second time none, and takes them away again', async () => {
    expect(await build(out, '--compress')).toMatch(/\d+ files and \d+ compressed \(\d+ written\)/);
    const site = readSite(out);
    const siblings = [...site.keys()].filter((path) => /\.(?:br|gz)$/.test(path));
    expect(siblings).toContain('index.html.br');
    expect(siblings).toContain('assets/site.js.gz');
    expect(siblings.filter((path) => path.startsWith('search/') && path.includes('.bin'))).toEqual([]);
    for (const path of siblings) {
      const content = site.get(path) ?? Buffer.alloc(0);
      const inflated = path.endsWith('.br') ? brotliDecompressSync(content) : gunzipSync(content);
      expect(inflated.equals(site.get(path.slice(0, -3)) ?? Buffer.alloc(0)), path).toBe(true);
    }
    for (const [path, content] of site)
      if (/\.(?:html|xml|js|css)$/.test(path)) expect(content.toString(), path).not.toMatch(/\.(?:br|gz)["'<]/);
    expect(await build(out, '--compress')).toContain('(0 written)');
    await build(out);
    expect(readSite(out)).toEqual(readSite(after));
    expect(readdirSync(out).filter((name) => name.startsWith('.rostrum'))).toEqual([]);
  });
});
