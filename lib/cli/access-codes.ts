import { open } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatAccessCode } from '../auth/access-code.ts';
import { makeAccessCode } from '../auth/commands.ts';
import { listDossiersWithoutCode } from '../auth/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { CliCommand } from './command.ts';
import { shellContext } from './context.ts';

const usage = 'Usage: npm run access-codes -- --out FILE';

/** Makes an access code for each open dossier without one and writes them to a new file that only its owner reads. */
export const accessCodes: CliCommand = async ({ db, args, cwd, print }) => {
  let out: string | undefined;
  try {
    out = parseArgs({ args: [...args], options: { out: { type: 'string' } } }).values.out;
  } catch {
    out = undefined;
  }
  if (!out) {
    print(usage);
    return 1;
  }
  const ctx = shellContext(db, 'access-codes');
  const file = await open(/* turbopackIgnore: true */ path.resolve(cwd, out), 'wx', 0o600).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (file instanceof Error) {
    print(
      file.code === 'EEXIST'
        ? `${out} exists already; name a new file.`
        : `${out} cannot be written: ${file.code}.`,
    );
    return 1;
  }
  let made = 0;
  try {
    await file.appendFile('dossier_number;reference;access_code\n');
    for (;;) {
      const batch = await listDossiersWithoutCode(ctx, 500);
      if (batch.length === 0) break;
      for (const dossier of batch) {
        // The file has the code before the database has its hash: a crash between the two leaves an unused line, no lost code.
        await makeAccessCode(ctx, dossier.id, (fresh) =>
          file.appendFile(
            `${dossier.number};${formatReference(dossier.reference)};${formatAccessCode(fresh)}\n`,
          ),
        );
        made += 1;
      }
    }
  } finally {
    await file.close();
  }
  print(`${made} access codes written to ${out}.`);
  return 0;
};
