import { type Cents, cents } from '../debt-law/money.ts';

/** What a dispute is about: all of it, invoices by their ids, or a part of the amount. */
export type Scope =
  | { kind: 'whole' }
  | { kind: 'invoices'; invoiceIds: readonly string[] }
  | { kind: 'part'; amountCents: number };

type Owed = { openCents: Cents; invoices: readonly { id: string; openPrincipal: Cents }[] };

const least = (a: number, b: number): Cents => cents(Math.max(0, Math.min(a, b)));

const sumOf = (invoices: Owed['invoices']) =>
  invoices.reduce((total, { openPrincipal }) => total + openPrincipal, 0);

/** How much of what is open today a dispute is about. */
export function disputedCents(scope: Scope, { openCents, invoices }: Owed): Cents {
  if (scope.kind === 'whole') return least(openCents, openCents);
  if (scope.kind === 'part') return least(scope.amountCents, openCents);
  return least(sumOf(invoices.filter(({ id }) => scope.invoiceIds.includes(id))), openCents);
}

/**
 * What a person may pay without paying for what is disputed. Beside disputed invoices it is the principal of the others
 * alone: what was added on top is shared by all of them.
 */
export function undisputedCents(scope: Scope, owed: Owed): Cents {
  if (scope.kind !== 'invoices') return cents(Math.max(0, owed.openCents - disputedCents(scope, owed)));
  return least(sumOf(owed.invoices.filter(({ id }) => !scope.invoiceIds.includes(id))), owed.openCents);
}
