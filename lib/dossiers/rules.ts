import type { Standing } from '../claims/rules.ts';
import { cents } from '../debt-law/money.ts';
import type { Statement } from '../debt-law/statement.ts';
import type { DossierView } from './view.ts';

export type Amounts = Pick<
  DossierView,
  'principalCents' | 'chargeCents' | 'interestCents' | 'paidCents' | 'openCents'
>;

/** The lines of the bill, in cents: credit notes count with the payments, less what went back. */
export function amountsOf(statement: Statement, refunded: number): Amounts {
  const { principal, charge, interest, paid, credited, balance, surplus } = statement;
  return {
    principalCents: principal,
    chargeCents: charge.value ?? cents(0),
    interestCents: interest.value,
    paidCents: cents(paid + credited - refunded),
    openCents: cents(balance - surplus + refunded),
  };
}

export type DossierState = 'open' | 'held' | 'returned' | 'paid' | 'over' | 'closed';

/** What a dossier is, from its facts. */
export function stateOf({
  closedOn,
  openCents,
  standing,
}: Pick<DossierView, 'closedOn' | 'openCents'> & { standing: Pick<Standing, 'state'> }): DossierState {
  if (openCents < 0) return 'over';
  if (closedOn) return 'closed';
  if (openCents === 0) return 'paid';
  return standing.state === 'held' || standing.state === 'returned' ? standing.state : 'open';
}
