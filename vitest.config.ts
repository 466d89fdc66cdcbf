import { defineConfig } from 'vitest/config';

/** One suite each: `unit` needs nothing, `cli` needs `dist/`, `browser` needs `dist/` and a Chromium. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/cli/**'],
          // Most of its time is loading modules: files of tests share them, since nothing here has a state of its own.
          isolate: false,
          testTimeout: 30_000,
          setupFiles: ['test/helpers/seed.ts'],
        },
      },
      { test: { name: 'cli', include: ['test/cli/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
