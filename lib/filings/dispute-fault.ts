import type { DossierView } from '../dossiers/view.ts';
import { parseAmount } from '../intake/parse-amount.ts';
import type { Typed } from './view.ts';

/** What is wrong with what a dispute is about: invoices of another dossier, or more than is open. */
export function disputeFault(
  { openCents, standing }: Pick<DossierView, 'openCents' | 'standing'>,
  { scope, invoiceIds = '', disputedCents = '' }: Typed,
): 'notFound' | 'moreThanOpen' | null {
  const own = new Set(standing.statement.invoices.map(({ id }) => id));
  if (scope === 'invoices' && !invoiceIds.split(' ').every((id) => own.has(id))) return 'notFound';
  const part = parseAmount(disputedCents);
  return scope === 'part' && part.ok && openCents > 0 && part.value > openCents ? 'moreThanOpen' : null;
}
