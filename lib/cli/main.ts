import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Holder } from '../embedded-lock.ts';
import type { Answer } from './serve.ts';

const [name = '', ...args] = process.argv.slice(2);

try {
  // The environment is read by the first import that needs it; its faults are sentences, not a stack.
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error && isMeant(error) ? error.message : error);
  process.exitCode = 1;
}

/** Faults that are an answer to the person at the shell. */
function isMeant(error: Error): boolean {
  return ['EnvError', 'FolderInUse', 'HolderUnproven', 'SampleProfile'].includes(error.name);
}

async function run(): Promise<number> {
  const { env } = await import('../env.ts');
  if (name === 'prepare' || name === 'migrate') {
    const { prepare } = await import('./prepare.ts');
    return prepare({ demo: name === 'prepare', json: args.includes('--json') });
  }
  const { commands, withoutDatabase } = await import('./commands.ts');
  const command = commands[name];
  if (!command) {
    console.error(`Unknown command: ${name}. Known: prepare, migrate, ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  const given =
    name === 'staff:add'
      ? [...args, `--password=${env.STAFF_PASSWORD ?? (await passwordFromInput())}`]
      : args;
  const cwd = env.INIT_CWD ?? process.cwd();
  const { isEmbedded, isReachable, openSharedDatabase, closeSharedDatabase } = await import('../database.ts');
  const io = { args: given, cwd, print: (line: string) => console.log(line) };
  const alone = (await isReachable()) ? null : (withoutDatabase[name]?.(io) ?? null);
  if (alone) return alone;
  const { holderOf, lockFolder } = await import('../embedded-lock.ts');
  const holder = isEmbedded ? await holderOf(env.DATA_DIR) : null;
  if (holder) return handOver(holder, given, cwd);
  const unlock = isEmbedded ? await lockFolder(env.DATA_DIR) : undefined;
  const open = await openSharedDatabase();
  try {
    const { migrateDatabase } = await import('@/db/migrate.ts');
    if (isEmbedded) await migrateDatabase(open);
    return await command({ db: open.db, ...io });
  } finally {
    await closeSharedDatabase();
    await unlock?.();
  }
}

/** Lets the running server, which holds the embedded database, do the work, and prints what it says. */
async function handOver({ socket, lines, proof }: Holder, given: string[], cwd: string): Promise<number> {
  socket.write(`${JSON.stringify({ proof, name, args: given, cwd })}\n`);
  for (let said = await lines.next(); !said.done; said = await lines.next()) {
    const answer = JSON.parse(said.value) as Answer;
    if ('exit' in answer) return answer.exit;
    console.log(answer.line);
  }
  console.error('The running portal ended before the command was done.');
  return 1;
}

async function passwordFromInput(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).trim();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const typed = await new Promise<string>((resolve) => lines.question('Password: ', resolve));
  lines.close();
  return typed;
}
