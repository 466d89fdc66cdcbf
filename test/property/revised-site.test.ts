/** A site that was revised after edits is the site that a whole build makes of the same files. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSite, type SiteBuild } from '../../src/build/site.ts';
import type { Host } from '../../src/io/host.ts';
import type { MemoryHost } from '../../src/io/memory-host.ts';
import { readSiteFile } from '../../src/io/site-file.ts';
import { apply, FILES, type Step, step, talkBody, talkPath } from '../helpers/archive-edits.ts';
import { ARCHIVE, site, THEME } from '../helpers/site.ts';

type Edit =
  | Step
  | { readonly path: string; readonly description: string; readonly more: string; readonly body: string };

/** Other words and media in whatever a talk file is by then. */
const words = fc.record({
  path: talkPath,
  more: fc.constantFrom(
    '',
    'recording: https://youtu.be/abcdefghijk',
    'recording: content/media/film.mp4',
    'slides: content/media/deck.pdf',
    'slides: https://speakerdeck.com/ada/deck',
    'links: [{ title: One, url: https://one.example }]',
    'license: CC-BY-4.0',
    'chapters: [{ at: 2:00, title: Two }, { at: 1:00, title: One }]',
  ),
  description: fc.constantFrom('About worms.', 'About the rain.', 'Other: "words"', '[unclosed'),
  body: fc.oneof(
    talkBody,
    fc.constantFrom('## Deeper\n\nWords.', '![one](one.png)', '[same](#deep)', '[d](content/media/deck.pdf)'),
  ),
});
const edit: fc.Arbitrary<Edit> = fc.oneof({ weight: 5, arbitrary: words }, { weight: 2, arbitrary: step });

async function carryOut(host: MemoryHost, change: Edit): Promise<string> {
  if ('description' in change) {
    const file = `${ARCHIVE}/${change.path}`;
    if ((await host.stat(file)) === undefined) return change.path;
    const text = new TextDecoder().decode(await host.readBytes(file));
    const [, front = ''] = text.split(/^---\n/m);
    const kept = front
      .split('\n')
      .filter((line) => line !== '' && !/^(description|recording|slides|links|license|chapters):/.test(line));
    host.put(file, ['---', ...kept, `description: ${change.description}`, change.more, '---', change.body].join('\n'));
    return change.path;
  }
  await apply(host, change);
  return change[0];
}

function build(host: Host, drafts: boolean): Promise<SiteBuild> {
  const late = { renderLate: true, searchLate: true, revisable: true };
  return buildSite({ host, root: ARCHIVE, name: '.', theme: THEME, drafts, ...late });
}

/** Every file of a site, by path. */
async function filesOf(host: Host, { outputs, search, further }: SiteBuild): Promise<ReadonlyMap<string, string>> {
  const all = [...outputs, ...search(), ...((await further?.make()) ?? [])];
  const texts = all.map(async (file) => [file.path, Buffer.from(await readSiteFile(host, file)).toString('latin1')]);
  return new Map((await Promise.all(texts)).sort() as [string, string][]);
}

test('a revised site has the files and the problems of a whole build', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (rounds, drafts) => {
        const { host } = site(FILES);
        let good = await build(host, drafts);
        const changed = new Set<string>();
        for (const round of rounds) {
          for (const change of round) changed.add(await carryOut(host, change));
          const revised = await good.revise?.([...changed]);
          const whole = await build(host, drafts);
          if (revised !== undefined) {
            expect(revised.ok).toBe(whole.ok);
            if (whole.ok) {
              expect(revised.diagnostics).toEqual(whole.diagnostics);
              expect([...revised.sources].sort()).toEqual([...whole.sources].sort());
              expect(await filesOf(host, revised)).toEqual(await filesOf(host, whole));
            }
          }
          const next = revised ?? whole;
          if (!next.ok) continue;
          good = next;
          changed.clear();
        }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 8) },
  );
}, 120_000);
