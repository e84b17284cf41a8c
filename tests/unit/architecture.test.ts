import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { breaches, exceptions, type Tree } from '../support/architecture.ts';

const top = path.resolve(import.meta.dirname, '../..');
const table = readFileSync(path.join(top, 'tests/integration/access.test.ts'), 'utf8');
const roots = ['proxy.ts', 'instrumentation.ts'];

function sources(): Tree {
  const inside = ['app', 'components', 'lib', 'db'].flatMap((folder) =>
    readdirSync(path.join(top, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name}`,
    ),
  );
  const files = [...inside, ...roots]
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(top, file), 'utf8')]));
}

it('holds for every file of the house', () => {
  const tree = sources();
  expect(Object.keys(tree).length).toBeGreaterThan(200);
  expect(breaches(tree, table)).toEqual([]);
});
