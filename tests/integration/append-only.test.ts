import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { migrateDatabase } from '@/db/migrate.ts';
import { auditEvents } from '@/db/schema/access.ts';
import {
  bankBookings,
  bankPayments,
  bankSetAsideEnds,
  bankSetAsides,
  bankStatements,
  ledgerSplits,
  onlinePaymentEvents,
  onlinePayments,
  paymentReportOutcomes,
  paymentReports,
  refundReturns,
  refunds,
} from '@/db/schema/banking.ts';
import { claimChecks, claimDecisions, ledgerEntries } from '@/db/schema/dossiers.ts';
import { filingEvents, filings } from '@/db/schema/filings.ts';
import { erasureLifts, erasureMarks, erasures } from '@/db/schema/privacy.ts';
import { noon } from '../support/actors.ts';
import { inOwnDatabase, inRollback, testDatabase } from '../support/database.ts';
import { givenCreditor, givenDossier, givenStaff } from '../support/given.ts';

const rowsOf = async <Row>(db: Database, query: SQL) =>
  ((await db.execute(query)) as unknown as { rows: Row[] }).rows;

const codeOf = (error: unknown) => (error as { cause: { code: string } }).cause.code;

async function givenPayment(db: Database): Promise<number> {
  const [statement] = await db
    .insert(bankStatements)
    .values({
      ...{ fileSha256: 'x', place: 1, format: 'coda', account: 'BE68539007547034', isBookable: true },
      ...{ credits: 1, debits: 0, creditSum: '1', debitSum: '0', payments: 1, reasons: [], importedAt: noon },
    })
    .returning({ id: bankStatements.id });
  const [payment] = await db
    .insert(bankPayments)
    .values({
      ...{ statementId: statement?.id ?? '', account: 'BE68539007547034', key: 'x', kind: 'customer' },
      ...{ amount: '1', amountCents: 100, communications: [] },
    })
    .returning({ id: bankPayments.id });
  return payment?.id ?? 0;
}

async function givenBooking(db: Database): Promise<number> {
  const { id: dossierId } = await givenDossier(db);
  const [entry] = await db
    .insert(ledgerEntries)
    .values({ dossierId, kind: 'payment', amountCents: 100, valueOn: '2026-11-23', source: 'bank:1' })
    .returning({ id: ledgerEntries.id });
  const ledgerEntryId = entry?.id ?? 0;
  const paymentId = await givenPayment(db);
  await db.insert(bankBookings).values({ ledgerEntryId, paymentId, dossierId, by: 'staff', bookedAt: noon });
  return ledgerEntryId;
}

async function givenReport(db: Database): Promise<string> {
  const { id: dossierId } = await givenDossier(db);
  const said = { kind: 'announced', amountCents: 100, paidOn: '2026-11-23', accountEnd: '6769' } as const;
  const [report] = await db
    .insert(paymentReports)
    .values({ ...said, dossierId, submissionId: crypto.randomUUID(), reportedAt: noon })
    .returning({ id: paymentReports.id });
  return report?.id ?? '';
}

async function givenOnline(db: Database): Promise<string> {
  const { id: dossierId, structuredCommunication: communication } = await givenDossier(db);
  const [payment] = await db
    .insert(onlinePayments)
    .values({ dossierId, communication, amountCents: 100, startedAt: noon })
    .returning({ id: onlinePayments.id });
  return payment?.id ?? '';
}

async function givenErasure(db: Database): Promise<{ id: string; staffId: string }> {
  const { staffId } = await givenStaff(db);
  const { id: creditorId } = await givenCreditor(db);
  const [erasure] = await db
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
      ...{ staffId, erasedAt: noon },
    })
    .returning({ id: erasures.id });
  return { id: erasure?.id ?? '', staffId };
}

const tables = {
  audit_events: {
    table: auditEvents,
    give: async (db: Database) => {
      await db
        .insert(auditEvents)
        .values({ at: noon, actorKind: 'system', actorId: 'test', type: 'files.swept', facts: {} });
    },
  },
  ledger_entries: {
    table: ledgerEntries,
    give: async (db: Database) => {
      const dossier = await givenDossier(db);
      await db.insert(ledgerEntries).values({
        dossierId: dossier.id,
        kind: 'payment',
        amountCents: 1_000,
        valueOn: '2026-11-23',
        source: 'test',
      });
    },
  },
  claim_checks: {
    table: claimChecks,
    give: async (db: Database) => {
      const { id: dossierId } = await givenDossier(db);
      await db
        .insert(claimChecks)
        .values({ dossierId, checkedOn: '2026-11-23', verdict: 'open', reasons: [] });
    },
  },
  claim_decisions: {
    table: claimDecisions,
    give: async (db: Database) => {
      const { id: dossierId } = await givenDossier(db);
      const { staffId } = await givenStaff(db);
      const submissionId = crypto.randomUUID();
      await db
        .insert(claimDecisions)
        .values({ dossierId, submissionId, kind: 'returned', staffId, decidedAt: noon });
    },
  },
  bank_statements: { table: bankStatements, give: async (db: Database) => void (await givenPayment(db)) },
  bank_payments: { table: bankPayments, give: async (db: Database) => void (await givenPayment(db)) },
  bank_bookings: { table: bankBookings, give: async (db: Database) => void (await givenBooking(db)) },
  ledger_splits: {
    table: ledgerSplits,
    give: async (db: Database) => {
      const ledgerEntryId = await givenBooking(db);
      const nothing = { interestCents: 0, principalCents: 0, chargeCents: 0, surplusCents: 0 };
      await db.insert(ledgerSplits).values({ ledgerEntryId, place: 0, ...nothing });
    },
  },
  bank_set_asides: {
    table: bankSetAsides,
    give: async (db: Database) => {
      const paymentId = await givenPayment(db);
      await db
        .insert(bankSetAsides)
        .values({ paymentId, kind: 'refund', amountCents: 100, setAsideAt: noon });
    },
  },
  refunds: {
    table: refunds,
    give: async (db: Database) => {
      const paymentId = await givenPayment(db);
      const { staffId } = await givenStaff(db);
      const made = { amountCents: 100, account: 'BE71096123456769', paidOn: '2026-11-23', recordedAt: noon };
      await db.insert(refunds).values({ ...made, paymentId, staffId, submissionId: crypto.randomUUID() });
    },
  },
  bank_set_aside_ends: {
    table: bankSetAsideEnds,
    give: async (db: Database) => {
      const paymentId = await givenPayment(db);
      const { staffId } = await givenStaff(db);
      const [aside] = await db
        .insert(bankSetAsides)
        .values({ paymentId, kind: 'refund', amountCents: 100, setAsideAt: noon })
        .returning({ id: bankSetAsides.id });
      await db.insert(bankSetAsideEnds).values({ setAsideId: aside?.id ?? 0, staffId, endedAt: noon });
    },
  },
  refund_returns: {
    table: refundReturns,
    give: async (db: Database) => {
      const paymentId = await givenPayment(db);
      const { staffId } = await givenStaff(db);
      const made = { amountCents: 100, account: 'BE71096123456769', paidOn: '2026-11-23', recordedAt: noon };
      const [refund] = await db
        .insert(refunds)
        .values({ ...made, paymentId, staffId, submissionId: crypto.randomUUID() })
        .returning({ id: refunds.id });
      await db
        .insert(refundReturns)
        .values({ refundId: refund?.id ?? '', paymentId, staffId, recordedAt: noon });
    },
  },
  filing_events: {
    table: filingEvents,
    give: async (db: Database) => {
      const { id: dossierId, debtorId } = await givenDossier(db);
      const [filing] = await db
        .insert(filings)
        .values({
          ...{ dossierId, debtorId, kind: 'proof', number: 'x', details: {}, state: 'filed', filedAt: noon },
          submissionId: crypto.randomUUID(),
        })
        .returning({ id: filings.id });
      const event = { submissionId: crypto.randomUUID(), act: 'withdraw', state: 'withdrawn', at: noon };
      await db.insert(filingEvents).values({ ...event, filingId: filing?.id ?? '' });
    },
  },
  erasures: { table: erasures, give: async (db: Database) => void (await givenErasure(db)) },
  erasure_marks: {
    table: erasureMarks,
    give: async (db: Database) => {
      await db
        .insert(erasureMarks)
        .values({ kind: 'dossier', hash: 'x', erasureId: (await givenErasure(db)).id });
    },
  },
  erasure_lifts: {
    table: erasureLifts,
    give: async (db: Database) => {
      const { id: erasureId, staffId } = await givenErasure(db);
      await db.insert(erasureLifts).values({ erasureId, note: 'x', staffId, liftedAt: noon });
    },
  },
  payment_reports: { table: paymentReports, give: async (db: Database) => void (await givenReport(db)) },
  payment_report_outcomes: {
    table: paymentReportOutcomes,
    give: async (db: Database) => {
      const reportId = await givenReport(db);
      await db.insert(paymentReportOutcomes).values({ reportId, outcome: 'notFound', decidedAt: noon });
    },
  },
  online_payments: { table: onlinePayments, give: async (db: Database) => void (await givenOnline(db)) },
  online_payment_events: {
    table: onlinePaymentEvents,
    give: async (db: Database) => {
      const onlinePaymentId = await givenOnline(db);
      const said = { providerId: 'tr_1', status: 'open', refundedCents: 0, chargedBackCents: 0 } as const;
      await db.insert(onlinePaymentEvents).values({ ...said, onlinePaymentId, seenAt: noon });
    },
  },
};

const keys: Record<string, SQL> = {
  erasure_marks: sql`kind, hash, erasure_id`,
  erasure_lifts: sql`erasure_id`,
  bank_set_aside_ends: sql`set_aside_id`,
  refund_returns: sql`refund_id`,
  payment_report_outcomes: sql`report_id`,
  bank_bookings: sql`ledger_entry_id`,
  ledger_splits: sql`ledger_entry_id, place`,
};
const columns: Record<string, SQL> = {
  erasures: sql`number`,
  erasure_marks: sql`hash`,
  erasure_lifts: sql`note`,
  bank_statements: sql`account`,
  bank_payments: sql`account`,
  ledger_splits: sql`invoice_id`,
  bank_set_asides: sql`note`,
  bank_set_aside_ends: sql`note`,
  refund_returns: sql`payment_id`,
  filing_events: sql`note`,
  payment_report_outcomes: sql`note`,
  online_payment_events: sql`provider_id`,
};

const statements = (name: string) => {
  const table = sql.identifier(name);
  const column = columns[name] ?? sql`dossier_id`;
  return {
    update: sql`update ${table} set ${column} = ${column}`,
    'update of no row': sql`update ${table} set ${column} = ${column} where false`,
    delete: sql`delete from ${table}`,
    truncate: sql`truncate ${table} cascade`,
    'insert over': sql`insert into ${table} overriding system value select * from ${table}
      on conflict (${keys[name] ?? sql`id`}) do update set ${column} = excluded.${column}`,
    merge: sql`merge into ${table} using (select 1) s on true when matched then delete`,
  };
};

describe.each(Object.entries(tables))('%s', (name, { table, give }) => {
  it.each(Object.entries(statements(name)))('refuses %s and stays as it is', (_, statement) =>
    inRollback(async (db) => {
      await give(db);
      await db.execute(sql`set constraints all immediate`);
      const before = await db.select().from(table);
      expect(before).toHaveLength(1);
      expect(await db.transaction((tx) => tx.execute(statement)).catch(codeOf)).toBe('23001');
      expect(await db.select().from(table)).toEqual(before);
    }),
  );

  it('takes new rows', () =>
    inRollback(async (db) => {
      await give(db);
      expect(await db.$count(table)).toBe(1);
    }));
});

it('says how a row is corrected: a reversal is negative, what lowers the debt is positive', () =>
  inRollback(async (db) => {
    const dossier = await givenDossier(db);
    const entry = (kind: 'payment' | 'reversal', amountCents: number) =>
      db
        .transaction((tx) =>
          tx.insert(ledgerEntries).values({
            dossierId: dossier.id,
            kind,
            amountCents,
            valueOn: '2026-11-23',
            source: `${kind} ${amountCents}`,
          }),
        )
        .then(() => 'kept', codeOf);
    expect(await entry('payment', 100)).toBe('kept');
    expect(await entry('reversal', -100)).toBe('kept');
    for (const [kind, amount] of [
      ['payment', -1],
      ['payment', 0],
      ['reversal', 1],
      ['reversal', 0],
    ] as const) {
      expect([kind, amount, await entry(kind, amount)]).toEqual([kind, amount, '23514']);
    }
  }));

it('removes no row of another table along with its own', async () => {
  const keys = await rowsOf(
    await testDatabase(),
    sql`select conname from pg_constraint
      where contype = 'f' and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r'))`,
  );
  expect(keys).toEqual([]);
});

/** The columns, indexes, constraints and triggers of all our tables, as the catalogue tells them. */
const shapeOf = (db: Database) =>
  rowsOf(
    db,
    sql`select table_name as t, column_name as n, data_type || is_nullable || coalesce(column_default, '') as d
        from information_schema.columns where table_schema = 'public'
      union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      order by 1, 2, 3`,
  );

it('is the same after all migrations were run again', () =>
  inOwnDatabase(async (open) => {
    const before = await shapeOf(open.db);
    expect(before.length).toBeGreaterThan(100);
    await migrateDatabase(open);
    await migrateDatabase(open);
    expect(await shapeOf(open.db)).toEqual(before);
  }));
