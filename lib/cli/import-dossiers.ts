import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatMoney } from '../i18n/format.ts';
import { importDossiers, type Totals } from '../intake/commands.ts';
import { faultSentence } from '../intake/faults.ts';
import { readBeside } from '../intake/read-beside.ts';
import { storage } from '../storage/storage.ts';
import type { CliCommand } from './command.ts';
import { shellContext } from './context.ts';

const usage = 'Usage: npm run import:dossiers -- FILE [--dry-run]';

/** Takes in a creditor's file and prints its control totals, or all its faults. */
export const importDossiersCommand: CliCommand = async ({ db, args, cwd, print }) => {
  const asked = read(args);
  if (!asked) {
    print(usage);
    return 1;
  }
  const file = path.resolve(cwd, asked.name);
  if (!(await isFile(file))) {
    print(`${asked.name} is not a file.`);
    return 1;
  }
  const result = await importDossiers(shellContext(db, 'import:dossiers'), {
    fileName: path.basename(file),
    open: () => createReadStream(/* turbopackIgnore: true */ file),
    readPdf: readBeside(file),
    dryRun: asked.dryRun,
    storage: storage(),
  });
  if (!result.ok) {
    for (const fault of result.faults) print(faultSentence(fault));
    if (result.total > result.faults.length) print(`… and ${result.total - result.faults.length} more.`);
    print(`${result.total} faults. Nothing was taken in.`);
    return 1;
  }
  for (const warning of result.warnings) print(`warning: ${faultSentence(warning)}`);
  if (result.total > result.warnings.length) print(`… and ${result.total - result.warnings.length} more.`);
  for (const line of totalLines(result.value)) print(line);
  print(asked.dryRun ? 'Dry run: nothing was written.' : 'Done.');
  return 0;
};

function read(args: readonly string[]): { name: string; dryRun: boolean } | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    const [name, ...more] = positionals;
    return name && more.length === 0 ? { name, dryRun: values['dry-run'] } : null;
  } catch {
    return null;
  }
}

const isFile = (file: string) =>
  stat(/* turbopackIgnore: true */ file).then(
    (found) => found.isFile(),
    () => false,
  );

const totalLines = (totals: Totals) => [
  `rows       ${totals.rows}`,
  `creditors  ${totals.creditors}`,
  `debtors    ${totals.debtors}`,
  `dossiers   ${totals.dossiers} (${totals.newDossiers} new)`,
  `invoices   ${totals.rows} (${totals.newInvoices} new, ${totals.rows - totals.newInvoices - totals.erasedRows} known)`,
  ...(totals.erasedRows > 0
    ? [
        `erased     ${totals.erasedRows} left out, as they were erased here; see the warnings and /admin/erasures`,
      ]
    : []),
  ...(totals.newPdfs > 0 ? [`PDFs       ${totals.newPdfs} new`] : []),
  `held       ${totals.heldDossiers} dossiers may not be collected yet; see /admin/claims`,
  `principal  ${formatMoney(totals.principalCents, 'en')} (${totals.principalCents} cents)`,
];
