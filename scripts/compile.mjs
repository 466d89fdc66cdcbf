/** Compiles `src/` to `dist/` and bundles the browser code. Needs the installed packages and nothing else. */
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
rmSync(join(root, 'dist'), { recursive: true, force: true });

const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root], { stdio: 'inherit' });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const client = join(root, 'src/client');
const entryPoints = readdirSync(client).filter((name) => name.endsWith('.entry.ts')).map((name) => join(client, name));
if (entryPoints.length > 0) {
  await build({
    entryPoints,
    outdir: join(root, 'dist/assets'),
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
  });
}
const bin = join(root, 'dist/cli/main.js');
if (existsSync(bin)) chmodSync(bin, 0o755);
