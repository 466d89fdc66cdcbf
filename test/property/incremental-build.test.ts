/** A build after any sequence of changes leaves the very bytes, and says the very words, of a build from nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryOut, edit, FILES } from '../helpers/archive-edits.ts';
import { buildOn, outputOf, restoreAll, timeless, withoutHistory } from '../helpers/builds.ts';
import { site } from '../helpers/site.ts';

/** One build of four remembers nothing, and the next one meets what it left. */
const once = fc.nat(3).map((number) => number === 0);

test('any sequence of changes, built one after the other, is a build from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ round: fc.array(edit, { minLength: 1, maxLength: 2 }), once, restored: fc.boolean() }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.boolean(),
      async (rounds, drafts) => {
        const { host } = site(FILES);
        await buildOn(host, { drafts });
        for (const { round, once, restored } of rounds) {
          if (restored) await restoreAll(host);
          for (const change of round) await carryOut(host, change);
          const report = await buildOn(host, { drafts, once });
          const fresh = withoutHistory(host);
          const whole = await buildOn(fresh, { drafts });
          expect(timeless(report)).toEqual(timeless(whole));
          // With an error the last good site stays.
          if (whole.ok) expect(outputOf(host)).toEqual(outputOf(fresh));
        }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 4) },
  );
}, 120_000);
