import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseDay } from '../debt-law/day.ts';
import { countDue } from '../letters/due.ts';
import { printLetters } from '../letters/print.ts';
import { isLetterKind, letterKinds } from '../letters/rules.ts';
import type { CliCommand } from './command.ts';
import { shellContext } from './context.ts';

const usage = `Usage: npm run letters -- --kind ${letterKinds.join('|')} [--since DAY] --out DIR [--dry-run] [--redo]`;

const missing: Record<string, string> = {
  rests: 'collection rests',
  paper: 'its paper, which is not in the store',
  debtorAddress: "the debtor's address",
  creditorNumber: "the creditor's enterprise number",
  creditorAddress: "the creditor's address",
  creditorPhone: "the creditor's phone",
  originalCreditor: "the original creditor's enterprise number and address",
  invoices: 'an invoice',
  description: 'what an invoice is for',
  amounts: 'an amount that is open',
  agency: "the agency's own facts",
  lawful: 'a claim that keeps to the law: more is asked than may be',
};

/** Writes the letters of a kind as PDFs for print, with a manifest, each once. */
export const lettersCommand: CliCommand = async ({ db, args, cwd, print }) => {
  const asked = read(args);
  if (!asked) {
    print(usage);
    return 1;
  }
  const { kind, since, out, redo } = asked;
  const ctx = shellContext(db, 'letters');
  if (asked.dryRun) {
    print(`${await countDue(db, kind, { ...ctx, since })} letters would be written. Nothing was.`);
    return 0;
  }
  const done = await printLetters(ctx, { kind, since, folder: path.resolve(cwd, out), redo });
  if (!done.ok) {
    print(
      done.error === 'otherKind'
        ? `${out} holds letters of another kind; name a new folder.`
        : 'A run into another folder was interrupted. Name that folder, or add --redo to make its letters anew here.',
    );
    return 1;
  }
  for (const { dossierNumber, missing: lacks } of done.value.refused)
    print(`${dossierNumber}: not printed: ${lacks.map((one) => missing[one] ?? one).join(', ')}`);
  print(`${done.value.printed} letters in ${out}, listed in manifest.csv.`);
  return 0;
};

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kind: { type: 'string' },
        since: { type: 'string' },
        out: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        redo: { type: 'boolean', default: false },
      },
    });
    const { kind = '', since, out, redo } = values;
    const dryRun = values['dry-run'];
    const from = since === undefined ? null : parseDay(since);
    if (!isLetterKind(kind) || (since !== undefined && !from) || (!out && !dryRun)) return null;
    return { kind, since: from, out: out ?? '', dryRun, redo };
  } catch {
    return null;
  }
}
