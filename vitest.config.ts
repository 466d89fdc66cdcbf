import { defineConfig } from 'vitest/config';

/** One suite each: `unit` needs nothing, `cli` needs `dist/`, `browser` needs `dist/` and a Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/cli/**'],
          testTimeout: 30_000,
          setupFiles: ['test/helpers/seed.ts'],
          testTimeout: 30_000,
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
        },
      },
    ],
  },
});
