import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    environment: 'node',
    testTimeout: 20_000,
    // PostgreSQL is started in one.
    hookTimeout: 60_000,
    // Much of what the tests wait for is another process, or a moment: more workers than cores.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Nothing in the code remembers anything outside of what it is handed, so that modules need not be loaded anew for
    // each file.
    isolate: false,
    setupFiles: ['test/setup.ts'],
    projects: [
      { extends: true, test: { name: 'core', include: ['test/core/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'shell',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/core/**'],
          globalSetup: ['test/postgres/global-setup.ts'],
        },
      },
    ],
  },
});
