// By hand: node --import tsx tests/bench/import.bench.ts [rows] [kB of a PDF on each line]. It prints seconds and the
// peak of the process's memory.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { aRow, csvOf } from '../support/creditor-file.ts';
import { environmentWith } from '../support/environment.ts';
import { pdf } from '../support/files/sample-files.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary.ts';

const rows = Number(process.argv[2] ?? 100_000);
const pdfKilobytes = Number(process.argv[3] ?? 0);
const top = path.resolve(import.meta.dirname, '../..');
const { folder, remove } = temporaryFolder('bench');

// Each line names one file, which is judged and stored for each of them.
const filling = 'x'.repeat(pdfKilobytes * 1_000);
writeFileSync(
  path.join(folder, 'one.pdf'),
  pdf({ objects: [`<< /Length ${filling.length} >>\nstream\n${filling}\nendstream`] }),
);

/** Two invoices a dossier, a reminder each, a payment on every fourth; a wrong file has three faults a line. */
async function writeFile(name: string, isWrong: boolean): Promise<string> {
  const file = path.join(folder, name);
  const out = createWriteStream(file);
  for (let at = 0; at < rows; at += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, rows - at) }, (_, j) => {
      const i = at + j;
      return aRow({
        debtor_number: `K-${i >> 2}`,
        debtor_name: `Lotte Verhaegen ${i >> 2}`,
        debtor_street: 'Kastanjelaan 14',
        dossier_number: `D-${i >> 1}`,
        invoice_number: `F-${i}`,
        invoice_pdf: pdfKilobytes > 0 ? 'one.pdf' : '',
        reminders: '2026-07-28:post',
        payments: i % 4 === 0 ? '2026-08-01:10,00' : '',
        ...(isWrong ? { invoice_amount: '1.234', invoice_due_on: 'soon', debtor_language: 'es' } : {}),
      });
    });
    const block = csvOf(lines);
    if (!out.write(at === 0 ? block : block.slice(block.indexOf('\n') + 1))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return file;
}

const tellMemory = `data:text/javascript,process.on('exit',()=>console.error('maxRSS '+process.resourceUsage().maxRSS))`;

/** Runs a shell command of the portal; answers its seconds, its peak in megabytes and its last line. */
async function measure(settings: Record<string, string>, ...args: string[]): Promise<string> {
  const began = performance.now();
  const program = ['--import', 'tsx', '--import', tellMemory, '--conditions=react-server', 'lib/cli/main.ts'];
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: top,
    env: environmentWith(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const memory = Math.round(Number(/maxRSS (\d+)/.exec(errors)?.[1]) / 1024);
  const said = output.trim().split('\n');
  const invoices = said.find((line) => line.startsWith('invoices')) ?? errors.replace(/maxRSS.*/, '').trim();
  return `${seconds} s, ${memory} MB: ${invoices.replace(/\s+/g, ' ')} ${said.at(-1)}`;
}

const right = await writeFile('right.csv', false);
const wrong = await writeFile('wrong.csv', true);
const server = await startPostgres();
const key = 'only-for-the-measurement-only-for-the-measurement';
const engines: Record<string, Record<string, string>> = {
  embedded: { DATA_DIR: path.join(folder, 'data') },
  PostgreSQL: {
    DATA_DIR: path.join(folder, 'data'),
    DATABASE_URL: server.url,
    AUTH_SECRET: key,
    PEPPER: key,
    DEMO_DATA: '1',
  },
};
for (const [engine, settings] of Object.entries(engines)) {
  console.log(`${engine}, prepared: ${await measure(settings, 'migrate')}`);
  for (const [what, args] of [
    ['every line wrong', [wrong]],
    ['dry run', [right, '--dry-run']],
    ['taken in', [right]],
    ['the same again', [right]],
  ] as const) {
    console.log(`${engine}, ${what}: ${await measure(settings, 'import:dossiers', ...args)}`);
  }
}
await server.stop();
remove();
