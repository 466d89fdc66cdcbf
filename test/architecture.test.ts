import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const PURE_STAGES = [
  'parse',
  'validate',
  'link',
  'plan',
  'render',
  'search',
  'feeds',
  'check',
  'importers',
  'join',
  'exporters',
];
const PURE = ['model', 'diagnostics', ...PURE_STAGES];

/** Which folder of `src/` may import which others. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: ['diagnostics'],
  diagnostics: [],
  ...Object.fromEntries(PURE_STAGES.map((stage) => [stage, ['model', 'diagnostics']])),
  io: ['model', 'diagnostics'],
  build: [...PURE, 'io'],
  importing: [...PURE, 'io', 'build'],
  dev: ['build', 'io', 'model', 'diagnostics'],
  cli: [...PURE, 'io', 'build', 'importing', 'dev'],
  client: ['model', 'search'],
  '.': ['build', 'model', 'diagnostics'],
};

/** The one file, or files, that may import a package. */
const ADAPTERS: Record<string, readonly string[]> = {
  'gray-matter': ['parse/front-matter.ts'],
  'js-yaml': ['parse/yaml.ts', 'importers/yaml.ts'],
  yaml: ['parse/positions.ts'],
  'markdown-it': ['parse/markdown.ts'],
  'markdown-it-footnote': ['parse/markdown.ts'],
  'markdown-it-deflist': ['parse/markdown.ts'],
  unified: ['parse/html.ts', 'importers/html.ts'],
  'rehype-parse': ['parse/html.ts', 'importers/html.ts'],
  'rehype-stringify': ['parse/html.ts'],
  'rehype-sanitize': ['parse/sanitise.ts'],
  'media-captions': ['parse/transcript.ts'],
  lunr: ['search/words/lunr.ts'],
  'lunr-languages': ['search/words/lunr-languages.ts'],
  pug: ['render/compile-layout.ts'],
  'pug-runtime': ['render/layouts.ts'],
  moment: ['render/metalsmith.ts'],
  chokidar: ['io/watch.ts'],
  sharp: ['io/images.ts'],
  feed: ['feeds/syndication.ts'],
  'fast-xml-builder': ['feeds/xml.ts'],
  'ical-generator': ['feeds/ics.ts'],
  '@citation-js/core': ['importers/bibtex.ts'],
  '@citation-js/plugin-bibtex': ['importers/bibtex.ts'],
  turndown: ['importers/html-to-markdown.ts'],
  '@joplin/turndown-plugin-gfm': ['importers/html-to-markdown.ts'],
  'fast-xml-parser': ['importers/xml.ts'],
  'ical.js': ['importers/icalendar.ts'],
  'csv-parse': ['importers/csv.ts'],
  commander: ['cli/main.ts'],
  picocolors: ['cli/terminal.ts'],
  'cli-progress': ['cli/terminal.ts'],
};

const MAX_LINES = 300;

interface SourceModule {
  readonly path: string;
  readonly folder: string;
  readonly lines: number;
  readonly imports: readonly string[];
  readonly text: string;
}

function readModules(): SourceModule[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, 'src', path), 'utf8');
      const imports = [
        ...text.matchAll(
          /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
        ),
      ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      return {
        path,
        folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '.',
        lines: text.split('\n').length,
        imports,
        text,
      };
    });
}

const modules = readModules();

function problems(check: (module: SourceModule) => readonly string[]): string[] {
  return modules.flatMap((module) => check(module).map((problem) => `src/${module.path}: ${problem}`));
}

test('folders import only the layers below them', () => {
  expect(
    problems((module) =>
      module.imports
        .filter((specifier) => specifier.startsWith('.'))
        .flatMap((specifier) => {
          const target = normalize(join(dirname(module.path), specifier)).replaceAll('\\', '/');
          const folder = target.includes('/') ? target.slice(0, target.indexOf('/')) : '.';
          if (folder === module.folder) return [];
          if (module.folder === 'model' && target !== 'diagnostics/span.ts')
            return [`model may import only diagnostics/span.ts, not ${target}`];
          return MAY_IMPORT[module.folder]?.includes(folder) ? [] : [`${module.folder}/ may not import ${target}`];
        }),
    ),
  ).toEqual([]);
});

test('only io, build, dev and cli reach disk, network, clock, threads or terminal', () => {
  const forbidden: readonly (readonly [RegExp, string])[] = [
    [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, 'reads the clock'],
    [/\bMath\.random\(|\bcrypto\.randomUUID\(/, 'is random'],
    [/\bprocess\./, 'touches the process'],
    [/\bURL\.canParse\(/, 'asks URL.canParse, which begins to err in Node 20 (see model/parse-url.ts)'],
    [/\bconsole\./, 'writes to the terminal'],
  ];
  expect(
    problems((module) => {
      if (!PURE.includes(module.folder)) return [];
      const node = module.imports
        .filter((specifier) => specifier.startsWith('node:'))
        .map((specifier) => `imports ${specifier}`);
      const code = module.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return [...node, ...forbidden.filter(([pattern]) => pattern.test(code)).map(([, problem]) => problem)];
    }),
  ).toEqual([]);
});

test('each package has one adapter', () => {
  expect(
    problems((module) =>
      module.imports
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .flatMap((specifier) => {
          const name = specifier.startsWith('@')
            ? specifier.split('/').slice(0, 2).join('/')
            : (specifier.split('/')[0] ?? specifier);
          if (name === 'zod') return module.folder === 'validate' ? [] : ['only validate/ may import zod'];
          if (name === 'hast')
            return ['parse', 'importers'].includes(module.folder)
              ? []
              : ['only parse/ and importers/ may import hast types'];
          const adapters = ADAPTERS[name];
          if (adapters === undefined) return [`${name} has no adapter in test/architecture.test.ts`];
          return adapters.includes(module.path) ? [] : [`${name} may be imported only by ${adapters.join(', ')}`];
        }),
    ),
  ).toEqual([]);
});

test('files are small, named in kebab-case and export by name', () => {
  expect(
    problems((module) => [
      ...(module.lines > MAX_LINES + 1 ? [`has ${module.lines} lines, more than ${MAX_LINES}`] : []),
      ...(/^[a-z0-9-]+(\.d|\.entry)?\.ts$/.test(module.path.split('/').at(-1) ?? '') ? [] : ['is not in kebab-case']),
      ...(/\bexport default\b/.test(module.text) ? ['has a default export'] : []),
      ...(/(^|\/)(utils|helpers|common|manager|service)(\/|\.ts$)/.test(module.path)
        ? ['has a name that says nothing']
        : []),
    ]),
  ).toEqual([]);
});

test('source paths stay inside src', () => {
  expect(modules.filter((module) => relative(root, join(root, 'src', module.path)).startsWith('..'))).toEqual([]);
});
