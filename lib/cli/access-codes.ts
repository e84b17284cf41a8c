import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatAccessCode } from '../auth/access-code.ts';
import { makeAccessCode } from '../auth/commands.ts';
import { findLetterDossier, type LetterDossier, listDossiersWithoutCode } from '../auth/queries.ts';
import type { Context, SystemActor } from '../context.ts';
import { formatReference, normaliseReference } from '../dossiers/reference.ts';
import type { CliCommand } from './command.ts';
import { shellContext } from './context.ts';
import { csvLine } from './csv-line.ts';

const usage = 'Usage: npm run access-codes -- [--dossier REFERENCE] --out FILE';

type Shell = Context<SystemActor>;

/**
 * Makes an access code for each open dossier without one, or a new code for the one dossier that is named (a lost
 * letter), and writes them to a new file that only its owner reads.
 */
export const accessCodes: CliCommand = async ({ db, args, cwd, print }) => {
  const { out, dossier: typed } = optionsIn(args);
  if (!out) {
    print(usage);
    return 1;
  }
  const ctx = shellContext(db, 'access-codes');
  const lost = typed === undefined ? undefined : await lostLetterOf(ctx, typed);
  if (typeof lost === 'string') {
    print(lost);
    return 1;
  }
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
  try {
    await file.appendFile(csvLine(['dossier_number', 'reference', 'access_code']));
    if (lost) {
      await writeCode(ctx, file, lost);
      print(
        `The new access code of ${formatReference(lost.reference)} is in ${out}. Older ones no longer work.`,
      );
    } else {
      print(`${await writeMissing(ctx, file)} access codes written to ${out}.`);
    }
  } finally {
    await file.close();
  }
  return 0;
};

function optionsIn(args: readonly string[]): { out?: string | undefined; dossier?: string | undefined } {
  try {
    const options = { out: { type: 'string' }, dossier: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return {};
  }
}

async function lostLetterOf(ctx: Shell, typed: string): Promise<LetterDossier | string> {
  const reference = normaliseReference(typed);
  if (!reference) return `"${typed}" is no reference of a letter: that has ten digits.`;
  const found = await findLetterDossier(ctx, reference);
  return found ?? `No dossier has the reference ${formatReference(reference)}.`;
}

async function writeMissing(ctx: Shell, file: FileHandle): Promise<number> {
  let made = 0;
  for (;;) {
    const batch = await listDossiersWithoutCode(ctx, 500);
    if (batch.length === 0) return made;
    for (const dossier of batch) {
      await writeCode(ctx, file, dossier);
      made += 1;
    }
  }
}

/** The file has the code before the database has its hash: a crash between the two leaves an unused line, no lost code. */
const writeCode = (ctx: Shell, file: FileHandle, { id, number, reference }: LetterDossier) =>
  makeAccessCode(ctx, id, (fresh) =>
    file.appendFile(csvLine([number, formatReference(reference), formatAccessCode(fresh)])),
  );
