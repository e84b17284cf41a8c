import type { Day } from '../debt-law/day.ts';
import type { WarningCode } from './faults.ts';
import type { MoneyFact, SentFact } from './parse-field.ts';
import type { Row } from './read-rows.ts';

const pastDays = [
  'assigned_on',
  'debtor_email_consent_on',
  'debtor_phone_consent_on',
  'contract_on',
  'contract_renewed_on',
  'invoice_issued_on',
  'invoice_due_on',
  'plan_agreed_on',
];
const pastLists = ['reminders', 'formal_notices', 'payments', 'credit_notes'];

/** What may be true and yet looks like a mistake in a row without faults: days out of order, more paid than asked. */
export function rowWarnings(
  { values }: Pick<Row, 'values'>,
  today: Day,
): { column: string; code: WarningCode }[] {
  const found: { column: string; code: WarningCode }[] = [];
  const list = (column: string) => (values[column] ?? []) as (SentFact | MoneyFact)[];
  const cents = (column: string) => Number(values[column] ?? 0);
  const due = String(values.invoice_due_on);
  if (due < String(values.invoice_issued_on))
    found.push({ column: 'invoice_due_on', code: 'dueBeforeIssue' });
  for (const column of pastDays) {
    if (String(values[column] ?? '') > today) found.push({ column, code: 'dayAhead' });
  }
  for (const column of pastLists) {
    if (list(column).some(({ on }) => on > today)) found.push({ column, code: 'dayAhead' });
  }
  for (const column of ['reminders', 'formal_notices']) {
    if (list(column).some(({ on }) => on <= due)) found.push({ column, code: 'sentBeforeDue' });
  }
  const paid = [...list('payments'), ...list('credit_notes')] as MoneyFact[];
  const asked = cents('invoice_amount') + cents('claimed_charge') + cents('claimed_interest');
  if (paid.reduce((sum, fact) => sum + fact.cents, 0) > asked) {
    found.push({ column: 'payments', code: 'overpaid' });
  }
  return found;
}
