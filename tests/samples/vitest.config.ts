import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

// An extra run where the folder of bank files of others is: `npm run test:samples`.
export default defineConfig({
  root,
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: { name: 'samples', include: ['tests/samples/*.test.ts'] },
});
