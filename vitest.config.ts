import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// Suites small and telling enough to run through the Neon driver too; add a file here when it leans on the driver.
const neonSuites = ['tests/integration/database.test.ts', 'tests/integration/intake.test.ts'];

// What needs several connections at once cannot run on the embedded engine.
const serverOnlySuites = ['tests/integration/**/*.concurrent.test.ts'];

type Project = {
  name: string;
  include: string[];
  exclude?: string[];
  globalSetup?: string;
  timeout?: number;
};

const project = ({
  name,
  include,
  exclude = [],
  globalSetup,
  timeout = 20_000,
}: Project): TestProjectInlineConfiguration => ({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Not by the condition of server components: with it nothing can be drawn as text, which mails are.
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    name,
    include,
    exclude,
    environment: 'node',
    isolate: false,
    maxWorkers: 2,
    setupFiles: ['tests/support/setup.ts'],
    globalSetup: globalSetup ? [globalSetup] : [],
    server: { deps: { inline: ['next-intl', 'next-auth'] } },
    testTimeout: timeout,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

export default defineConfig({
  test: {
    projects: [
      project({ name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], timeout: 30_000 }),
      project({
        name: 'integration-pglite',
        include: ['tests/integration/**/*.test.ts'],
        exclude: serverOnlySuites,
        globalSetup: 'tests/support/global-setup-pglite.ts',
      }),
      project({
        name: 'integration-postgres',
        include: ['tests/integration/**/*.test.ts'],
        globalSetup: 'tests/support/global-setup-postgres.ts',
      }),
      project({
        name: 'integration-neon',
        include: neonSuites,
        globalSetup: 'tests/support/global-setup-neon.ts',
      }),
      project({
        name: 'e2e',
        include: ['tests/e2e/**/*.test.ts'],
        globalSetup: 'tests/support/global-setup-e2e.ts',
        timeout: 180_000,
      }),
      // All combinations of the journeys, of which the project above takes a few each day.
      project({
        name: 'full',
        include: ['tests/e2e/journeys.test.ts'],
        globalSetup: 'tests/support/global-setup-full.ts',
        timeout: 180_000,
      }),
    ],
  },
});
