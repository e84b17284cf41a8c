// By hand: node --import tsx --expose-gc --max-semi-space-size=8 --heap-growing-percent=20 tests/bench/bank-import.bench.ts [entries] [share that is recognised]. It prints
// how long a CAMT.053 file takes on PostgreSQL beside COPY of the same rows, and how far the process's memory grows.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/client.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { inspectBankFile } from '../../lib/bank-statements/bank-file.ts';
import { importBankFile } from '../../lib/bank-statements/commands.ts';
import { structuredCommunicationOf } from '../../lib/payments/structured-communication.ts';
import { contextFor, system } from '../support/actors.ts';
import { camtStatement } from '../support/camt.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary.ts';

const entries = Number(process.argv[2] ?? 100_000);
const share = Number(process.argv[3] ?? 0);
const ours = 'BE68539007547034';
const { folder, remove } = temporaryFolder('bench');
const file = path.join(folder, 'statement.xml');

/** Entry `i` pays the dossier with the number 5,000,000,000 + i; a later run may take another beginning. */
async function writeFile(): Promise<void> {
  const out = createWriteStream(file);
  const payment = { amount: '12.34', name: 'Hélène Maes @', account: 'BE71096123456769', structured: '#' };
  const [frame] = camtStatement({
    payments: [],
    opening: '0.00',
    closing: (entries * 12.34).toFixed(2),
  }).split('</Stmt>');
  const entry = (/<Ntry>.*<\/Ntry>\n/s.exec(
    camtStatement({ payments: [{ ...payment, endToEnd: 'E@', reference: 'R@' }] }),
  ) ?? [''])[0];
  out.write(`<Document><BkToCstmrStmt>${frame}`);
  for (let i = 0; i < entries; i += 1) {
    const written = entry
      .replaceAll('@', String(i))
      .replace('#', structuredCommunicationOf(5_000_000_000 + i));
    if (!out.write(written)) await once(out, 'drain');
  }
  out.end('</Stmt></BkToCstmrStmt></Document>');
  await once(out, 'close');
}

const seconds = async <T>(what: string, work: () => Promise<T>): Promise<[number, T]> => {
  const from = performance.now();
  const done = await work();
  const took = (performance.now() - from) / 1000;
  console.log(`${what}: ${took.toFixed(2)} s`);
  return [took, done];
};

await writeFile();
const server = await startPostgres();
const database = await openDatabase({ url: server.url, folder });
const { db, close } = database;
await migrateDatabase(database);
await db.execute(
  sql`insert into creditors (id, enterprise_number, name) values (gen_random_uuid(), '0403019261', 'VoltaVerde')`,
);
await db.execute(sql`insert into debtors (id, creditor_id, number, kind, name, language)
  select gen_random_uuid(), creditors.id, 'K-' || n, 'consumer', 'An Peeters', 'nl' from creditors, generate_series(1, ${entries}) n`);
await db.execute(sql`insert into dossiers (id, creditor_id, debtor_id, number, reference, structured_communication)
  select gen_random_uuid(), creditor_id, id, number, lpad(substr(number, 3), 10, '0'),
    (5000000000 + substr(number, 3)::int8 - 1)::text || lpad(coalesce(nullif((5000000000 + substr(number, 3)::int8 - 1) % 97, 0), 97)::text, 2, '0')
  from debtors where substr(number, 3)::int <= ${entries * share}`);
await db.execute(sql`insert into invoices (id, dossier_id, number, description, issued_on, due_on, principal_cents)
  select gen_random_uuid(), id, 'F-' || number, 'Elektriciteit', '2026-06-01', '2026-06-16', 12345 from dossiers`);
await db.execute(sql`analyze`);

const source = { open: () => createReadStream(file), accounts: [ours] };
console.log(`${entries} entries, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const [took, done] = await seconds('taken in', () =>
  importBankFile(contextFor(db, system), { ...source, dryRun: false }),
);
clearInterval(watch);
console.log(done.ok ? `matched ${done.matched}, unmatched ${done.unmatched}` : done);
console.log(`memory grew by ${((peak - before) / 1e6).toFixed(0)} MB`);
await seconds('read alone', () => inspectBankFile(source.open, [ours]));
await seconds('the same again', () => importBankFile(contextFor(db, system), { ...source, dryRun: false }));

const rows = path.join(folder, 'rows.copy');
const psql = (command: string) =>
  execFileSync(path.join(findPostgres() ?? '', 'psql'), [server.url, '-qc', command], { stdio: 'inherit' });
psql(`\\copy bank_payments to '${rows}'`);
psql(
  'create table copied (like bank_payments including all); alter table copied add foreign key (statement_id) references bank_statements',
);
const [copied] = await seconds('COPY of the same rows into the same table', async () =>
  psql(`\\copy copied from '${rows}'`),
);
console.log(`${(copied / took).toFixed(2)} of COPY; ${(entries / took).toFixed(0)} entries a second`);
await close();
await server.stop();
remove();
