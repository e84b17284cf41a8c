import { accessCodes } from './access-codes.ts';
import { bouncesCommand } from './bounces.ts';
import type { CliCommand, CliIo } from './command.ts';
import { importBankCommand, readBankFilesAlone } from './import-bank.ts';
import { importDossiersCommand } from './import-dossiers.ts';
import { lettersCommand } from './letters.ts';
import { addStaffCommand } from './staff-add.ts';

/** The shell commands by name, as package.json calls them. */
export const commands: Record<string, CliCommand> = {
  'import:dossiers': importDossiersCommand,
  'import:bank': importBankCommand,
  'access-codes': accessCodes,
  letters: lettersCommand,
  bounces: bouncesCommand,
  'staff:add': addStaffCommand,
};

/** What a command can do where no database is reached; null when it needs one. */
export const withoutDatabase: Record<string, (io: Omit<CliIo, 'db'>) => Promise<number> | null> = {
  'import:bank': readBankFilesAlone,
};
