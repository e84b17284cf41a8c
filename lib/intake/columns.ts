import type { FieldKind } from './parse-field.ts';

export type Column = { name: string; kind: FieldKind; isMandatory?: true; most?: number };

const party = (prefix: 'creditor' | 'debtor'): Column[] => [
  { name: `${prefix}_street`, kind: 'text', most: 200 },
  { name: `${prefix}_postal_code`, kind: 'text', most: 20 },
  { name: `${prefix}_city`, kind: 'text', most: 120 },
  { name: `${prefix}_country`, kind: 'country' },
];

/** The columns of a creditor's file; each is described in db/samples/README.md. */
export const columns: readonly Column[] = [
  { name: 'creditor_name', kind: 'text', isMandatory: true, most: 200 },
  { name: 'creditor_enterprise_number', kind: 'enterpriseNumber', isMandatory: true },
  ...party('creditor'),
  { name: 'creditor_email', kind: 'email' },
  { name: 'creditor_phone', kind: 'text', most: 40 },
  { name: 'creditor_iban', kind: 'iban' },
  { name: 'creditor_is_sme', kind: 'yesNo' },
  { name: 'original_creditor_name', kind: 'text', most: 200 },
  { name: 'original_creditor_enterprise_number', kind: 'enterpriseNumber' },
  { name: 'original_creditor_address', kind: 'text', most: 300 },
  { name: 'assigned_on', kind: 'day' },
  { name: 'debtor_number', kind: 'key', isMandatory: true },
  { name: 'debtor_name', kind: 'text', isMandatory: true, most: 200 },
  { name: 'debtor_kind', kind: 'debtorKind', isMandatory: true },
  ...party('debtor'),
  { name: 'debtor_language', kind: 'language', isMandatory: true },
  { name: 'debtor_email', kind: 'email' },
  { name: 'debtor_email_consent_on', kind: 'day' },
  { name: 'debtor_phone', kind: 'text', most: 40 },
  { name: 'debtor_phone_consent_on', kind: 'day' },
  { name: 'dossier_number', kind: 'key', isMandatory: true },
  { name: 'debt_kind', kind: 'debtKind' },
  { name: 'recurring', kind: 'yesNo' },
  { name: 'contract_on', kind: 'day' },
  { name: 'contract_renewed_on', kind: 'day' },
  { name: 'charge_clause_text', kind: 'text', most: 2_000 },
  { name: 'charge_clause_flat', kind: 'amount' },
  { name: 'charge_clause_percent', kind: 'percent' },
  { name: 'charge_clause_minimum', kind: 'amount' },
  { name: 'interest_percent_per_year', kind: 'percent' },
  { name: 'invoice_number', kind: 'key', isMandatory: true },
  { name: 'invoice_description', kind: 'text', isMandatory: true, most: 500 },
  { name: 'invoice_issued_on', kind: 'day', isMandatory: true },
  { name: 'invoice_due_on', kind: 'day', isMandatory: true },
  { name: 'invoice_amount', kind: 'amount', isMandatory: true },
  { name: 'claimed_charge', kind: 'amount' },
  { name: 'claimed_interest', kind: 'amount' },
  { name: 'invoice_pdf', kind: 'pdf', most: 300 },
  { name: 'reminders', kind: 'sent' },
  { name: 'formal_notices', kind: 'sent' },
  { name: 'payments', kind: 'money' },
  { name: 'credit_notes', kind: 'money' },
  { name: 'plan_agreed_on', kind: 'day' },
  { name: 'plan_first_due_on', kind: 'day' },
  { name: 'plan_instalment', kind: 'amount' },
  { name: 'plan_instalments', kind: 'count' },
  { name: 'plan_every', kind: 'interval' },
];

export const columnNamed: ReadonlyMap<string, Column> = new Map(
  columns.map((column) => [column.name, column]),
);

/** The known column nearest to a mistyped one, when it is near enough to be meant. */
export function nearestColumn(name: string): string | null {
  const ranked = columns
    .map((column) => ({ name: column.name, steps: stepsBetween(name, column.name) }))
    .sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best && best.steps <= Math.max(2, Math.floor(name.length / 3)) ? best.name : null;
}

/** How many letters must change to make one word the other. */
function stepsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
