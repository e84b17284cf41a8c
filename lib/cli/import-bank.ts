import { open as openFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { agency } from '../agency.ts';
import { type InspectedFile, inspectBankFile, type OpenFile } from '../bank-statements/bank-file.ts';
import { type BankImport, importBankFile } from '../bank-statements/commands.ts';
import { UnreadableBankFile } from '../bank-statements/model.ts';
import type { CliCommand, CliIo } from './command.ts';
import { shellContext } from './context.ts';

const usage = 'Usage: npm run import:bank -- FILE… [--dry-run] [--json]';

type Asked = { names: string[]; dryRun: boolean; json: boolean };
/** Without a database, nobody knows what would match. */
type Reading =
  | Extract<BankImport, { error: 'unreadable' }>
  | { ok: true; file: InspectedFile; matched: number | null; unmatched: number | null };

const accounts = [agency.iban.value];

/** Takes in bank files, each statement of them in one transaction, and prints their figures. */
export const importBankCommand: CliCommand = async ({ db, ...io }) =>
  eachFile(io, async ({ open, dryRun }) => {
    const done = await importBankFile(shellContext(db, 'import:bank'), { open, accounts, dryRun });
    if (!done.ok && done.error === 'notFound') throw new Error('the system may import');
    return done;
  });

/** With `--dry-run` and without a database the files alone are read; null when the command asks for more. */
export const readBankFilesAlone = (io: Omit<CliIo, 'db'>): Promise<number> | null =>
  read(io.args)?.dryRun === false ? null : eachFile(io, ({ open }) => readAlone(open));

async function readAlone(open: OpenFile): Promise<Reading> {
  try {
    return { ok: true, file: await inspectBankFile(open, accounts), matched: null, unmatched: null };
  } catch (error) {
    if (error instanceof UnreadableBankFile)
      return { ok: false, error: 'unreadable', line: error.line, code: error.code };
    throw error;
  }
}

async function eachFile(
  { args, cwd, print }: Omit<CliIo, 'db'>,
  take: (file: { open: OpenFile; dryRun: boolean }) => Promise<Reading>,
): Promise<number> {
  const asked = read(args);
  if (!asked) {
    print(usage);
    return 1;
  }
  let exit = 0;
  for (const name of asked.names) {
    const file = path.resolve(cwd, name);
    if (!(await isFile(file))) {
      print(`${name} is not a file.`);
      exit = 1;
      continue;
    }
    const open = () => piecesOf(file);
    const reading = await take({ open, dryRun: asked.dryRun });
    if (!reading.ok) exit = 1;
    for (const line of asked.json ? [asJson(name, reading)] : asText(name, reading)) print(line);
  }
  if (asked.dryRun && !asked.json) print('Dry run: nothing was written.');
  return exit;
}

/** The bytes of a file, all in the same memory: each piece is gone when the next one is asked for. */
async function* piecesOf(name: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(/* turbopackIgnore: true */ name);
  try {
    const memory = Buffer.alloc(65_536);
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, memory.length);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function asJson(file: string, reading: Reading): string {
  if (!reading.ok) {
    const { line, code } = reading;
    const nothing = { format: null, statements: [], matched: null, unmatched: null };
    return JSON.stringify({ file, ...nothing, rejected: { line, code } });
  }
  const { matched, unmatched } = reading;
  const statements = reading.file.statements.map(
    ({ number: _, statedOn: __, payments: ___, ...figures }) => figures,
  );
  return JSON.stringify({
    file,
    format: reading.file.format,
    statements,
    matched,
    unmatched,
    rejected: null,
  });
}

function asText(file: string, reading: Reading): string[] {
  if (!reading.ok)
    return [`${file}: cannot be read, line ${reading.line}: ${reading.code}. Nothing was taken in.`];
  const { matched, unmatched } = reading;
  return [
    `${file}: ${reading.file.format}`,
    ...reading.file.statements.map(
      (one) =>
        `  ${one.account ?? '?'} ${one.currency ?? ''} ${one.number ?? ''}: ${one.leafCredits} payments, ${one.leafCreditSum} in, ${one.debitSum} out, ${one.opening ?? '?'} to ${one.closing ?? '?'}${one.bookable ? '' : `; not booked: ${one.reasons.join(', ')}`}`,
    ),
    ...(matched === null ? [] : [`  recognised ${matched}, waiting for a person ${unmatched}`]),
  ];
}

function read(args: readonly string[]): Asked | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    return positionals.length > 0
      ? { names: positionals, dryRun: values['dry-run'], json: values.json }
      : null;
  } catch {
    return null;
  }
}

const isFile = async (file: string) => (await stat(file).catch(() => null))?.isFile() ?? false;
