/**
 * Bundles what runs in Node, with the packages that a build needs, into a few files: loading six hundred takes a third of a small build.
 *
 * Nothing is minified, so that a stack trace can be read. The notices of the packages are written beside it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Threads are started by the names of their files, beside the file that starts them. */
const ENTRIES = {
  rostrum: 'src/cli/main.ts',
  index: 'src/index.ts',
  'index-thread-worker': 'src/build/index-thread-worker.ts',
  'write-thread-worker': 'src/io/write-thread-worker.ts',
};

/** Packages with files of their own beside their code, and those that no build needs. */
const LEFT_ALONE = [
  ...['sharp', 'pug', 'moment'],
  ...['chokidar', '@citation-js/core', '@citation-js/plugin-bibtex', 'turndown', '@joplin/turndown-plugin-gfm'],
  ...['fast-xml-parser', 'ical.js', 'csv-parse'],
];

/** For packages in the older format, which ask for parts of Node as they run. */
const REQUIRE = `import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);`;

/** Writes the bundle to a folder directly below `dist/`, which afterwards holds nothing else. Files that stay the same are not touched. */
export async function bundleProgram(root, folder) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: folder,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: LEFT_ALONE,
    banner: { js: REQUIRE },
    legalComments: 'eof',
    logLevel: 'warning',
    metafile: true,
    write: false,
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]));
  files.set('NOTICES.txt', Buffer.from(collectNotices(root, Object.keys(metafile.inputs))));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name), { recursive: true });
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    if (!existsSync(path) || !bytes.equals(readFileSync(path))) writeFileSync(path, bytes);
  }
}

/** The licences of the packages that these files belong to, by name. Throws where a package says nothing of its licence. */
function collectNotices(root, inputs) {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    if (license === undefined) throw new Error(`${name} ${version} names no licence`);
    const texts = readdirSync(join(root, folder))
      .filter((file) => /^(?:licen[cs]e|notice)/i.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return `Rostrum contains parts of these packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
