import { readdirSync } from 'node:fs';
import path from 'node:path';
import { eq, getTableColumns, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import {
  accessCodes,
  auditEvents,
  keptForms,
  oneTimeCodes,
  sessionDebtors,
  sessions,
} from '@/db/schema/access.ts';
import {
  bankPayments,
  bankSetAsides,
  onlineAsks,
  onlinePaymentEvents,
  onlinePayments,
  paymentReports,
} from '@/db/schema/banking.ts';
import { documents, files, messageDrafts, messages, notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers, invoices, ledgerEntries, reminders } from '@/db/schema/dossiers.ts';
import { filingDrafts, filings } from '@/db/schema/filings.ts';
import * as schema from '@/db/schema/index.ts';
import { contacts, contactWishes, mails } from '@/db/schema/mails.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { debtors } from '@/db/schema/parties.ts';
import { erasureMarks, erasures } from '@/db/schema/privacy.ts';
import { checkClaims } from '@/lib/claims/check.ts';
import type { Context, StaffActor } from '@/lib/context.ts';
import { correctBooking } from '@/lib/corrections/commands.ts';
import { sweepBytes } from '@/lib/documents/sweep.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { actOnFiling, saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { setAside } from '@/lib/incoming/commands.ts';
import { eraseDossier, liftErasure } from '@/lib/privacy/commands.ts';
import { findCertificate, findCertificateByReceipt, findErasurePlan } from '@/lib/privacy/queries.ts';
import { serveCertificate } from '@/lib/privacy/serve-certificate.ts';
import { reportNotMe } from '@/lib/reports/commands.ts';
import { rowsOf } from '@/lib/rows-of.ts';
import { directoryStore } from '@/lib/storage/directory.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from '../support/actors.ts';
import { aRow, csvOf, importText } from '../support/creditor-file.ts';
import { inOwnDatabase, inRollback } from '../support/database.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { givenDossier, givenStaff } from '../support/given.ts';
import { givenStatement } from '../support/given-payments.ts';
import { givenPlan } from '../support/plans.ts';
import { temporaryFolder } from '../support/temporary.ts';

const canary = 'KANARIE';
const visitor = { address: '192.0.2.7' };
let folder = '';
let store = directoryStore('');

beforeEach(() => {
  const made = temporaryFolder('erasure');
  folder = made.folder;
  store = directoryStore(folder);
  return made.remove;
});

const aPerson = (facts: Record<string, string> = {}) =>
  aRow({
    debtor_number: `${canary}-1`,
    debtor_name: `Éva ${canary}`,
    debtor_street: `${canary}straat 1`,
    debtor_postal_code: '9000',
    debtor_city: `${canary}stad`,
    debtor_email: 'kanarie@example.org',
    debtor_email_consent_on: '2026-07-01',
    dossier_number: `${canary}-D`,
    invoice_number: `${canary}-F`,
    invoice_description: `${canary} stroom`,
    charge_clause_text: `${canary} voorwaarden`,
    ...facts,
  });

const take = (db: Database, rows: Record<string, string>[]) =>
  importText(contextFor(db, system), csvOf(rows), { storage: store });

async function theDossier(db: Database) {
  const [row] = await db
    .select()
    .from(dossiers)
    .where(eq(dossiers.number, `${canary}-D`));
  if (!row) throw new Error('the dossier was not taken in');
  return row;
}

const administrator = async (db: Database): Promise<Context<StaffActor>> =>
  contextFor(db, await givenStaff(db, { role: 'administrator' }), minutesLater(60));

const erase = (ctx: Context<StaffActor>, dossierId: string, reason: 'fraud' | 'withdrawn' = 'fraud') =>
  eraseDossier(ctx, { dossierId, submissionId: crypto.randomUUID(), reason }, store);

/** A dossier with the canary in every text that a person, staff, a bank or a creditor can leave about it. */
async function givenEverything(db: Database) {
  expect((await take(db, [aPerson()])).ok).toBe(true);
  const dossier = await theDossier(db);
  const { id: dossierId, debtorId, reference, structuredCommunication } = dossier;
  const debtor = contextFor(db, debtorActor(debtorId));
  const staff = await administrator(db);
  const { staffId } = staff.actor;
  const text = (what: string) => `${canary} ${what}`;
  const id = () => crypto.randomUUID();
  const [payment = 0] = await givenStatement(db, [
    { thousandths: 30_000, structured: structuredCommunication, name: canary, account: 'BE71096123456769' },
  ]);
  const [entry] = await db.select().from(ledgerEntries);
  const stored = await store.put({ bytes: Buffer.from(canary), mediaType: 'text/plain', name: canary });
  const [file] = await db
    .insert(files)
    .values({
      ...stored,
      dossierId,
      name: text('file'),
      mediaType: 'application/pdf',
      uploadedByDebtorId: debtorId,
    })
    .returning();
  const fileId = file?.id ?? '';
  await db
    .insert(documents)
    .values({ dossierId, fileId, kind: 'proof', title: text('title'), issuedOn: '2026-11-01' });
  await db
    .insert(messages)
    .values({ dossierId, debtorId, submissionId: id(), body: text('message'), sentAt: noon });
  await db.insert(messageDrafts).values({ dossierId, debtorId, body: text('draft') });
  await db.insert(reminders).values({ dossierId, kind: 'reminder', channel: 'post', sentOn: '2026-08-01' });
  await saveStep(debtor, { dossierId, kind: 'notMe', typed: { reason: 'fraud', words: text('words') } });
  const sent = await sendFiling(debtor, { dossierId, kind: 'notMe', submissionId: id() });
  const filingId = sent.ok ? sent.value.filingId : '';
  await actOnFiling(debtor, {
    ...{ filingId, submissionId: id(), act: 'addEvidence', note: text('note'), amountCents: null, day: null },
    ...{ reasons: [], item: null },
  });
  await db
    .insert(filingDrafts)
    .values({ dossierId, debtorId, kind: 'dispute', details: { words: text('typed') }, updatedAt: noon });
  await reportNotMe(contextFor(db, nobody), visitor, {
    ...{
      submissionId: id(),
      reason: 'fraud',
      reference,
      explanation: text('outside'),
      contact: canary,
      language: 'nl',
    },
  });
  // A report of before, which waits in the list without its dossier.
  await db.insert(notMeReports).values({
    ...{
      receipt: 'N-000000000001',
      submissionId: id(),
      typedReference: reference,
      reason: 'moved',
      explanation: canary,
    },
    ...{ language: 'nl', reportedAt: noon },
  });
  await givenPlan(db, dossierId, {
    agreedOn: '2026-11-01',
    firstDueOn: '2026-12-01',
    amounts: [1_000, 1_000],
  });
  const [report] = await db
    .insert(paymentReports)
    .values({
      ...{ submissionId: id(), dossierId, kind: 'proof', amountCents: 1_000, paidOn: '2026-11-01', fileId },
      ...{ accountEnd: '6769', payerAccount: canary, beneficiaryAccount: canary, communication: canary },
      reportedAt: noon,
    })
    .returning({ id: paymentReports.id });
  await db
    .insert(schema.paymentReportOutcomes)
    .values({ reportId: report?.id ?? '', outcome: 'notFound', note: canary, staffId, decidedAt: noon });
  const [online] = await db
    .insert(onlinePayments)
    .values({ dossierId, communication: structuredCommunication, amountCents: 500, startedAt: noon })
    .returning({ id: onlinePayments.id });
  const onlinePaymentId = online?.id ?? '';
  await db.insert(onlinePaymentEvents).values({
    ...{
      onlinePaymentId,
      providerId: canary,
      status: 'failed',
      refundedCents: 0,
      chargedBackCents: 0,
      seenAt: noon,
    },
  });
  await db.insert(onlineAsks).values({ onlinePaymentId, ticket: 1, askedAt: noon });
  // Begun by somebody who did not sign in.
  await db.insert(onlinePayments).values({
    communication: structuredCommunication,
    amountCents: 500,
    startedAt: minutesLater(-3 * 24 * 60),
  });
  const [code] = await db
    .insert(accessCodes)
    .values({ dossierId, hash: canary, createdAt: noon, expiresAt: minutesLater(600) })
    .returning({ id: accessCodes.id });
  const [mandate] = await db
    .insert(mandates)
    .values({
      ...{ dossierId, debtorId, name: canary, organisation: canary, email: canary, mayDownload: true },
      ...{ mayMessage: true, mayPlan: true, fromOn: '2026-11-01', lastOn: '2026-12-31', draftedAt: noon },
      ...{ givenAt: noon, codeHash: canary },
    })
    .returning({ id: mandates.id });
  const session = { createdAt: noon, lastSeenAt: noon, expiresAt: minutesLater(60) };
  const opened = await db
    .insert(sessions)
    .values([
      { ...session, level: 'letter', accessCodeId: code?.id ?? '' },
      { ...session, level: 'email' },
      { ...session, level: 'mandate', mandateId: mandate?.id ?? '' },
    ])
    .returning({ id: sessions.id });
  const [byLetter = '', byMail = ''] = opened.map((one) => one.id);
  await db.insert(sessionDebtors).values([byLetter, byMail].map((sessionId) => ({ sessionId, debtorId })));
  await db
    .insert(keptForms)
    .values({ sessionId: byMail, page: `/dossiers/${dossierId}`, typed: `{"x":"${canary}"}`, keptAt: noon });
  await db.insert(oneTimeCodes).values({
    ...{ purpose: 'sign_in', debtorId, email: canary, codeHash: canary, browserHash: canary },
    ...{ createdAt: noon, expiresAt: minutesLater(10) },
  });
  const [mail] = await db
    .insert(mails)
    .values({
      ...{ kind: 'receipt', cause: canary, dossierId, debtorId, language: 'nl', facts: { number: canary } },
      ...{ queuedAt: noon, nextAt: noon, reason: canary },
    })
    .returning({ id: mails.id });
  await db.insert(contacts).values({
    ...{
      debtorId,
      dossierId,
      mailId: mail?.id ?? null,
      kind: 'receipt',
      event: 'failed',
      reason: canary,
      at: noon,
    },
  });
  await db.insert(contactWishes).values({
    ...{
      debtorId,
      papersByMail: true,
      remindBefore: true,
      remindersByMail: true,
      weekdays: [1],
      setAt: noon,
    },
  });
  await checkClaims(db, contextFor(db, system), [dossierId]);
  return { dossier, staff, payment, entryId: entry?.id ?? 0, filingId };
}

/** Money that came in goes back before the traces do. */
async function giveBack(
  staff: Context<StaffActor>,
  { payment, entryId }: { payment: number; entryId: number },
) {
  const { db } = staff;
  expect(await correctBooking(staff, { ledgerEntryId: entryId })).toMatchObject({ ok: true });
  expect(
    await setAside(staff, { paymentId: payment, kind: 'refund', note: `${canary} kreeg het terug` }),
  ).toMatchObject({
    ok: true,
  });
  await db.insert(schema.refunds).values({
    ...{ submissionId: crypto.randomUUID(), paymentId: payment, amountCents: 3_000, account: canary },
    ...{ paidOn: '2026-11-23', staffId: staff.actor.staffId, recordedAt: noon },
  });
}

const tables = (Object.values(schema) as unknown[]).filter((each): each is PgTable => is(each, PgTable));

/** All rows of all tables as text, by table. */
async function everythingIn(db: Database): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) {
    const { name } = getTableConfig(table);
    const rows = await rowsOf<{ row: string }>(
      db,
      sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`,
    );
    found[name] = rows.map(({ row }) => row).join('\n');
  }
  return found;
}

/** What is allowed to stay, and why: nothing of it names a person. */
const staying: Record<string, string> = {
  audit_events: 'the trail: ids, codes and numbers',
  bank_payments: 'money that moved: day and amount',
  bank_set_asides: 'what became of that money',
  refunds: 'what went back of it',
  erasures: 'the certificate',
  erasure_marks: 'keyed hashes',
  sign_in_attempts: 'keyed hashes, for a day',
};

describe('an erasure', () => {
  it('leaves nothing of the person anywhere, in no table and in no folder', () =>
    inRollback(async (db) => {
      const given = await givenEverything(db);
      const { id: dossierId, debtorId } = given.dossier;
      const other = await givenDossier(db);
      await db.insert(messages).values({
        ...{
          dossierId: other.id,
          debtorId: other.debtorId,
          submissionId: crypto.randomUUID(),
          body: 'x',
          sentAt: noon,
        },
      });
      await giveBack(given.staff, given);
      const before = await everythingIn(db);
      const known = Object.keys(before).filter((name) => before[name]?.includes(canary));
      // The canary really sang: in every table with a text of its own.
      expect(known.length).toBeGreaterThan(20);
      expect(await erase(given.staff, dossierId)).toMatchObject({ ok: true });
      const after = await everythingIn(db);
      for (const [name, text] of Object.entries(after)) {
        expect([name, text.includes(canary)]).toEqual([name, false]);
        expect([name, text.includes('kanarie@')]).toEqual([name, false]);
        expect([name, text.includes('BE71096123456769')]).toEqual([name, false]);
        expect([name, text.includes(given.dossier.reference)]).toEqual([name, false]);
        expect([name, text.includes(given.dossier.structuredCommunication)]).toEqual([name, false]);
        if (!(name in staying)) {
          expect([name, text.includes(dossierId)]).toEqual([name, false]);
          expect([name, text.includes(debtorId)]).toEqual([name, false]);
        }
      }
      // Somebody else's rows are all there.
      for (const [name, text] of Object.entries(before))
        for (const row of text.split('\n'))
          if (row.includes(other.id) || row.includes(other.debtorId)) expect(after[name]).toContain(row);
      expect(
        readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
      ).toEqual([]);
      expect(await db.$count(debtors)).toBe(1);
      // The books still close: what came in and what went back.
      const [payment] = await db.select().from(bankPayments).where(eq(bankPayments.id, given.payment));
      expect(payment).toMatchObject({
        amountCents: 3_000,
        payerName: null,
        payerAccount: null,
        communications: [],
      });
      const [refund] = await db.select().from(schema.refunds);
      expect(refund).toMatchObject({ amountCents: 3_000, account: '' });
      expect(await db.$count(schema.bankWaiting)).toBe(0);
    }));

  it('knows every table that can name a person: a new one must be thought of here', () => {
    const knowing = tables
      .filter((table) => {
        const { foreignKeys, name } = getTableConfig(table);
        const columns = Object.keys(getTableColumns(table));
        const refers = foreignKeys.some((key) =>
          [
            'dossiers',
            'debtors',
            'sessions',
            'files',
            'filings',
            'mandates',
            'messages',
            'invoices',
            'plans',
          ].includes(getTableConfig(key.reference().foreignTable).name),
        );
        return refers || columns.includes('dossierId') || ['dossiers', 'debtors'].includes(name);
      })
      .map((table) => getTableConfig(table).name)
      .sort();
    expect(knowing).toEqual(
      [
        'access_codes',
        'attachments',
        'audit_events',
        'bank_bookings',
        'claim_checks',
        'claim_decisions',
        'contact_wishes',
        'contacts',
        'debtors',
        'documents',
        'dossiers',
        'filing_drafts',
        'filing_events',
        'filing_files',
        'filings',
        'files',
        'invoices',
        'kept_forms',
        'ledger_entries',
        'ledger_splits',
        'letters',
        'mails',
        'mandates',
        'message_drafts',
        'messages',
        'one_time_codes',
        'online_payments',
        'payment_reports',
        'plan_instalments',
        'plans',
        'receipts',
        'refunds',
        'reminders',
        'session_debtors',
        'sessions',
        'stops',
      ].sort(),
    );
  });

  it('is refused while money that came in has not gone back', () =>
    inRollback(async (db) => {
      const given = await givenEverything(db);
      const { staff, dossier } = given;
      const refused = { ok: false, error: 'money' };
      const isMoneyOpen = async () => {
        const found = await findDossier(staff, dossier.id);
        return found && (await findErasurePlan(staff, found)).isMoneyOpen;
      };
      expect([await erase(staff, dossier.id), await isMoneyOpen()]).toEqual([refused, true]);
      await correctBooking(staff, { ledgerEntryId: given.entryId });
      expect([await erase(staff, dossier.id), await isMoneyOpen()]).toEqual([refused, true]);
      await setAside(staff, { paymentId: given.payment, kind: 'refund', note: 'terug' });
      expect([await erase(staff, dossier.id), await isMoneyOpen()]).toEqual([refused, true]);
      await db.insert(schema.refunds).values({
        ...{
          submissionId: crypto.randomUUID(),
          paymentId: given.payment,
          amountCents: 3_000,
          account: 'BE1',
        },
        ...{ paidOn: '2026-11-23', staffId: staff.actor.staffId, recordedAt: noon },
      });
      expect([await isMoneyOpen(), (await erase(staff, dossier.id)).ok]).toEqual([false, true]);
    }));

  it('keeps what was refunded of the dossier itself in the books, and nothing waits again', () =>
    inRollback(async (db) => {
      const { staff, dossier, payment } = await givenEverything(db);
      await db.insert(schema.refunds).values({
        ...{ submissionId: crypto.randomUUID(), dossierId: dossier.id, amountCents: 3_000, account: 'BE1' },
        ...{ paidOn: '2026-11-23', staffId: staff.actor.staffId, recordedAt: noon },
      });
      const done = await erase(staff, dossier.id, 'withdrawn');
      const [refund] = await db.select().from(schema.refunds);
      expect(refund).toMatchObject({
        dossierId: null,
        erasureId: done.ok && done.value.erasureId,
        account: '',
      });
      const [aside] = await db.select().from(bankSetAsides);
      expect(aside).toMatchObject({ paymentId: payment, kind: 'erased', amountCents: 3_000 });
    }));

  it('leaves the person where another dossier is left, and blocks the debt alone', () =>
    inRollback(async (db) => {
      await take(db, [aPerson(), aPerson({ dossier_number: 'D-2', invoice_number: 'F-2' })]);
      const done = await erase(await administrator(db), (await theDossier(db)).id);
      expect(done.ok).toBe(true);
      expect(await db.$count(debtors)).toBe(1);
      expect(await db.$count(dossiers)).toBe(1);
      const kinds = (await db.select({ kind: erasureMarks.kind }).from(erasureMarks)).map(({ kind }) => kind);
      expect(kinds.sort()).toEqual(['dossier', 'invoice']);
      const view = await findCertificate({ db }, done.ok ? done.value.erasureId : '');
      expect(view?.erased.person).toBe(0);
    }));
});

describe('what was erased', () => {
  it('does not come back by the same file, by another number, or with the person', () =>
    inOwnDatabase(async ({ db }) => {
      await take(db, [aPerson()]);
      const staff = await administrator(db);
      const done = await erase(staff, (await theDossier(db)).id);
      const outcome = async (row: Record<string, string>) => {
        const result = await take(db, [
          row,
          aRow({ debtor_number: 'ander', dossier_number: 'A', invoice_number: 'A' }),
        ]);
        if (!result.ok) return result.faults.map(({ code }) => code);
        return [result.value.erasedRows, ...result.warnings.map(({ code, line }) => `${line} ${code}`)];
      };
      expect(await outcome(aPerson())).toEqual([1, '2 erasedDebt']);
      expect(await outcome(aPerson({ dossier_number: 'new' }))).toEqual([1, '2 erasedDebt']);
      expect(await outcome(aPerson({ invoice_number: 'new', dossier_number: `${canary}-D` }))).toEqual([
        1,
        '2 erasedDebt',
      ]);
      const fresh = { dossier_number: 'new', invoice_number: 'new' };
      expect(await outcome(aPerson(fresh))).toEqual([1, '2 erasedPerson']);
      const written = {
        ...fresh,
        debtor_number: 'X',
        debtor_name: `${canary.toLowerCase()}  EVA`,
        debtor_street: `1, ${canary}straat`,
      };
      expect(await outcome(aPerson(written))).toEqual([1, '2 erasedPerson']);
      expect(await db.$count(invoices)).toBe(1);
      // Somebody else of that name, and the same numbers of another creditor, are other people.
      const elsewhere = { debtor_street: 'Elders 3', debtor_postal_code: '1000' };
      expect(await outcome(aPerson({ ...fresh, debtor_number: 'Y', ...elsewhere }))).toEqual([0]);
      expect(
        await outcome(aPerson({ creditor_name: 'Ander', creditor_enterprise_number: '0403.199.702' })),
      ).toEqual([0]);
      await liftErasure(staff, {
        erasureId: done.ok ? done.value.erasureId : '',
        note: 'Een nieuw contract',
      });
      expect(await outcome(aPerson({ dossier_number: 'later', invoice_number: 'later' }))).toEqual([0]);
      expect(await outcome(aPerson())).toEqual([1, '2 erasedDebt']);
    }));

  it('keeps the news of a creditor about a person who came back', () =>
    inOwnDatabase(async ({ db }) => {
      await take(db, [aPerson()]);
      const staff = await administrator(db);
      const { id } = await theDossier(db);
      await take(db, [aPerson({ dossier_number: 'D-2', invoice_number: 'F-2', debtor_number: 'K-2' })]);
      await erase(staff, id);
      const again = await take(db, [
        aPerson({ dossier_number: 'D-2', invoice_number: 'F-3', debtor_number: 'K-2' }),
      ]);
      expect(again).toMatchObject({ ok: true, value: { erasedRows: 0, newInvoices: 1 } });
    }));

  it('lets the person come back with another debt where only the debt was wrong', () =>
    inOwnDatabase(async ({ db }) => {
      await take(db, [aPerson()]);
      await erase(await administrator(db), (await theDossier(db)).id, 'withdrawn');
      const fresh = { dossier_number: 'new', invoice_number: 'new' };
      expect(await take(db, [aPerson(fresh)])).toMatchObject({
        ok: true,
        value: { erasedRows: 0, newDossiers: 1 },
      });
    }));
});

describe('the certificate', () => {
  it('is found by the receipt of who said so, names nobody, and is a PDF in the language that is asked', () =>
    inRollback(async (db) => {
      const given = await givenEverything(db);
      const [filed] = await db.select().from(filings).where(eq(filings.id, given.filingId));
      const number = filed?.number ?? '';
      const asker = contextFor(db, nobody);
      const none = { ok: false, error: 'noCertificate' };
      expect(await findCertificateByReceipt(asker, visitor, { number })).toEqual(none);
      await giveBack(given.staff, given);
      const done = await erase(given.staff, given.dossier.id);
      for (const each of [number, 'N-000000000001'])
        expect(await findCertificateByReceipt(asker, visitor, { number: each })).toEqual(done);
      const erasureId = done.ok ? done.value.erasureId : '';
      const view = await findCertificate(asker, erasureId);
      expect(view).toMatchObject({
        reason: 'fraud',
        erased: { person: 1, invoices: 1, documents: 1, plans: 1, access: 2 },
        kept: { payments: 1, refunds: 1 },
      });
      expect(await findCertificate(asker, crypto.randomUUID())).toBeNull();
      const response = await serveCertificate(asker, erasureId, 'fr');
      const words = textOf(new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0))).map(
        ({ text }) => text.trim(),
      );
      expect(words).toEqual(
        expect.arrayContaining(['Preuve d’effacement', view?.number, 'Nom, adresse et coordonnées']),
      );
      expect(await serveCertificate(asker, crypto.randomUUID(), 'fr')).toBeNull();
    }));

  it('is looked for twenty times a day by one number, and twenty times an hour from one address', () =>
    inRollback(async (db) => {
      const asker = contextFor(db, nobody);
      for (let i = 0; i < 20; i++)
        await findCertificateByReceipt(asker, visitor, { number: `N-00000000000${i % 10}` });
      expect(await findCertificateByReceipt(asker, visitor, { number: 'N-000000000099' })).toEqual({
        ok: false,
        error: 'limited',
      });
    }));
});

describe('the door of an erasure', () => {
  const codeOf = (error: unknown) => (error as { cause: { code: string } }).cause.code;

  it('is shut for whoever only says that he erases, or names an erasure of before', () =>
    inOwnDatabase(async ({ db }) => {
      await take(db, [
        aPerson({ payments: '2026-08-01:2,00' }),
        aPerson({ dossier_number: 'D-2', invoice_number: 'F-2', payments: '2026-08-01:2,00' }),
      ]);
      const done = await erase(await administrator(db), (await theDossier(db)).id);
      const erasureId = done.ok ? done.value.erasureId : '';
      for (const named of [erasureId, crypto.randomUUID(), ''])
        expect(
          await db
            .transaction(async (tx) => {
              await tx.execute(sql`select set_config('portal.erasure', ${named}, true)`);
              await tx.execute(sql`delete from ledger_entries`);
            })
            .catch(codeOf),
        ).toBe('23001');
      expect(await db.$count(ledgerEntries)).toBe(1);
    }));

  it('is shut for the trail, the statements, the rules and the certificates even within an erasure', () =>
    inRollback(async (db) => {
      const staff = await administrator(db);
      await take(db, [aPerson()]);
      const { creditorId } = await theDossier(db);
      const [written] = await db
        .insert(erasures)
        .values({
          ...{
            submissionId: crypto.randomUUID(),
            number: 'E-1',
            creditorId,
            reason: 'fraud',
            erased: {},
            kept: {},
          },
          ...{ staffId: staff.actor.staffId, erasedAt: noon },
        })
        .returning({ id: erasures.id });
      await db.execute(sql`select set_config('portal.erasure', ${written?.id ?? ''}, true)`);
      const refused = (statement: string) =>
        db.transaction((tx) => tx.execute(sql.raw(statement))).then(() => 'done', codeOf);
      for (const table of [
        'audit_events',
        'bank_statements',
        'bank_payments',
        'plan_rules',
        'erasures',
        'erasure_marks',
        'refunds',
      ])
        expect([table, await refused(`delete from ${table}`)]).toEqual([table, '23001']);
      const changed = {
        audit_events: 'type',
        ledger_entries: 'source',
        erasures: 'number',
        bank_statements: 'account',
      };
      for (const [table, column] of Object.entries(changed))
        expect([table, await refused(`update ${table} set ${column} = ${column}`)]).toEqual([table, '23001']);
      expect(await refused('delete from ledger_entries')).toBe('done');
      await db.execute(sql`select set_config('portal.erasure', '', true)`);
      expect(await db.$count(auditEvents)).toBeGreaterThan(0);
    }));
});

it('is one erasure for two who press at once, and for a form that is sent twice', () =>
  inOwnDatabase(async ({ db }) => {
    await take(db, [aPerson()]);
    const staff = await administrator(db);
    const { id: dossierId } = await theDossier(db);
    const input = { dossierId, submissionId: crypto.randomUUID(), reason: 'fraud' as const };
    const both = await Promise.all([
      eraseDossier(staff, input, store),
      eraseDossier(await administrator(db), { ...input, submissionId: crypto.randomUUID() }, store),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.$count(erasures)).toBe(1);
    const won = both.find(({ ok }) => ok);
    if (both[0]?.ok) expect(await eraseDossier(staff, input, store)).toEqual(won);
  }));

it('finishes by the sweep where it was killed before the bytes were gone', () =>
  inRollback(async (db) => {
    await take(db, [aPerson()]);
    const { id: dossierId } = await theDossier(db);
    const kept = await store.put({ bytes: Buffer.from(canary), mediaType: 'text/plain', name: canary });
    await db.insert(files).values({ ...kept, dossierId, name: 'x', mediaType: 'application/pdf' });
    const killed = { ...store, remove: async () => Promise.reject(new Error('killed')) };
    const quiet = console.error;
    console.error = () => {};
    await eraseDossier(
      await administrator(db),
      { dossierId, submissionId: crypto.randomUUID(), reason: 'fraud' },
      killed,
    );
    console.error = quiet;
    const left = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (name) => path.basename(name).length === 40,
      );
    expect(left()).toHaveLength(1);
    const later = contextFor(db, system, new Date(Date.now() + 2 * 86_400_000));
    expect(await sweepBytes(later, store)).toEqual({ removed: 1 });
    expect(left()).toEqual([]);
  }));
