import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '@/db/client.ts';
import { contacts, mails } from '@/db/schema/mails.ts';
import { queueMail } from '@/lib/outbox/queue-mail.ts';
import { claimMinutes } from '@/lib/outbox/rules.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { minutesLater, noon } from '../support/actors.ts';
import { inOwnDatabase } from '../support/database.ts';
import { environmentWith } from '../support/environment.ts';
import { givenDebtor, givenDossier } from '../support/given.ts';
import { createDatabase } from '../support/server-database.ts';

const top = path.resolve(import.meta.dirname, '../..');

/** As many answers of staff to tell, each to a debtor of its own. */
async function givenMails(db: Database, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const confirmed = { confirmedEmail: `d${n}@example.be`, confirmedEmailAt: minutesLater(-60) };
    const dossier = await givenDossier(db, await givenDebtor(db, confirmed));
    await queueMail(db, { now: noon }, { kind: 'answer', dossierId: dossier.id, cause: `${n}` });
  }
}

/** A mail server that keeps to whom each mail went, and asks before it says that it took one. */
async function mailServer(maySay: (count: number) => boolean) {
  const taken: string[] = [];
  const server = createServer((socket) => {
    let to = '';
    let inMail = false;
    let rest = '';
    socket.on('error', () => {});
    socket.setEncoding('utf8');
    socket.write('220 mail.test\r\n');
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inMail && line !== '.') continue;
        if (line.startsWith('RCPT')) to = /<(.*)>/.exec(line)?.[1] ?? '';
        if (line === 'DATA') inMail = true;
        else if (line === '.') {
          inMail = false;
          taken.push(to);
          if (!maySay(taken.length)) return;
        }
        if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { taken, url: `smtp://127.0.0.1:${port}`, close: () => server.close() };
}

function timesOf(taken: readonly string[]): number[] {
  const times = new Map<string, number>();
  for (const to of taken) times.set(to, (times.get(to) ?? 0) + 1);
  return [...times.values()];
}

it('sends each mail once, with four senders at once', () =>
  inOwnDatabase(async ({ db }) => {
    await givenMails(db, 40);
    const sent: string[] = [];
    const transport = {
      send: async ({ to }: { to: string }) => {
        sent.push(to);
        await new Promise((resolve) => setTimeout(resolve, 5));
      },
    };
    const done = await Promise.all([1, 2, 3, 4].map(() => sendWaiting(db, { transport, now: () => noon })));
    expect(done.reduce((sum, one) => sum + one.sent, 0)).toBe(40);
    expect(timesOf(sent)).toEqual(Array(40).fill(1));
  }));

it('loses none and doubles each at most once when it is killed between sending and saying so', async () => {
  const engine = inject('engine');
  if (engine.driver !== 'pg') throw new Error('this needs a server');
  const copy = await createDatabase(engine.url, engine.template);
  const open = await openDatabase({ url: copy.url, folder: '' });
  let child: ChildProcess | undefined;
  let kills = 0;
  const killAt = new Set([1, 4, 9, 11, 13]);
  const server = await mailServer((count) => {
    if (!killAt.has(count)) return true;
    kills += 1;
    child?.kill('SIGKILL');
    return false;
  });
  try {
    await givenMails(open.db, 15);
    // Each run is as much later as a claim lasts.
    for (let run = 0; run < 8; run += 1) {
      const args = ['--import', 'tsx', 'tests/support/outbox-sender.ts', copy.url, server.url];
      child = spawn(process.execPath, [...args, `${run * (claimMinutes + 1)}`], {
        ...{ cwd: top, env: environmentWith({}), stdio: 'inherit' as const },
      });
      await new Promise((resolve) => child?.once('exit', resolve));
    }
    expect(kills).toBe(killAt.size);
    expect(await open.db.$count(mails, eq(mails.state, 'sent'))).toBe(15);
    const times = timesOf(server.taken);
    expect(times).toHaveLength(15);
    expect(Math.max(...times)).toBe(2);
    expect(times.filter((n) => n === 2).length).toBeLessThanOrEqual(kills);
    expect(await open.db.$count(contacts, eq(contacts.event, 'sent'))).toBe(15);
  } finally {
    server.close();
    await open.close();
    await copy.drop();
  }
}, 90_000);
