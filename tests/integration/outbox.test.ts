import { asc, eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { Database } from '@/db/client.ts';
import { documents } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { type stopKindEnum, stops } from '@/db/schema/filings.ts';
import { letters } from '@/db/schema/letters.ts';
import { contacts, contactWishes, mails } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { stopKinds } from '@/lib/filings/stops.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { tell } from '@/lib/messaging/tell.ts';
import { type Letter, MailError, type MailTransport, type SendFault } from '@/lib/notifications/mail.ts';
import { setWishes } from '@/lib/outbox/commands.ts';
import { findWishes, listContacts } from '@/lib/outbox/queries.ts';
import { queueInstalments, queueStatements } from '@/lib/outbox/queue-due.ts';
import { queueCode, queueMail } from '@/lib/outbox/queue-mail.ts';
import { claimMinutes } from '@/lib/outbox/rules.ts';
import { wishesSchema } from '@/lib/outbox/schema.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { defaultWishes } from '@/lib/outbox/wishes.ts';
import { contextFor, debtorActor, minutesLater, noon, staffActor, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenDebtor, givenDossier, givenStaff } from '../support/given.ts';
import { firstRules, givenPlan } from '../support/plans.ts';

const to = 'an.peeters@example.be';
const at = (instant: string) => new Date(instant);

/** A mail server that takes all, or has a fault. */
function server(fault?: SendFault) {
  const sent: Letter[] = [];
  const transport: MailTransport = {
    send: async (letter) => {
      if (fault !== 'notSent' && fault !== 'bounced') sent.push(letter);
      if (fault) throw new MailError(fault, fault === 'bounced' ? '550' : 'ESOCKET');
    },
  };
  return { sent, transport };
}

const send = (db: Database, transport: MailTransport, now = noon) =>
  sendWaiting(db, { transport, now: () => now });
const stateOf = async (db: Database) => {
  const [row] = await db.select().from(mails);
  return row && { state: row.state, tries: row.tries, reason: row.reason };
};
const logOf = async (db: Database) =>
  (await db.select().from(contacts).orderBy(asc(contacts.id))).map(({ kind, event, reason }) =>
    [kind, event, reason].filter(Boolean).join(' '),
  );

async function givenReader(db: Database, wishes?: Partial<typeof contactWishes.$inferInsert>) {
  const debtor = await givenDebtor(db, {
    confirmedEmail: to,
    confirmedEmailAt: minutesLater(-60),
    street: 'Kerkstraat 1',
  });
  const dossier = await givenDossier(db, debtor);
  if (wishes)
    await db.insert(contactWishes).values({
      ...{
        debtorId: debtor.id,
        papersByMail: false,
        remindBefore: false,
        remindersByMail: true,
        mostAWeek: null,
      },
      ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], setAt: noon, ...wishes },
    });
  return dossier;
}

const answer = (db: Database, dossierId: string) =>
  queueMail(db, { now: noon }, { kind: 'answer', dossierId, cause: crypto.randomUUID() });

describe('the outbox', () => {
  it('sends a mail once, says so where the debtor sees it, and the same cause twice is one mail', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      for (const _ of [1, 2])
        await queueMail(db, { now: noon }, { kind: 'answer', dossierId: dossier.id, cause: 'one' });
      const { sent, transport } = server();
      expect(await send(db, transport)).toEqual({ sent: 1, waiting: 0, ended: 0 });
      expect(await send(db, transport)).toEqual({ sent: 0, waiting: 0, ended: 0 });
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({ to, subject: 'Er is een antwoord voor u', attachments: [] });
      expect(await logOf(db)).toEqual(['answer sent']);
    }));

  it('is told of an answer of staff, of a notice and of a receipt, in the transaction of each', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      const staff = await givenStaff(db);
      const said = { dossierId: dossier.id, submissionId: crypto.randomUUID(), body: 'Dag' };
      expect((await sendMessage(contextFor(db, staffActor(staff.staffId, { reach: 'all' })), said)).ok).toBe(
        true,
      );
      const mine = { ...said, submissionId: crypto.randomUUID() };
      expect((await sendMessage(contextFor(db, debtorActor(dossier.debtorId)), mine)).ok).toBe(true);
      await tell(db, { now: noon }, { dossierId: dossier.id, notice: 'planBroken', values: { reason: 'x' } });
      const { sent, transport } = server();
      await send(db, transport);
      expect(sent.map(({ subject }) => subject.replace(/:.*/, '')).sort()).toEqual([
        'Er is een antwoord voor u',
        'Er is een bericht voor u',
        'Wij kregen uw bericht',
      ]);
      expect(sent.find(({ subject }) => subject.startsWith('Wij kregen'))?.text).toMatch(
        /nummer is [A-Z0-9 -]{8,}\./,
      );
    }));

  it('keeps a code sealed until it is sent, forgets it then, and sends none to an address that nobody has', () =>
    inRollback(async (db) => {
      await queueCode(db, { now: noon }, { to, code: 'K7QM2X', language: 'fr' });
      await queueCode(db, { now: noon }, { to: null, code: 'AAAAAA', language: 'nl' });
      expect(JSON.stringify(await db.select().from(mails))).not.toMatch(/K7QM2X|AAAAAA|peeters/);
      const { sent, transport } = server();
      await send(db, transport);
      expect(sent.map(({ subject }) => subject)).toEqual(['Votre code']);
      expect(sent[0]?.text).toContain('K7QM2X');
      expect(await db.select({ sealed: mails.sealed, state: mails.state }).from(mails)).toEqual([
        { sealed: null, state: 'sent' },
      ]);
    }));

  it('sends no code that is of no use any more', () =>
    inRollback(async (db) => {
      await queueCode(db, { now: noon }, { to, code: 'K7QM2X', language: 'nl' });
      const { sent, transport } = server();
      await send(db, transport, minutesLater(10));
      expect([sent.length, await stateOf(db)]).toEqual([0, { state: 'refused', tries: 1, reason: 'late' }]);
    }));

  it('tries a server that is away again, later and later, and then says that it failed', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      const { transport } = server('notSent');
      const waits: number[] = [];
      for (let now = noon; ; ) {
        const { waiting } = await send(db, transport, now);
        if (waiting === 0) break;
        const [row] = await db.select({ nextAt: mails.nextAt }).from(mails);
        if (!row) throw new Error('it waits');
        waits.push((row.nextAt.getTime() - now.getTime()) / 60_000);
        expect(await send(db, transport, new Date(row.nextAt.getTime() - 1))).toMatchObject({ waiting: 0 });
        now = row.nextAt;
      }
      expect(waits).toEqual([1, 5, 30, 120, 360, 720, 1440]);
      expect(await stateOf(db)).toEqual({ state: 'failed', tries: 8, reason: 'ESOCKET' });
      expect(await logOf(db)).toEqual(['answer failed ESOCKET']);
    }));

  it('sends it when the server is back', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      await send(db, server('notSent').transport);
      const { sent, transport } = server();
      await send(db, transport, minutesLater(1));
      expect([sent.length, await logOf(db)]).toEqual([1, ['answer sent']]);
    }));

  it('says that an address is refused, and writes to it no more until one is confirmed again', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      await send(db, server('bounced').transport);
      await answer(db, dossier.id);
      const { sent, transport } = server();
      await send(db, transport);
      expect([sent.length, await logOf(db)]).toEqual([0, ['answer bounced 550', 'answer portal']]);
      await db.update(debtors).set({ confirmedEmailAt: minutesLater(1) });
      await answer(db, dossier.id);
      await send(db, transport, minutesLater(2));
      expect(sent).toHaveLength(1);
    }));

  it('sends at most once more what the server took without an answer, under the same name', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      const { sent, transport } = server('unclear');
      for (const minutes of [0, 1, 6, 60, 600, 6000]) await send(db, transport, minutesLater(minutes));
      expect(sent).toHaveLength(2);
      expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
      expect(await stateOf(db)).toMatchObject({ state: 'failed' });
    }));

  it('sends at most once more what the process died over between sending and saying so', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      const { sent, transport } = server();
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      const dead: MailTransport = {
        send: async (letter) => {
          sent.push(letter);
          throw new Error('the process is gone');
        },
      };
      // As the row is left by a process that is gone: claimed, and nothing said.
      const claimed = async (minutes: number) => {
        const [before] = await db.select().from(mails);
        await send(db, dead, minutesLater(minutes));
        await db.update(mails).set({
          ...{
            state: 'waiting',
            endedAt: null,
            nextAt: noon,
            isUnclear: before?.isUnclear || before?.claimedUntil != null,
          },
          ...{ claimedUntil: minutesLater(minutes + claimMinutes) },
        });
      };
      await claimed(0);
      expect(await send(db, transport, minutesLater(claimMinutes - 1))).toMatchObject({ sent: 0 });
      await claimed(claimMinutes + 1);
      expect(sent).toHaveLength(2);
      expect(await send(db, transport, minutesLater(3 * claimMinutes))).toMatchObject({ sent: 0, ended: 1 });
      expect([sent.length, await stateOf(db)]).toMatchObject([2, { state: 'failed', reason: 'unclear' }]);
      expect(said.mock.calls.flat().join()).not.toMatch(/peeters|antwoord/);
    }));

  it('sends no third one when the process died over the first, and the server did not answer to the second', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await answer(db, dossier.id);
      // As a process that is gone leaves it.
      await db.update(mails).set({ claimedUntil: minutesLater(-1), tries: 1 });
      const { sent, transport } = server('unclear');
      for (const minutes of [0, 5, 60, 600]) await send(db, transport, minutesLater(minutes));
      expect([sent.length, await stateOf(db)]).toMatchObject([1, { state: 'failed', reason: 'unclear' }]);
    }));

  it('goes on with the next mail when one cannot be made, and logs no word of it', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await queueMail(db, { now: noon }, { kind: 'plan', dossierId: dossier.id, cause: 'no plan runs' });
      await answer(db, dossier.id);
      const { sent, transport } = server();
      expect(await send(db, transport)).toEqual({ sent: 1, waiting: 0, ended: 1 });
      expect(sent).toHaveLength(1);
      expect(await logOf(db)).toEqual(['plan refused gone', 'answer sent']);
    }));
});

describe('a paper that the law wants on a durable medium', () => {
  const givenPlanMail = async (db: Database, wishes?: Parameters<typeof givenReader>[1]) => {
    const dossier = await givenReader(db, wishes);
    const planId = await givenPlan(db, dossier.id, {
      agreedOn: '2026-11-23',
      firstDueOn: '2026-12-01',
      amounts: [5000, 7345],
    });
    await queueMail(db, { now: noon }, { kind: 'plan', dossierId: dossier.id, cause: planId });
    return dossier;
  };

  it('goes with the mail where that was accepted, and is the one that stays in the dossier', () =>
    inRollback(async (db) => {
      const dossier = await givenPlanMail(db, { papersByMail: true });
      const { sent, transport } = server();
      await send(db, transport);
      const attached = sent[0]?.attachments?.[0];
      expect(attached?.content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(sent[0]?.text).toContain('pdf bij deze mail');
      expect(await db.$count(letters)).toBe(0);
      expect(
        await db.select({ title: documents.title, dossierId: documents.dossierId }).from(documents),
      ).toEqual([{ title: 'Bevestiging van uw afbetalingsplan', dossierId: dossier.id }]);
      expect(await logOf(db)).toEqual(['plan sent']);
    }));

  it('goes by post where it was not, and the mail says so', () =>
    inRollback(async (db) => {
      await givenPlanMail(db);
      const { sent, transport } = server();
      await send(db, transport);
      expect([sent[0]?.attachments, sent[0]?.text.includes('per post')]).toEqual([[], true]);
      expect(await db.select({ kind: letters.kind, cause: letters.cause }).from(letters)).toEqual([
        { kind: 'plan', cause: 'paper' },
      ]);
      expect(await logOf(db)).toEqual(['plan byPost', 'plan sent']);
    }));

  it('goes by post to who has no address, without a mail', () =>
    inRollback(async (db) => {
      await givenPlanMail(db);
      await db.update(debtors).set({ confirmedEmail: null });
      const { sent, transport } = server();
      await send(db, transport);
      expect([sent.length, await db.$count(letters), await logOf(db)]).toEqual([0, 1, ['plan byPost']]);
    }));

  it('is made once, however often the mail is tried', () =>
    inRollback(async (db) => {
      await givenPlanMail(db, { papersByMail: true });
      await send(db, server('notSent').transport);
      await send(db, server('notSent').transport, minutesLater(1));
      const { sent, transport } = server();
      await send(db, transport, minutesLater(6));
      expect([sent.length, await db.$count(documents)]).toEqual([1, 1]);
    }));
});

describe('a reminder of a payment of a plan', () => {
  /** One that is due on 26 November, asked for on 23 November. */
  const givenReminder = async (db: Database, wishes: Parameters<typeof givenReader>[1] = {}) => {
    const dossier = await givenReader(db, { remindBefore: true, ...wishes });
    await givenPlan(db, dossier.id, {
      agreedOn: '2026-11-01',
      firstDueOn: '2026-11-26',
      amounts: [5000, 7345],
    });
    expect(await queueInstalments(contextFor(db, system))).toBe(1);
    expect(await queueInstalments(contextFor(db, system))).toBe(0);
    return dossier;
  };

  it('goes by day, once, to who asked for it', () =>
    inRollback(async (db) => {
      await givenReminder(db);
      const { sent, transport } = server();
      await send(db, transport);
      expect(sent[0]?.text).toMatch(/Op 26\snovember\s2026/);
      expect(await logOf(db)).toEqual(['instalmentSoon sent']);
    }));

  it('is not made for who did not ask', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await givenPlan(db, dossier.id, { agreedOn: '2026-11-01', firstDueOn: '2026-11-26', amounts: [5000] });
      expect(await queueInstalments(contextFor(db, system))).toBe(0);
    }));

  it('waits through the night, says so, and goes at eight', () =>
    inRollback(async (db) => {
      await givenReminder(db);
      const { sent, transport } = server();
      for (const [instant, count] of [
        ['2026-11-23T21:00:00Z', 0],
        ['2026-11-24T06:59:59Z', 0],
        ['2026-11-24T07:00:00Z', 1],
      ] as const) {
        await send(db, transport, at(instant));
        expect([instant, sent.length]).toEqual([instant, count]);
      }
      expect(await logOf(db)).toEqual(['instalmentSoon later hours', 'instalmentSoon sent']);
    }));

  it.each(stopKinds)('never goes during a stop, and the debtor sees why: %s', (kind) =>
    inRollback(async (db) => {
      const dossier = await givenReminder(db);
      await db.insert(stops).values({
        ...{
          dossierId: dossier.id,
          kind: kind as (typeof stopKindEnum.enumValues)[number],
          fromOn: '2026-11-23',
        },
        ...{ startedAt: noon, ...(kind === 'settlement' ? { registeredOn: '2026-11-23' } : {}) },
      });
      const { sent, transport } = server();
      await send(db, transport);
      expect([sent.length, await logOf(db)]).toEqual([0, ['instalmentSoon refused rests']]);
      // What a person gets an answer by always leaves, by night too.
      await answer(db, dossier.id);
      await send(db, transport, at('2026-11-23T23:30:00Z'));
      expect(sent).toHaveLength(1);
    }),
  );

  it('never goes once it is paid, closed, or past what the person wants', () =>
    inRollback(async (db) => {
      const dossier = await givenReminder(db, { mostAWeek: 1 });
      await db.insert(contacts).values({
        ...{
          debtorId: dossier.debtorId,
          kind: 'instalmentLate',
          event: 'sent',
          at: minutesLater(-60 * 24 * 6),
        },
      });
      const { sent, transport } = server();
      await send(db, transport);
      expect([sent.length, await logOf(db)]).toEqual([
        0,
        ['instalmentLate sent', 'instalmentSoon refused often'],
      ]);
      const other = await givenReader(db, { remindBefore: true });
      await givenPlan(db, other.id, { agreedOn: '2026-11-01', firstDueOn: '2026-11-26', amounts: [5000] });
      await queueInstalments(contextFor(db, system));
      await db.update(dossiers).set({ closedOn: '2026-11-23' }).where(eq(dossiers.id, other.id));
      await send(db, transport);
      expect(sent).toHaveLength(0);
    }));

  it('that is late is written once, after the days of grace, and not when it is paid', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db);
      await givenPlan(db, dossier.id, {
        agreedOn: '2026-10-01',
        firstDueOn: '2026-11-10',
        amounts: [5000, 7345],
      });
      const days = (n: number) =>
        contextFor(db, system, new Date(Date.parse('2026-11-10T12:00:00Z') + n * 86_400_000));
      for (let n = -3; n <= firstRules.graceDays; n++)
        expect([n, await queueInstalments(days(n))]).toEqual([n, 0]);
      expect(await queueInstalments(days(firstRules.graceDays + 1))).toBe(1);
      expect(await queueInstalments(days(firstRules.graceDays + 2))).toBe(0);
      await db.update(mails).set({ nextAt: noon });
      const { sent, transport } = server();
      await send(db, transport);
      expect(sent[0]?.text).toMatch(/van 10\snovember\s2026/);
    }));
});

describe('the statement of a plan', () => {
  it('is made each year that it runs, once', () =>
    inRollback(async (db) => {
      const dossier = await givenReader(db, { papersByMail: true });
      await givenPlan(db, dossier.id, {
        agreedOn: '2025-11-23',
        firstDueOn: '2025-12-23',
        amounts: Array(30).fill(411),
      });
      const on = (instant: string) => queueStatements(contextFor(db, system, at(instant)));
      expect(await on('2026-11-22T12:00:00Z')).toBe(0);
      expect(await on('2026-11-23T12:00:00Z')).toBe(1);
      expect(await on('2026-12-24T12:00:00Z')).toBe(0);
      expect(await on('2027-11-23T12:00:00Z')).toBe(1);
      const { sent, transport } = server();
      await send(db, transport, at('2026-11-23T12:00:00Z'));
      expect(sent.map(({ subject, attachments }) => [subject, attachments?.length])).toEqual([
        ['Het jaarlijkse overzicht van uw afbetalingsplan', 1],
      ]);
    }));
});

describe('how a debtor wants to be written to', () => {
  const form = (more: Record<string, string> = {}) =>
    wishesSchema.parse({ papers: 'post', mostAWeek: 'none', 'days-1': 'on', ...more });

  it('is set for all that is theirs, kept with its day, and the newest holds', () =>
    inRollback(async (db) => {
      const [one, other] = [await givenReader(db), await givenReader(db)];
      const ctx = contextFor(db, debtorActor(one.debtorId, other.debtorId));
      expect(await findWishes(ctx)).toEqual(defaultWishes);
      expect(
        await setWishes(ctx, form({ papers: 'mail', 'reminders-before': 'on', mostAWeek: '2' })),
      ).toEqual({
        ok: true,
        value: {},
      });
      const kept = {
        papersByMail: true,
        remindBefore: true,
        remindersByMail: true,
        weekdays: [1],
        mostAWeek: 2,
        setAt: noon,
      };
      for (const { debtorId } of [one, other])
        expect(await findWishes(contextFor(db, debtorActor(debtorId)))).toEqual(kept);
      await setWishes(ctx, form());
      expect(await findWishes(ctx)).toEqual({
        ...kept,
        papersByMail: false,
        remindBefore: false,
        remindersByMail: false,
        mostAWeek: null,
      });
      expect(await db.$count(contactWishes)).toBe(4);
    }));

  it('asks for a confirmed address before papers go by mail', () =>
    inRollback(async (db) => {
      const dossier = await givenDossier(db);
      const ctx = contextFor(db, debtorActor(dossier.debtorId));
      expect(await setWishes(ctx, form({ papers: 'mail' }))).toEqual({ ok: false, error: 'noEmail' });
      expect(await db.$count(contactWishes)).toBe(0);
    }));

  it('shows what was sent, held back and printed, of this dossier and of none', () =>
    inRollback(async (db) => {
      const [mine, other] = [await givenReader(db), await givenReader(db)];
      await answer(db, mine.id);
      await answer(db, other.id);
      await queueCode(db, { now: noon }, { to, code: 'K7QM2X', language: 'nl', debtorId: mine.debtorId });
      await send(db, server().transport);
      const ctx = contextFor(db, debtorActor(mine.debtorId));
      const dossier = await findDossier(ctx, mine.id);
      if (!dossier) throw new Error('it is theirs');
      const { contacts: listed } = await listContacts(ctx, dossier);
      expect(listed.map(({ kind, event }) => `${kind} ${event}`).sort()).toEqual([
        'answer sent',
        'code sent',
      ]);
    }));
});
