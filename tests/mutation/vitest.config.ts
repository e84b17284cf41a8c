import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The tests of the law alone: what each mutant is tried on, and what its coverage is measured with. */
export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    include: ['tests/unit/debt-law/**/*.test.ts'],
    environment: 'node',
    isolate: false,
    setupFiles: ['tests/support/setup.ts', 'tests/mutation/setup.ts'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['lib/debt-law/**'],
      reporter: ['text'],
      thresholds: { branches: 98 },
    },
  },
});
