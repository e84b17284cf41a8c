import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { bankPayments, bankWaiting } from '@/db/schema/banking.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { linkReversal } from '@/lib/corrections/commands.ts';
import { day } from '@/lib/debt-law/day.ts';
import { setAside } from '@/lib/incoming/commands.ts';
import { contextFor, minutesLater } from '../support/actors.ts';
import { inRollback } from '../support/database.ts';
import { givenStaff } from '../support/given.ts';
import { givenOnlinePayment, ledger } from '../support/online-payments.ts';

const later = minutesLater(30 * 24 * 60);

const written = (db: Database, kind: 'customer' | 'reversal') =>
  db
    .select({
      cents: bankPayments.amountCents,
      bookedOn: bankPayments.bookedOn,
      valueOn: bankPayments.valueOn,
    })
    .from(bankPayments)
    .where(eq(bankPayments.kind, kind))
    .orderBy(bankPayments.id);

const waiting = async (db: Database) => {
  const rows = await db
    .select({ id: bankPayments.id, kind: bankPayments.kind, cents: bankPayments.amountCents })
    .from(bankWaiting)
    .innerJoin(bankPayments, eq(bankPayments.id, bankWaiting.paymentId))
    .orderBy(bankPayments.id);
  return rows;
};

it.each([
  ['2026-12-01', '2026-12-01'],
  [null, '2026-12-23'],
  ['2026-11-22', '2026-12-23'],
  ['2026-12-24', '2026-12-23'],
])('a chargeback of %s that is heard of on 23 December is of %s', (said, on) =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({});
    await settle({ chargedBackCents: 5_000, chargedBackOn: said ? day(said) : null }, later);
    expect(await written(db, 'reversal')).toEqual([{ cents: 5_000, bookedOn: on, valueOn: on }]);
    const [entry] = await db
      .select({ valueOn: ledgerEntries.valueOn })
      .from(ledgerEntries)
      .where(eq(ledgerEntries.kind, 'reversal'));
    expect(entry?.valueOn).toBe(on);
  }),
);

it('is of the day of what is new in it: a refund, then a chargeback, then the chargeback that was won', () =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({ paidOn: day('2026-11-23') });
    const refund = { refundedCents: 1_000, refundedOn: day('2026-11-25') };
    await settle(refund, later);
    const chargeback = { ...refund, chargedBackCents: 4_000, chargedBackOn: day('2026-11-24') };
    await settle(chargeback, later);
    expect((await written(db, 'reversal')).map(({ bookedOn }) => bookedOn)).toEqual([
      '2026-11-25',
      '2026-11-24',
    ]);
    await settle({ ...refund, wonOn: day('2026-12-10') }, later);
    expect((await written(db, 'customer')).map(({ bookedOn }) => bookedOn)).toEqual([
      '2026-11-23',
      '2026-12-10',
    ]);
  }));

it('is never of a day before the payment', () =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({ paidOn: day('2026-12-20') }, later);
    await settle({ paidOn: day('2026-12-20'), refundedCents: 5_000, refundedOn: day('2026-12-19') }, later);
    expect(await written(db, 'reversal')).toMatchObject([{ bookedOn: '2026-12-23' }]);
  }));

it('is taken back once more when it is charged back once more', () =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({});
    for (let i = 0; i < 2; i += 1) {
      await settle({ chargedBackCents: 5_000 });
      await settle({});
    }
    await settle({ refundedCents: 5_000 });
    expect(await ledger(db)).toEqual([5_000, -5_000, 5_000, -5_000, 5_000, -5_000]);
    expect(await waiting(db)).toEqual([]);
  }));

it('waits with a part that came again while the part that went back waits', () =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({});
    await settle({ refundedCents: 2_000 });
    await settle({ refundedCents: 5_000 });
    await settle({});
    expect(await ledger(db)).toEqual([5_000]);
    expect(await waiting(db)).toMatchObject([
      { kind: 'reversal', cents: 2_000 },
      { kind: 'reversal', cents: 3_000 },
      { kind: 'customer', cents: 5_000 },
    ]);
  }));

it('books a part that came again where staff had taken it back', () =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({});
    await settle({ refundedCents: 2_000 });
    const staff = contextFor(db, await givenStaff(db));
    const [part] = await waiting(db);
    const [entry] = await db
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.kind, 'payment')));
    const linked = { paymentId: part?.id ?? 0, ledgerEntryId: entry?.id ?? 0 };
    expect(await linkReversal(staff, linked)).toMatchObject({ ok: true });
    await settle({});
    expect(await ledger(db)).toEqual([5_000, -2_000, 2_000]);
    expect(await waiting(db)).toEqual([]);
  }));

it('does not book a part that came again where nothing was taken back for it', () =>
  inRollback(async (db) => {
    const { settle } = await givenOnlinePayment(db);
    await settle({});
    await settle({ refundedCents: 2_000 });
    const staff = contextFor(db, await givenStaff(db));
    const [part] = await waiting(db);
    const aside = { paymentId: part?.id ?? 0, kind: 'other', note: 'x' } as const;
    expect(await setAside(staff, aside)).toMatchObject({ ok: true });
    await settle({});
    expect(await ledger(db)).toEqual([5_000]);
    expect(await waiting(db)).toMatchObject([{ kind: 'customer', cents: 2_000 }]);
  }));
