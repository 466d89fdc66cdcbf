/** Property tests draw the same values in every run, so that a pull request fails for what it changed. `ROSTRUM_SEED` explores others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['ROSTRUM_SEED'] ?? 20_180_627) });
