import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two projects: `unit` is quick and needs nothing; `house` opens databases, servers and a browser. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // Much of a test is waiting for a database or a browser: on two cores one file at a time would leave one of them idle.
    // What was transformed once is kept beside the installed packages, and read again while its source is the same.
    experimental: { fsModuleCache: true },
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: ['tests/kit/quick-properties.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.ts'],
          setupFiles: ['tests/kit/after-each-file.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
