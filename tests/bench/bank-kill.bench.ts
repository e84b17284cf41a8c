// By hand: node --import tsx tests/bench/bank-kill.bench.ts [times]. It kills the import of a bank file at random moments
// on PostgreSQL: after each kill all of the statement is there or nothing, and at last the totals are exact.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { structuredCommunicationOf } from '../../lib/payments/structured-communication.ts';
import { camtFile } from '../support/camt.ts';
import { environmentWith } from '../support/environment.ts';
import { givenDossier } from '../support/given.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary.ts';

const times = Number(process.argv[2] ?? 50);
const each = 2_000;
const top = path.resolve(import.meta.dirname, '../..');
const { folder, remove } = temporaryFolder('kill');
const server = await startPostgres();
const database = await openDatabase({ url: server.url, folder });
const { db } = database;
await migrateDatabase(database);
const dossier = await givenDossier(db);
const known = dossier.structuredCommunication;

const key = 'only-for-the-measurement-only-for-the-measurement';
const settings = {
  DATABASE_URL: server.url,
  AUTH_SECRET: key,
  PEPPER: key,
  DATA_DIR: path.join(folder, 'data'),
};

/** Statement `n`: every fourth payment is for the known dossier. */
function fileOf(n: number): string {
  const payments = Array.from({ length: each }, (_, i) => ({
    amount: '0.01',
    structured: i % 4 === 0 ? known : structuredCommunicationOf(9_000_000_000 + i),
    endToEnd: `S${n}P${i}`,
    account: 'BE71096123456769',
  }));
  const file = path.join(folder, `statement-${n}.xml`);
  writeFileSync(file, camtFile([{ id: `S${n}`, payments }]));
  return file;
}

/** Runs an import; kills it after so many milliseconds unless it ended before. */
async function run(file: string, killAfter: number | null): Promise<boolean> {
  const program = ['--import', 'tsx', '--conditions=react-server', 'lib/cli/main.ts', 'import:bank', file];
  const child = spawn(process.execPath, program, {
    cwd: top,
    env: environmentWith(settings),
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (killAfter !== null) void wait(killAfter).then(() => child.kill('SIGKILL'));
  return (await ended) === 0;
}

async function counts(): Promise<number[]> {
  const { rows } = (await db.execute(
    sql`select (select count(*) from bank_statements) as statements, (select count(*) from bank_payments) as payments,
      (select count(*) from bank_bookings) as bookings, (select count(*) from ledger_entries) as entries,
      (select count(*) from ledger_splits) as splits, (select coalesce(sum(amount_cents), 0) from ledger_entries) as cents`,
  )) as unknown as { rows: Record<string, string>[] };
  return Object.values(rows[0] ?? {}).map(Number);
}

const from = performance.now();
await run(fileOf(0), null);
const whole = performance.now() - from;
console.log(`one import takes ${Math.round(whole)} ms`);
let killed = 0;
let before = await counts();
const booked = each / 4;
const whenWhole = (n: number) => [n, n * each, n * booked, n * booked, n * booked, n * booked].join();
if (before.join() !== whenWhole(1)) throw new Error(`the first import left ${before.join()}`);
let statements = 1;
for (let n = 1; n <= times; n++) {
  const file = fileOf(n);
  const isWhole = await run(file, Math.random() * whole * 1.1);
  const after = await counts();
  if (!isWhole) killed += 1;
  if (after.join() === whenWhole(statements + 1)) statements += 1;
  else if (after.join() !== before.join())
    throw new Error(`a part was left: ${before.join()} then ${after.join()}`);
  if (statements <= n && !(await run(file, null))) throw new Error('the import after the kill failed');
  before = await counts();
  if (before.join() !== whenWhole(n + 1)) throw new Error(`the totals are not exact: ${before.join()}`);
  statements = n + 1;
}
console.log(`${times} imports, ${killed} of them killed: all or nothing each time, totals exact`);
await database.close();
await server.stop();
remove();
