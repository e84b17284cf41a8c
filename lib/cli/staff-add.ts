import { parseArgs } from 'node:util';
import { addStaff } from '../auth/commands.ts';
import { newStaffSchema } from '../auth/schema.ts';
import type { CliCommand } from './command.ts';
import { shellContext } from './context.ts';

const usage = [
  'Usage: npm run staff:add -- --email ADDRESS --name NAME [--role administrator|agent] [--reach all|listed] [--language nl|fr|de|en]',
  'The password is read from the variable STAFF_PASSWORD or from standard input: at least 15 characters.',
];

/** Adds a member of staff: the way to the first administrator. */
export const addStaffCommand: CliCommand = async ({ db, args, print }) => {
  let values: Record<string, string | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        reach: { type: 'string' },
        language: { type: 'string' },
        password: { type: 'string' },
      },
    }));
  } catch {
    values = {};
  }
  const parsed = newStaffSchema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) print(`${issue.path.join('.')}: ${issue.message}`);
    for (const line of usage) print(line);
    return 1;
  }
  const added = await addStaff(shellContext(db, 'staff:add'), parsed.data);
  print(
    added.ok
      ? `${parsed.data.email} is added as ${parsed.data.role}.`
      : `${parsed.data.email} is already a member of staff.`,
  );
  return added.ok ? 0 : 1;
};
