// By hand: node --import tsx tests/bench/letters.bench.ts [letters] [kills]. It prints letters into a folder, kills the run at
// random moments, runs it again, and tells how long it took, how far the process grew, and whether one doubled or was lost.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { rowsOf } from '../../lib/rows-of.ts';
import { environmentWith } from '../support/environment.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary.ts';

const wanted = Number(process.argv[2] ?? 10_000);
const kills = Number(process.argv[3] ?? 5);
const { folder, remove } = temporaryFolder('letters-bench');
const server = await startPostgres();
const database = await openDatabase({ url: server.url, folder });
const { db, close } = database;
await migrateDatabase(database);
await db.execute(
  sql`insert into creditors (id, enterprise_number, name) values (gen_random_uuid(), '0403019261', 'VoltaVerde')`,
);
await db.execute(sql`insert into debtors (id, creditor_id, number, kind, name, language, street, postal_code, city)
  select gen_random_uuid(), id, 'K-' || n, 'consumer', 'An Peeters', (array['nl', 'fr', 'de', 'en'])[n % 4 + 1]::locale, 'Weg ' || n, '9000', 'Gent'
  from creditors, generate_series(1, ${wanted}) n`);
await db.execute(sql`insert into dossiers (id, creditor_id, debtor_id, number, reference, structured_communication)
  select gen_random_uuid(), creditor_id, id, number, lpad(substr(number, 3), 10, '0'), lpad(substr(number, 3), 12, '0') from debtors`);
await db.execute(sql`insert into claim_checks (dossier_id, checked_on, verdict, reasons)
  select id, current_date, 'open', '[]' from dossiers`);
await db.execute(sql`analyze`);

const out = path.join(folder, 'out');
const settings = {
  ...{ DATABASE_URL: server.url, DATA_DIR: path.join(folder, 'data') },
  ...{ AUTH_SECRET: 'a'.repeat(32), PEPPER: 'b'.repeat(32) },
};
let most = 0;

const start = (): ChildProcess =>
  spawn(process.execPath, ['lib/cli/run.mjs', 'letters', '--kind', 'access', '--out', out], {
    env: environmentWith(settings),
    stdio: 'inherit',
    detached: true,
  });

/** The most memory that a process and those below it had, in MB. */
function watch(child: ChildProcess): NodeJS.Timeout {
  return setInterval(() => {
    try {
      const pids = [
        child.pid,
        ...readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' '),
      ];
      for (const pid of pids)
        most = Math.max(
          most,
          Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024,
        );
    } catch {
      // It has just ended.
    }
  }, 200);
}

const from = performance.now();
for (let turn = 0; turn <= kills; turn += 1) {
  const child = start();
  const timer = watch(child);
  const ended = once(child, 'exit');
  if (turn < kills) {
    await new Promise((resolve) => setTimeout(resolve, 3_000 + Math.random() * 15_000));
    if (child.exitCode === null) process.kill(-(child.pid as number), 'SIGKILL');
  }
  await ended;
  clearInterval(timer);
  console.log(`run ${turn + 1}: ${readdirSync(out).filter((name) => name.endsWith('.pdf')).length} files`);
}
const seconds = (performance.now() - from) / 1_000;
const lines = readFileSync(path.join(out, 'manifest.csv'), 'utf8').trim().split('\n').slice(1);
const files = readdirSync(out).filter((name) => name.endsWith('.pdf'));
const [codes] = await rowsOf<{ n: string }>(
  db,
  sql`select count(*) as n from access_codes where replaced_at is null`,
);
console.log(`${lines.length} lines, ${files.length} files, ${codes?.n} codes that work`);
console.log(
  `${new Set(lines.map((line) => line.split(';')[1])).size} dossiers, ${new Set(lines.map((line) => line.split(';')[0])).size} names`,
);
console.log(
  `${seconds.toFixed(0)} s with ${kills} kills, ${(wanted / seconds).toFixed(0)} letters a second; at most ${most.toFixed(0)} MB`,
);
await close();
await server.stop();
remove();
