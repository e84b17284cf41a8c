import { bench, describe } from 'vitest';
import { addDays, day } from '@/lib/debt-law/day.ts';
import { statement } from '@/lib/debt-law/statement.ts';
import { aClaim, anInvoice, money } from '../support/claims.ts';

const first = day('2023-06-01');
const invoices = Array.from({ length: 500 }, (_, i) => {
  const dueOn = addDays(first, i * 2);
  return anInvoice(String(i), 5_000 + ((i * 7_919) % 90_000), dueOn, [[addDays(dueOn, 10)]]);
});
const payments = Array.from({ length: 500 }, (_, i) =>
  money('payment', String(i), addDays(first, 20 + i * 2), 3_000 + ((i * 104_729) % 60_000)),
);
const twins = invoices.map((invoice) => ({ ...invoice, dueOn: day('2024-01-15') }));
const on = day('2026-06-30');
const empty = aClaim([]);

describe('a statement', () => {
  bench('of nothing', () => {
    statement(empty, { money: [], stops: [] }, on, 'safe');
  });
  bench('of 500 invoices and 500 payments', () => {
    statement(aClaim(invoices), { money: payments, stops: [] }, on, 'safe');
  });
  bench('of 500 invoices of one due day and 500 payments shared by them', () => {
    statement(aClaim(twins), { money: payments, stops: [] }, on, 'safe');
  });
});
