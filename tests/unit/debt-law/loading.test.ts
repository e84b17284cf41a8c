import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../lib/debt-law');
const files = readdirSync(folder);
const loaded = await Promise.allSettled(files.map((file) => import(path.join(folder, file))));

// Tables are checked when they are loaded: a wrong row must fail a test, not only keep the tests from being found.
it.each(files)('%s loads, with all its tables', (file) => {
  expect(loaded[files.indexOf(file)]).toMatchObject({ status: 'fulfilled' });
});
