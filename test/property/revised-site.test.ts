/** A site that was revised after edits is the site that a whole build makes of the same files. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSite, type SiteBuild } from '../../src/build/site.ts';
import type { Host } from '../../src/io/host.ts';
import { readSiteFile } from '../../src/io/site-file.ts';
import { carryOut, edit, FILES } from '../helpers/archive-edits.ts';
import { ARCHIVE, site, THEME } from '../helpers/site.ts';

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
