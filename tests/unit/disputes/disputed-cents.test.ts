import { describe, expect, it } from 'vitest';
import { cents } from '@/lib/debt-law/money.ts';
import { disputedCents, type Scope, undisputedCents } from '@/lib/disputes/disputed-cents.ts';

const invoices = [
  { id: 'a', openPrincipal: cents(6_000) },
  { id: 'b', openPrincipal: cents(4_000) },
];
const owed = { openCents: cents(11_000), invoices };
const part = (amountCents: number): Scope => ({ kind: 'part', amountCents });
const of = (...invoiceIds: string[]): Scope => ({ kind: 'invoices', invoiceIds });

describe('of € 110, of which € 10 is on top of two invoices', () => {
  it.each<[string, Scope, number, number]>([
    ['all of it', { kind: 'whole' }, 11_000, 0],
    ['a part', part(2_500), 2_500, 8_500],
    ['more than is open', part(99_000), 11_000, 0],
    ['the first invoice', of('a'), 6_000, 4_000],
    ['both invoices', of('a', 'b'), 10_000, 0],
    ['an invoice that is not there', of('c'), 0, 10_000],
  ])('who disputes %s may pay the rest', (_, scope, disputed, rest) => {
    expect(disputedCents(scope, owed)).toBe(disputed);
    expect(undisputedCents(scope, owed)).toBe(rest);
  });

  it('asks for nothing where nothing is open, or too much was paid', () => {
    for (const openCents of [cents(0), cents(-500)])
      for (const scope of [{ kind: 'whole' } as const, part(2_500), of('a')]) {
        expect(disputedCents(scope, { openCents, invoices })).toBe(0);
        expect(undisputedCents(scope, { openCents, invoices })).toBe(0);
      }
  });

  it('never offers more than is open', () => {
    expect(undisputedCents(of('a'), { openCents: cents(1_000), invoices })).toBe(1_000);
  });
});
