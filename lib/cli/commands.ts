import { accessCodes } from './access-codes.ts';
import type { CliCommand } from './command.ts';
import { importDossiersCommand } from './import-dossiers.ts';
import { addStaffCommand } from './staff-add.ts';

/** The shell commands by name, as package.json calls them. */
export const commands: Record<string, CliCommand> = {
  'import:dossiers': importDossiersCommand,
  'access-codes': accessCodes,
  'staff:add': addStaffCommand,
};
