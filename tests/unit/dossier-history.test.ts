import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { historyOf } from '@/lib/dossiers/history.ts';
import type { InvoiceView, PaymentView, ReminderView } from '@/lib/dossiers/view.ts';

const invoice = (number: string, issuedOn: string, dueOn: string): InvoiceView => ({
  id: number,
  number,
  description: 'x',
  issuedOn: day(issuedOn),
  dueOn: day(dueOn),
  principalCents: cents(1_000),
  paidCents: cents(0),
  openCents: cents(1_000),
  fileId: null,
  servedInline: false,
});
const reminder = (invoiceNumber: string, sentOn: string, kind: ReminderView['kind']): ReminderView => ({
  kind,
  channel: 'post',
  sentOn: day(sentOn),
  costCents: cents(0),
  invoiceNumber,
});
const payment = (valueOn: string, amount: number, kind: PaymentView['kind'] = 'payment'): PaymentView => ({
  id: 1,
  kind,
  amountCents: cents(amount),
  valueOn: day(valueOn),
  bookedOn: day(valueOn),
  split: null,
  invoiceNumber: 'A',
});
const plan = { agreedOn: day('2026-05-01') };
const nothing = { invoices: [], reminders: [], payments: [], plan: null };
const told = (facts: Partial<Parameters<typeof historyOf>[0]>, today = '2026-12-31') =>
  historyOf({ ...nothing, ...facts }, day(today)).map(({ day, kind }) => `${day} ${kind}`);

describe('the history of a dossier', () => {
  it('is empty without facts', () => {
    expect(told({})).toEqual([]);
  });

  it('tells invoices, reminders, payments and the plan, oldest first', () => {
    expect(
      told({
        invoices: [invoice('A', '2026-01-01', '2026-01-15')],
        reminders: [
          reminder('A', '2026-03-01', 'formal_notice'),
          reminder('A', '2026-02-01', 'first_reminder'),
        ],
        payments: [payment('2026-06-02', 100), payment('2026-04-01', 100, 'credit_note')],
        plan,
      }),
    ).toEqual([
      '2026-01-01 issued',
      '2026-01-15 due',
      '2026-02-01 first_reminder',
      '2026-03-01 formal_notice',
      '2026-04-01 credit_note',
      '2026-05-01 plan',
      '2026-06-02 payment',
    ]);
  });

  it('tells nothing of tomorrow, and all of today', () => {
    const facts = { invoices: [invoice('A', '2026-01-01', '2026-01-15')] };
    expect(told(facts, '2026-01-14')).toEqual(['2026-01-01 issued']);
    expect(told(facts, '2026-01-15')).toEqual(['2026-01-01 issued', '2026-01-15 due']);
  });

  it('tells the same thing for several invoices on one day once, with the sum', () => {
    const [issued] = historyOf(
      {
        ...nothing,
        invoices: [invoice('A', '2026-01-01', '2026-01-15'), invoice('B', '2026-01-01', '2026-01-20')],
      },
      day('2026-01-02'),
    );
    expect(issued).toEqual({
      day: '2026-01-01',
      kind: 'issued',
      channel: null,
      invoiceNumbers: ['A', 'B'],
      amountCents: 2_000,
    });
  });

  it('keeps what happened on one day in the order in which it can happen', () => {
    expect(
      told({
        invoices: [invoice('A', '2026-01-01', '2026-01-01')],
        reminders: [reminder('A', '2026-01-01', 'first_reminder')],
        payments: [payment('2026-01-01', 100)],
      }),
    ).toEqual(['2026-01-01 issued', '2026-01-01 due', '2026-01-01 first_reminder', '2026-01-01 payment']);
  });
});
