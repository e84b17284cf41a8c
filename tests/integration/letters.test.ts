import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { accessCodes } from '@/db/schema/access.ts';
import { files } from '@/db/schema/correspondence.ts';
import { claimChecks, claimDecisions, dossiers, invoices, reminders } from '@/db/schema/dossiers.ts';
import { stops } from '@/db/schema/filings.ts';
import { letterBatches, letters } from '@/db/schema/letters.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { verifyCode } from '@/lib/auth/hashing.ts';
import { checkClaims } from '@/lib/claims/check.ts';
import { factsOfDossier } from '@/lib/claims/facts-of-dossier.ts';
import { standingOf } from '@/lib/claims/rules.ts';
import { lettersCommand } from '@/lib/cli/letters.ts';
import { day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { askLetter, orderLetter } from '@/lib/letters/commands.ts';
import { countDue } from '@/lib/letters/due.ts';
import { pagesOf } from '@/lib/letters/pages-of.ts';
import { printLetters } from '@/lib/letters/print.ts';
import { listLetters } from '@/lib/letters/queries.ts';
import { queueMail } from '@/lib/outbox/queue-mail.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';
import { contextFor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { givenDossier, givenStaff } from '../support/given.ts';
import { givenPlan } from '../support/plans.ts';
import { temporaryFolder } from '../support/temporary.ts';

let root = '';
beforeEach(() => {
  const made = temporaryFolder('letters');
  root = made.folder;
  return made.remove;
});

const visitor = { address: '192.0.2.9' };
const out = (name = 'out') => path.join(root, name);
const pdfs = (name = 'out') =>
  readdirSync(out(name))
    .filter((file) => file.endsWith('.pdf'))
    .sort();
const manifest = (name = 'out') =>
  readFileSync(path.join(out(name), 'manifest.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);

const print = (db: Database, more: Partial<Parameters<typeof printLetters>[1]> = {}, now = noon) =>
  printLetters(contextFor(db, system, now), {
    kind: 'access',
    since: null,
    folder: out(),
    redo: false,
    ...more,
  });

/** A dossier that a letter may go to: its claim was checked, and its people have addresses. */
async function givenOpen(db: Database, verdict: 'open' | 'held' = 'open') {
  const dossier = await givenDossier(db);
  const home = { street: 'Weg 1', postalCode: '9000', city: 'Gent' };
  await db.update(debtors).set(home).where(eq(debtors.id, dossier.debtorId));
  await db
    .update(creditors)
    .set({ ...home, phone: '09 1' })
    .where(eq(creditors.id, dossier.creditorId));
  await db
    .insert(claimChecks)
    .values({ dossierId: dossier.id, checkedOn: '2026-11-01', verdict, reasons: [] });
  return dossier;
}

describe('a run of papers', () => {
  /** A confirmation of a plan that goes by post, as the outbox leaves it. */
  const givenPaper = async (db: Database) => {
    const dossier = await givenOpen(db);
    const planId = await givenPlan(db, dossier.id, {
      ...{ agreedOn: '2026-11-23', firstDueOn: '2026-12-01', amounts: [5000, 7345] },
    });
    await queueMail(db, { now: noon }, { kind: 'plan', dossierId: dossier.id, cause: planId });
    await sendWaiting(db, { transport: { send: async () => {} }, now: () => noon });
    return dossier;
  };

  it('prints each as it was made, once, with its pages and no code', () =>
    inRollback(async (db) => {
      const dossier = await givenPaper(db);
      expect(await countDue(db, 'plan', { ...contextFor(db, system), since: null })).toBe(1);
      expect(await print(db, { kind: 'plan' })).toEqual({ ok: true, value: { printed: 1, refused: [] } });
      const [file] = await db.select().from(files);
      const [name = ''] = pdfs();
      const printed = readFileSync(path.join(out(), name));
      expect(createHash('sha256').update(printed).digest('hex')).toBe(file?.sha256);
      expect(manifest()).toEqual([`${name};${dossier.reference};${pagesOf(printed)};nl`]);
      expect(await db.$count(accessCodes)).toBe(0);
      expect(await print(db, { kind: 'plan', folder: out('more') })).toMatchObject({ value: { printed: 0 } });
    }));

  it('prints also while collection rests: the law wants it told', () =>
    inRollback(async (db) => {
      const dossier = await givenPaper(db);
      await db
        .insert(stops)
        .values({ dossierId: dossier.id, kind: 'pause', fromOn: '2026-11-20', startedAt: noon });
      expect(await print(db, { kind: 'plan' })).toMatchObject({ value: { printed: 1 } });
    }));

  it('names what it cannot print, and prints it once it can', () =>
    inRollback(async (db) => {
      await givenPaper(db);
      await db.update(debtors).set({ street: null });
      expect(await print(db, { kind: 'plan' })).toMatchObject({
        value: { printed: 0, refused: [{ missing: ['debtorAddress'] }] },
      });
      await db.update(debtors).set({ street: 'Weg 1' });
      expect(await print(db, { kind: 'plan', folder: out('again') })).toMatchObject({
        value: { printed: 1 },
      });
    }));
});

describe('a run of letters', () => {
  it('writes each once, with a code that opens its dossier, and lists them', () =>
    inRollback(async (db) => {
      const given = [await givenOpen(db), await givenOpen(db)];
      await givenOpen(db, 'held');
      expect(await print(db)).toEqual({ ok: true, value: { printed: 2, refused: [] } });
      expect(manifest().sort()).toEqual(
        (await db.select().from(letters))
          .map(({ id, dossierId, pages }) => {
            const of = given.find((one) => one.id === dossierId);
            return `${id}.pdf;${of?.reference};${pages};nl`;
          })
          .sort(),
      );
      const [letter] = await db.select().from(letters);
      const texts = textOf(readFileSync(path.join(out(), `${letter?.id}.pdf`))).map(({ text }) =>
        text.trim(),
      );
      const code = texts.find((text) => /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/.test(text)) ?? '';
      const [stored] = await db
        .select()
        .from(accessCodes)
        .where(and(eq(accessCodes.dossierId, letter?.dossierId ?? ''), isNull(accessCodes.replacedAt)));
      expect(await verifyCode(stored?.hash ?? '', code.replaceAll('-', ''))).toBe(true);
      // The same folder again, and another one, bring nothing more.
      expect(await print(db)).toMatchObject({ value: { printed: 2 } });
      expect(await print(db, { folder: out('more') })).toMatchObject({ value: { printed: 0 } });
      expect([pdfs().length, pdfs('more').length, await db.$count(letters)]).toEqual([2, 0, 2]);
    }));

  it('says how many there would be, and leaves out what came before a day or rests', () =>
    inRollback(async (db) => {
      const [resting] = [await givenOpen(db), await givenOpen(db)];
      const old = await givenOpen(db);
      await db
        .update(dossiers)
        .set({ createdAt: new Date('2026-01-02T12:00:00Z') })
        .where(eq(dossiers.id, old.id));
      await db
        .insert(stops)
        .values({ dossierId: resting.id, kind: 'pause', fromOn: '2026-11-20', startedAt: noon });
      const ctx = contextFor(db, system);
      expect(await countDue(db, 'access', { ...ctx, since: null })).toBe(2);
      expect(await countDue(db, 'access', { ...ctx, since: day('2026-01-03') })).toBe(1);
      expect(await print(db, { since: day('2026-01-03') })).toMatchObject({ value: { printed: 1 } });
    }));

  it('goes on where it was killed: no letter doubles, none is lost, and codes fit what is on paper', () =>
    inRollback(async (db) => {
      for (let i = 0; i < 5; i++) await givenOpen(db);
      const ctx = contextFor(db, system);
      // Killed while the third letter is written, after its file and before its row.
      let written = 0;
      const dying = new Proxy(db, {
        get(target, name, receiver) {
          if (name !== 'transaction') return Reflect.get(target, name, receiver);
          return (run: Parameters<Database['transaction']>[0]) =>
            target.transaction(async (tx) => {
              const done = await run(tx);
              const now = pdfs().length;
              if (now > written && ++written === 3) throw new Error('killed');
              return done;
            });
        },
      });
      await expect(
        printLetters({ ...ctx, db: dying }, { kind: 'access', since: null, folder: out(), redo: false }),
      ).rejects.toThrow('killed');
      expect([pdfs().length, await db.$count(letters, isNull(letters.printedAt))]).toEqual([3, 3]);
      // Elsewhere it is refused; there it goes on.
      expect(await print(db, { folder: out('other') })).toEqual({ ok: false, error: 'unfinished' });
      expect(await print(db)).toMatchObject({ value: { printed: 5 } });
      expect([pdfs().length, manifest().length]).toEqual([5, 5]);
      for (const letter of await db.select().from(letters)) {
        const texts = textOf(readFileSync(path.join(out(), `${letter.id}.pdf`))).map(({ text }) =>
          text.trim(),
        );
        const code = texts.find((text) => /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/.test(text)) ?? '';
        const open = and(eq(accessCodes.dossierId, letter.dossierId), isNull(accessCodes.replacedAt));
        const stored = await db.select().from(accessCodes).where(open);
        expect(stored).toHaveLength(1);
        expect(await verifyCode(stored[0]?.hash ?? '', code.replaceAll('-', ''))).toBe(true);
      }
    }));

  it('makes the letters of a lost folder anew', () =>
    inRollback(async (db) => {
      await givenOpen(db);
      await print(db);
      await db.update(letterBatches).set({ finishedAt: null });
      rmSync(out(), { recursive: true });
      expect(await print(db, { folder: out('again') })).toEqual({ ok: false, error: 'unfinished' });
      expect(await print(db, { folder: out('again'), redo: true })).toMatchObject({ value: { printed: 1 } });
      expect([pdfs('again').length, await db.$count(letters)]).toEqual([1, 1]);
    }));

  it('prints a formal notice once a dossier, notes that it was sent, and names what misses', () =>
    inRollback(async (db) => {
      const [right, wrong] = [await givenOpen(db), await givenOpen(db)];
      await db.update(creditors).set({ phone: null }).where(eq(creditors.id, wrong.creditorId));
      expect(await print(db, { kind: 'notice' })).toEqual({
        ok: true,
        value: { printed: 1, refused: [{ dossierNumber: wrong.number, missing: ['creditorPhone'] }] },
      });
      expect(await db.select().from(reminders)).toMatchObject([
        {
          dossierId: right.id,
          invoiceId: null,
          kind: 'formal_notice',
          channel: 'post',
          sentOn: '2026-11-23',
        },
      ]);
      expect(await print(db, { kind: 'notice', folder: out('b') })).toMatchObject({ value: { printed: 0 } });
      expect(await print(db, { folder: out() })).toEqual({ ok: false, error: 'otherKind' });
    }));

  it('prints the first reminder that the creditor did not send, once, with what the claim is worth after its term', () =>
    inRollback(async (db) => {
      const due = await givenOpen(db);
      const [returned, resting, other] = [
        await givenOpen(db),
        await givenOpen(db),
        await givenOpen(db, 'held'),
      ];
      const clause = {
        contractOn: '2026-01-01',
        chargeClauseText: 'Artikel 5',
        chargeClauseFlatCents: 2_000,
      };
      await db.update(dossiers).set(clause).where(ne(dossiers.id, other.id));
      const staff = await givenStaff(db);
      await db.insert(claimDecisions).values({
        ...{ dossierId: returned.id, submissionId: crypto.randomUUID(), kind: 'returned', decidedAt: noon },
        staffId: staff.staffId,
      });
      await db.insert(stops).values({
        ...{ dossierId: resting.id, kind: 'dispute', fromOn: '2026-11-01', startedAt: noon },
      });
      const at = { today: day('2026-11-23'), now: noon };
      await db.transaction((tx) => checkClaims(tx, at, [due.id, returned.id, resting.id]));
      expect(await countDue(db, 'reminder', { ...at, since: null })).toBe(1);
      expect(await print(db, { kind: 'reminder' })).toEqual({ ok: true, value: { printed: 1, refused: [] } });
      expect(await db.select().from(reminders)).toMatchObject([
        { dossierId: due.id, kind: 'first_reminder', channel: 'post', sentOn: '2026-11-23' },
      ]);
      const texts = textOf(readFileSync(path.join(out(), pdfs()[0] ?? ''))).map(({ text }) => text.trim());
      const words = texts.join('\n').replace(/\u00a0/g, ' ');
      for (const wanted of [
        '€ 123,45',
        '€ 20,00',
        '9 december 2026',
        '10 december 2026',
        'Elektriciteit, juni',
      ])
        expect(words).toContain(wanted);
      expect(await print(db, { kind: 'reminder', folder: out('b') })).toMatchObject({
        value: { printed: 0 },
      });
      // A lost folder: nothing of it was sent, and what is made anew is sent on its own day.
      await db.update(letterBatches).set({
        finishedAt: sql`case when id = (select batch_id from letters
        where kind = 'reminder') then null else finished_at end`,
      });
      const again = { kind: 'reminder' as const, folder: out('again'), redo: true };
      expect(await print(db, again, minutesLater(2 * 24 * 60))).toMatchObject({ value: { printed: 1 } });
      expect((await db.select().from(reminders)).map(({ sentOn }) => sentOn)).toEqual(['2026-11-25']);
      // What the letter says holds when its term is over: from Monday 30 November, as the third working day is a Saturday, to the 14th.
      const standing = standingOf(await factsOfDossier(db, due.id), day('2026-12-15'));
      expect([standing.state, standing.statement.charge.value]).toEqual(['open', 2_000]);
      expect(standingOf(await factsOfDossier(db, due.id), day('2026-12-14')).state).toBe('held');
    }));

  it('prints no first reminder of a claim that asks more than the law allows, and says why', () =>
    inRollback(async (db) => {
      const dossier = await givenOpen(db);
      const clause = {
        contractOn: '2026-01-01',
        chargeClauseText: 'Artikel 5',
        chargeClauseFlatCents: 2_000,
      };
      await db.update(dossiers).set(clause);
      await db.update(invoices).set({ claimedChargeCents: 9_000 });
      await db.transaction((tx) => checkClaims(tx, { today: day('2026-11-23'), now: noon }, [dossier.id]));
      expect(await print(db, { kind: 'reminder' })).toEqual({
        ...{
          ok: true,
          value: { printed: 0, refused: [{ dossierNumber: dossier.number, missing: ['lawful'] }] },
        },
      });
      expect(await db.$count(reminders)).toBe(0);
    }));

  it('is a shell command', () =>
    inRollback(async (db) => {
      await givenOpen(db);
      const lines: string[] = [];
      const run = (...args: string[]) =>
        lettersCommand({ db, args, cwd: root, print: (line) => lines.push(line) });
      expect(await run('--kind', 'nothing', '--out', 'a')).toBe(1);
      expect(await run('--kind', 'access', '--since', '2026-02-31', '--out', 'a')).toBe(1);
      expect(await run('--kind', 'access')).toBe(1);
      expect(lines.splice(0)).toHaveLength(3);
      expect(await run('--kind', 'access', '--dry-run')).toBe(0);
      expect(await run('--kind', 'access', '--out', 'a')).toBe(0);
      expect(lines).toEqual([
        '1 letters would be written. Nothing was.',
        '1 letters in a, listed in manifest.csv.',
      ]);
    }));
});

describe('a lost letter', () => {
  const ask = (db: Database, reference: string, now = noon, from = visitor) =>
    askLetter(contextFor(db, nobody, now), from, { reference });

  it('is ordered to the known address, once in seven days, and the answer is the same to all', () =>
    inRollback(async (db) => {
      const dossier = await givenOpen(db);
      const answers = [
        await ask(db, dossier.reference),
        await ask(db, '0000000097'),
        await ask(db, dossier.reference),
      ];
      expect(answers).toEqual([
        { ok: true, value: {} },
        { ok: true, value: {} },
        { ok: true, value: {} },
      ]);
      expect(await db.select({ cause: letters.cause }).from(letters)).toEqual([{ cause: 'lost' }]);
      await print(db);
      await ask(db, dossier.reference, minutesLater(6 * 24 * 60));
      expect(await db.$count(letters)).toBe(1);
      await ask(db, dossier.reference, minutesLater(8 * 24 * 60));
      expect(await db.$count(letters)).toBe(2);
    }));

  it('leaves while collection rests, as the person asked for it, and not for a dossier that is over', () =>
    inRollback(async (db) => {
      const dossier = await givenOpen(db, 'held');
      await db
        .insert(stops)
        .values({ dossierId: dossier.id, kind: 'dispute', fromOn: '2026-11-20', startedAt: noon });
      await ask(db, dossier.reference);
      expect(await print(db)).toMatchObject({ value: { printed: 1 } });
      const over = await givenOpen(db);
      await db.update(dossiers).set({ closedOn: '2026-11-01' }).where(eq(dossiers.id, over.id));
      await ask(db, over.reference);
      expect(await db.$count(letters)).toBe(1);
    }));

  it('may be asked for five times an hour from one address', () =>
    inRollback(async (db) => {
      for (let i = 0; i < 5; i++) expect((await ask(db, `000000009${i}`)).ok).toBe(true);
      expect(await ask(db, '0000000097')).toEqual({ ok: false, error: 'limited' });
      expect((await ask(db, '0000000097', noon, { address: '198.51.100.1' })).ok).toBe(true);
    }));

  it('is ordered by staff who may, with the same pause, and seen in the dossier', () =>
    inRollback(async (db) => {
      const dossier = await givenOpen(db);
      const staff = contextFor(db, await givenStaff(db, { role: 'administrator' }));
      expect(await orderLetter(staff, { dossierId: dossier.id })).toEqual({
        ok: true,
        value: { dossierId: dossier.id },
      });
      expect(await orderLetter(staff, { dossierId: dossier.id })).toEqual({
        ok: false,
        error: 'orderedAlready',
      });
      const seen = await findDossier(staff, dossier.id);
      expect(seen && (await listLetters(staff, seen))).toMatchObject([
        { kind: 'access', cause: 'staff', printedAt: null },
      ]);
    }));
});
