import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { takeBounce } from '../outbox/bounces.ts';
import type { CliCommand } from './command.ts';
import { shellContext } from './context.ts';

const usage = 'Usage: npm run bounces -- FILE… (mails as they came into the mailbox of the sender)';

/** Takes in reports of non-delivery from files. */
export const bouncesCommand: CliCommand = async ({ db, args, cwd, print }) => {
  if (args.length === 0 || args.some((arg) => arg.startsWith('-'))) {
    print(usage);
    return 1;
  }
  let bounced = 0;
  let unread = 0;
  for (const file of args) {
    const raw = await readFile(path.resolve(cwd, file), 'utf8').catch(() => null);
    if (raw === null) {
      unread += 1;
      print(`${file}: could not be read.`);
    } else if ((await takeBounce(shellContext(db, 'bounces'), raw)) === 'bounced') bounced += 1;
  }
  print(`${bounced} of ${args.length} mails say that one of ours did not arrive.`);
  return unread > 0 ? 1 : 0;
};
