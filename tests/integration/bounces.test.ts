import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { POST } from '@/app/api/mail/bounces/route.ts';
import type { Database } from '@/db/client.ts';
import { letters } from '@/db/schema/letters.ts';
import { contacts, contactWishes, mails } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { bouncesCommand } from '@/lib/cli/bounces.ts';
import { env } from '@/lib/env.ts';
import { type Letter, MailError, type MailTransport } from '@/lib/notifications/mail.ts';
import { takeBounce } from '@/lib/outbox/bounces.ts';
import { queueCode, queueMail } from '@/lib/outbox/queue-mail.ts';
import { readBounce } from '@/lib/outbox/read-bounce.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { contextFor, minutesLater, noon, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier } from '../support/given.ts';
import { givenPlan } from '../support/plans.ts';
import { temporaryFolder } from '../support/temporary.ts';

const to = 'an.peeters@example.be';
const id = '6f1d2a34-9c8b-4f00-8a51-0b7d3e9c1a22';

type Parts = {
  action?: string;
  status?: string;
  head?: string;
  type?: string;
  mailId?: string;
  before?: string;
};

const post = (body: string, authorization?: string) =>
  POST(
    new Request('http://localhost/api/mail/bounces', {
      method: 'POST',
      body,
      headers: authorization ? { authorization } : {},
    }),
  );

function withSecret(value: string | undefined) {
  const before = env.BOUNCE_SECRET;
  Object.assign(env, { BOUNCE_SECRET: value });
  onTestFinished(() => void Object.assign(env, { BOUNCE_SECRET: before }));
}

describe('the address for reports', () => {
  it('does not exist for who has no secret, nor where none is set', async () => {
    expect((await post(report(), 'Bearer undefined')).status).toBe(404);
    withSecret('s'.repeat(32));
    for (const wrong of [undefined, 'Bearer x', 's'.repeat(32), `Bearer ${'s'.repeat(31)}`])
      expect((await post(report(), wrong)).status).toBe(404);
  });

  it('takes nothing of a body that is too large', async () => {
    withSecret('s'.repeat(32));
    const answer = await post(report() + 'x'.repeat(1_000_000), `Bearer ${'s'.repeat(32)}`);
    expect([answer.status, await answer.json(), answer.headers.get('cache-control')]).toEqual([
      ...[200, { taken: 'other' }, 'no-store'],
    ]);
  });
});

/** A report as mail servers write it: for people, for machines, and what came back. */
const report = ({
  action = 'failed',
  status = '5.1.1',
  type = 'message/rfc822',
  mailId = id,
  head = `From: portaal@example.be\r\nMessage-ID: <${mailId}@example.be>\r\nTo: ${to}\r\n\r\nDag,`,
  before = '',
}: Parts = {}) =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.be',
    'To: portaal@example.be',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `The mail system: <${to}>: 550 user unknown.`,
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.be',
    '',
    `${before}Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1',
    '    user unknown',
    '',
    '--b1',
    `Content-Type: ${type}`,
    '',
    head,
    '',
    '--b1--',
    '',
  ].join('\r\n');

describe('a report of non-delivery', () => {
  it.each([
    ['as Postfix writes it', {}],
    ['with heads only', { type: 'text/rfc822-headers' }],
    ['with a word behind the action', { action: 'failed (will not retry)' }],
    ['in capitals', { action: 'FAILED' }],
    ['with the code of a full mailbox for good', { status: '5.2.2' }],
    ['with a folded name', { head: `Subject: x\r\nMessage-Id:\r\n <${id}@example.be>\r\n\r\nDag` }],
    ['that says first what was late', { before: 'Action: delayed\r\nStatus: 4.4.1\r\n\r\n' }],
  ] as [string, Parts][])('is read %s', async (_, parts) => {
    expect(await readBounce(report(parts))).toMatchObject({ mailId: id, code: parts.status ?? '5.1.1' });
  });

  it.each([
    ['is only late', { action: 'delayed', status: '4.4.1' }],
    ['failed for now', { status: '4.2.2' }],
    ['was delivered', { action: 'delivered', status: '2.0.0' }],
    ['is of a mail of somebody else', { head: 'Message-ID: <abc@elsewhere.example>\r\n\r\nDag' }],
    ['names ours only in what was written', { head: `Subject: x\r\n\r\nMessage-ID: <${id}@example.be>` }],
    ['has no name', { head: 'Subject: x\r\n\r\nDag' }],
  ] satisfies [string, Parts][])('is none where it %s', async (_, parts) => {
    expect(await readBounce(report(parts))).toBeNull();
  });

  it.each([
    '',
    'x',
    '\0\0',
    'Content-Type: multipart/report; boundary="b"\r\n\r\n--b\r\n',
    'A: b\r\n'.repeat(20_000),
  ])('is none where it is no mail at all', async (raw) => expect(await readBounce(raw)).toBeNull());

  it('is none where parts stand in parts without end', async () => {
    const nested = Array.from(
      { length: 400 },
      (_, i) => `Content-Type: multipart/mixed; boundary="n${i}"\r\n\r\n--n${i}`,
    );
    const from = performance.now();
    expect(await readBounce(nested.join('\r\n'))).toBeNull();
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

function server(fault = false) {
  const sent: Letter[] = [];
  const transport: MailTransport = {
    send: async (letter) => {
      if (fault) throw new MailError('bounced', '550');
      sent.push(letter);
    },
  };
  return { sent, transport };
}
const send = (db: Database, transport: MailTransport, now = noon) =>
  sendWaiting(db, { transport, now: () => now });
const logOf = async (db: Database) =>
  (await db.select().from(contacts).orderBy(asc(contacts.id))).map(({ kind, event }) => `${kind} ${event}`);
const take = (db: Database, mailId: string, at = minutesLater(5)) =>
  takeBounce(contextFor(db, system, at), report({ mailId }));
const newest = async (db: Database) =>
  (await db.select({ id: mails.id }).from(mails).orderBy(asc(mails.queuedAt))).at(-1)?.id ?? '';

async function givenReader(db: Database) {
  const debtor = await givenDebtor(db, {
    ...{ confirmedEmail: to, confirmedEmailAt: minutesLater(-60), street: 'Kerkstraat 1' },
  });
  const dossier = await givenDossier(db, debtor);
  return { ...dossier, debtorId: debtor.id };
}
const answer = (db: Database, dossierId: string, now = noon) =>
  queueMail(db, { now }, { kind: 'answer', dossierId, cause: crypto.randomUUID() });

describe('an address that refuses later', () => {
  it('gets nothing more, is said once, and a forged name changes nothing', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      const { sent, transport } = server();
      await send(db, transport);
      const mailId = await newest(db);
      expect(await take(db, crypto.randomUUID())).toBe('other');
      expect(await take(db, mailId)).toBe('bounced');
      expect(await take(db, mailId)).toBe('other');
      await answer(db, dossier.id, minutesLater(6));
      await send(db, transport, minutesLater(6));
      expect(await logOf(db)).toEqual(['answer sent', 'answer bounced', 'answer portal']);
      expect(sent).toHaveLength(1);
    }));

  it('says nothing of the address that was confirmed since', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      const { sent, transport } = server();
      await send(db, transport);
      await db.update(debtors).set({ confirmedEmail: 'new@example.be', confirmedEmailAt: minutesLater(2) });
      expect(await take(db, await newest(db))).toBe('bounced');
      await answer(db, dossier.id, minutesLater(6));
      await send(db, transport, minutesLater(6));
      expect(sent.map((letter) => letter.to)).toEqual([to, 'new@example.be']);
    }));

  it('is not the confirmed one, where a code went to one that was typed wrong', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      const { debtorId } = dossier;
      await queueCode(db, { now: noon }, { to: 'tpyo@example.be', code: 'K7QM2X', language: 'nl', debtorId });
      await send(db, server(true).transport);
      await answer(db, dossier.id, minutesLater(1));
      const { sent, transport } = server();
      await send(db, transport, minutesLater(1));
      expect(sent.map((letter) => letter.to)).toEqual([to]);
    }));

  it.each([true, false])('lets a paper go by post, refused at once: %s', (atOnce) =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await db.insert(contactWishes).values({
        ...{ debtorId: dossier.debtorId, papersByMail: true, remindBefore: false, remindersByMail: true },
        ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], setAt: minutesLater(-30) },
      });
      await givenPlan(db, dossier.id, {
        ...{ agreedOn: '2026-11-23', firstDueOn: '2026-12-01', amounts: [5_000, 5_000] },
      });
      await queueMail(db, { now: noon }, { kind: 'plan', dossierId: dossier.id, cause: 'x' });
      await send(db, server(atOnce).transport);
      if (!atOnce) {
        expect(await db.$count(letters)).toBe(0);
        expect(await take(db, await newest(db))).toBe('bounced');
      }
      const [letter] = await db.select().from(letters);
      expect(letter).toMatchObject({ kind: 'plan', cause: 'paper', dossierId: dossier.id });
      expect(new Set(await logOf(db))).toEqual(
        new Set(atOnce ? ['plan bounced', 'plan byPost'] : ['plan sent', 'plan bounced', 'plan byPost']),
      );
    }),
  );

  it('is read from files by the command, which says how many and names nobody', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      await send(db, server().transport);
      const { folder, remove } = temporaryFolder('bounces');
      writeFileSync(path.join(folder, 'a.eml'), report({ mailId: await newest(db) }));
      writeFileSync(path.join(folder, 'b.eml'), 'Subject: Dag\r\n\r\nDag');
      const said: string[] = [];
      const io = { db, cwd: folder, print: (line: string) => said.push(line) };
      expect(await bouncesCommand({ ...io, args: ['a.eml', 'b.eml'] } as never)).toBe(0);
      expect(await bouncesCommand({ ...io, args: ['c.eml'] } as never)).toBe(1);
      expect(await bouncesCommand({ ...io, args: [] } as never)).toBe(1);
      remove();
      expect(said[0]).toBe('1 of 2 mails say that one of ours did not arrive.');
      expect(said.join()).not.toContain(to);
      expect(await db.$count(mails, eq(mails.state, 'bounced'))).toBe(1);
    }));
});
