/** A build after any sequence of changes is the build of an empty folder, and one after no change is a look. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../../src/build/build.ts';
import type { BuildReport } from '../../../src/build/report.ts';
import type { Host } from '../../../src/io/host.ts';
import { createMemoryHost, type MemoryHost } from '../../../src/io/memory-host.ts';
import { ARCHIVE, site, talk } from '../../helpers/site.ts';
import { dyingHost } from '../io/failing-host.ts';

const OUT = '/out';
const THEME = '/theme';
const FILES = {
  'site.yaml': 'title: Test\nbaseUrl: https://talks.example.org\n',
  'content/talks/a.md': talk('A', 'speakers: Ada'),
  'content/talks/b.md': talk('B', 'speakers: Bo\nevent: Meet'),
  'public/note.txt': 'note',
};

function buildOn(host: Host, options: Parameters<typeof build>[0] = {}): Promise<BuildReport> {
  return build({ archive: ARCHIVE, out: OUT, theme: THEME, host, ...options });
}

const timeless = ({ milliseconds, written, deleted, ...report }: BuildReport) => report;

function filesBelow(host: MemoryHost, folder: string): Record<string, string> {
  const files = [...host.snapshot()].filter(([path]) => path.startsWith(`${folder}/`));
  return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]));
}

/** The same archive on a disk where nothing was ever built. */
function withoutHistory(host: MemoryHost): MemoryHost {
  const kept = [...host.snapshot()].filter(
    ([path]) => !path.startsWith(`${OUT}/`) && !path.startsWith(`${ARCHIVE}/.rostrum/`),
  );
  return createMemoryHost(Object.fromEntries(kept));
}

describe('a build with nothing changed', () => {
  test('changes nothing on the disk, and reports the same', async () => {
    const { host } = site(FILES);
    const first = await buildOn(host);
    const watched = dyingHost(host, Number.POSITIVE_INFINITY);
    const second = await buildOn(watched.host);
    expect(timeless(second)).toEqual(timeless(first));
    expect(second.written).toBe(0);
    const counted = watched.changes();
    // Looking for the folder of prepared work asks for it to exist; no file is touched.
    expect(counted).toBeLessThanOrEqual(2);
  });

  test('repeats what was reported', async () => {
    const { host } = site({ ...FILES, 'content/talks/c.md': talk('C', 'colour: red') });
    const first = await buildOn(host);
    expect(first.diagnostics.map(({ code }) => code)).toContain('talk/unknown-field');
    expect((await buildOn(host)).diagnostics).toEqual(first.diagnostics);
  });

  test.each([
    ['other options', { drafts: true }],
    ['a wish for a clean build', { clean: true }],
    ['a wish for a lock of addresses', { lock: true }],
  ])('is built all the same with %s', async (_, options) => {
    const { host } = site(FILES);
    await buildOn(host);
    const stages: string[] = [];
    await buildOn(host, { ...options, onStage: (stage) => stages.push(stage) });
    expect(stages).toContain('render');
  });
});

describe('what makes a build look again', () => {
  test.each<readonly [string, (host: MemoryHost) => Promise<unknown> | unknown]>([
    ['an edited talk', (host) => host.put(`${ARCHIVE}/content/talks/a.md`, talk('A, again'))],
    ['a new talk', (host) => host.put(`${ARCHIVE}/content/talks/c.md`, talk('C'))],
    ['a deleted talk', (host) => host.remove(`${ARCHIVE}/content/talks/b.md`)],
    ['an edited setting', (host) => host.put(`${ARCHIVE}/site.yaml`, 'title: Other\n')],
    ['an own layout', (host) => host.put(`${ARCHIVE}/templates/parts/footer.pug`, 'p footer')],
    ['an own file', (host) => host.put(`${ARCHIVE}/public/note.txt`, 'new note')],
    ['a file of the theme', (host) => host.put(`${THEME}/public/robots.txt`, 'User-agent: *')],
    ['a list of addresses', (host) => host.put(`${ARCHIVE}/urls.lock`, '')],
    ['an output that somebody edited', (host) => host.write(`${OUT}/index.html`, 'mine')],
    ['an output that somebody deleted', (host) => host.remove(`${OUT}/index.html`)],
    ['a manifest that somebody deleted', (host) => host.remove(`${OUT}/build-manifest.json`)],
  ])('%s', async (_, change) => {
    const { host } = site(FILES);
    await buildOn(host);
    await change(host);
    const stages: string[] = [];
    await buildOn(host, { onStage: (stage) => stages.push(stage) });
    expect(stages).toContain('plan');
  });

  test('a damaged memory', async () => {
    const { host } = site(FILES);
    const first = await buildOn(host);
    for (const text of ['', '{', '[]', '{"format":1}']) {
      host.put(`${ARCHIVE}/.rostrum/last-build.json`, text);
      expect(timeless(await buildOn(host))).toEqual(timeless(first));
    }
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd');
const texts = fc.constantFrom('One', 'Two', 'Two', 'Three: <b>', '');
const change = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), name: names, title: texts, speaker: fc.constantFrom('Ada', 'Bo') }),
  fc.record({ do: fc.constant('delete' as const), name: names }),
  fc.record({ do: fc.constant('rename' as const), name: names, to: names }),
  fc.record({ do: fc.constant('settings' as const), title: fc.constantFrom('Test', 'Other') }),
  fc.record({ do: fc.constant('spoil' as const), path: fc.constantFrom('index.html', 'talks/a/index.html') }),
  fc.record({ do: fc.constant('nothing' as const) }),
);

async function apply(host: MemoryHost, step: typeof change extends fc.Arbitrary<infer Step> ? Step : never) {
  const path = (name: string) => `${ARCHIVE}/content/talks/${name}.md`;
  if (step.do === 'edit') host.put(path(step.name), talk(step.title, `speakers: ${step.speaker}`));
  if (step.do === 'delete') await host.remove(path(step.name));
  if (step.do === 'settings') host.put(`${ARCHIVE}/site.yaml`, `title: ${step.title}\n`);
  if (step.do === 'rename' && (await host.stat(path(step.name))) !== undefined && step.name !== step.to)
    await host.rename(path(step.name), path(step.to));
  if (step.do === 'spoil' && (await host.stat(`${OUT}/${step.path}`)) !== undefined)
    await host.write(`${OUT}/${step.path}`, 'spoilt');
}

test('any sequence of changes, built one after the other, is a build from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (steps) => {
      const { host } = site(FILES);
      await buildOn(host);
      for (const step of steps) {
        await apply(host, step);
        const report = await buildOn(host);
        const fresh = withoutHistory(host);
        const whole = await buildOn(fresh);
        expect(timeless(report)).toEqual(timeless(whole));
        // With an error the last good site stays.
        if (whole.ok) expect(filesBelow(host, OUT)).toEqual(filesBelow(fresh, OUT));
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
