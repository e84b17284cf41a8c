import { describe, expect, it } from 'vitest';
import { type ClaimFacts, standingOf } from '@/lib/claims/rules.ts';
import { day } from '@/lib/debt-law/day.ts';

const facts = (more: Partial<ClaimFacts>): ClaimFacts => ({
  debtorKind: 'consumer',
  debtKind: 'telecom',
  isRecurring: true,
  creditorIsSme: false,
  contractOn: day('2020-01-01'),
  contractRenewedOn: null,
  clause: { text: null, flat: null, bps: null, minimum: null },
  interestBps: null,
  invoices: [
    {
      id: '1',
      principal: 10_000,
      issuedOn: day('2020-12-20'),
      dueOn: day('2021-01-05'),
      charge: null,
      interest: null,
    },
  ],
  reminders: [],
  money: [],
  stops: [],
  decisions: [],
  ...more,
});
const moved = (
  id: number,
  kind: 'payment' | 'reversal',
  on: string,
  amount = 5_000,
  reverses: number | null = null,
) => ({
  ...{ id, kind, amount, reverses },
  on: day(on),
  invoiceId: null,
});
const on = day('2026-06-30');

describe('a debt past its term', () => {
  const prescribed = (...money: ClaimFacts['money'][number][]) =>
    standingOf(facts({ money }), on).prescribed.map(({ from }) => from);

  it('is flagged, unless a payment recognised it', () => {
    expect(prescribed()).toEqual(['2026-01-06']);
    expect(prescribed(moved(1, 'payment', '2023-07-01'))).toEqual([]);
  });

  it('was not recognised by a payment that came back', () => {
    expect(
      prescribed(moved(1, 'payment', '2023-07-01'), moved(2, 'reversal', '2023-07-03', 5_000, 1)),
    ).toEqual(['2026-01-06']);
  });
});

it('takes back the later of two payments of one day, whatever the length of their numbers', () => {
  const { statement } = standingOf(
    facts({
      money: [
        moved(9, 'payment', '2026-03-01', 1_000),
        moved(10, 'payment', '2026-03-01', 2_000),
        moved(11, 'reversal', '2026-03-02', 2_000),
      ],
    }),
    on,
  );
  expect(statement.splits.map(({ kind, amount, parts }) => [kind, amount, parts.length])).toEqual([
    ['payment', 1_000, 1],
    ['payment', 2_000, 1],
    ['reversal', 2_000, 1],
  ]);
});
