import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../lib/debt-law');

// Tables are checked when they are loaded: a wrong row must fail a test, not only keep the tests from being found.
it.each(readdirSync(folder))('%s loads, with all its tables', async (file) => {
  await expect(import(path.join(folder, file))).resolves.toBeDefined();
});
