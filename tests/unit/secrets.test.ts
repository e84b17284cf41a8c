import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { environmentWith } from '../support/environment.ts';
import { temporaryFolder } from '../support/temporary.ts';

const folders = 100;

// Each process makes the keys of a hundred folders, all in the same order and from the same moment on.
const program = (parent: string, startsAt: number) => `
  import { secretsIn } from './lib/secrets.ts';
  while (Date.now() < ${startsAt});
  const made = [];
  for (let i = 0; i < ${folders}; i++) made.push(secretsIn(${JSON.stringify(parent)} + '/' + i));
  console.log(JSON.stringify(made));
`;

it('makes one set of keys for a folder, however many processes start at once, for their owner alone', async () => {
  const { folder, remove } = temporaryFolder('secrets');
  try {
    const startsAt = Date.now() + 4_000;
    const made = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const args = ['--import', 'tsx', '--input-type=module', '-e', program(folder, startsAt)];
        const { stdout } = await promisify(execFile)(process.execPath, args, { env: environmentWith({}) });
        return JSON.parse(stdout) as { authSecret: string; pepper: string }[];
      }),
    );
    expect(new Set(made.map((each) => JSON.stringify(each))).size).toBe(1);
    const first = made[0] ?? [];
    expect(new Set(first.flatMap(({ authSecret, pepper }) => [authSecret, pepper])).size).toBe(2 * folders);
    expect(first[0]?.authSecret).toMatch(/^[\w-]{43}$/);
    expect(readdirSync(path.join(folder, '0'))).toEqual(['secrets.json']);
    expect(statSync(path.join(folder, '0', 'secrets.json')).mode & 0o777).toBe(0o600);
  } finally {
    remove();
  }
});
