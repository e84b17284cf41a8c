import { type Asked, type Audit, audit } from '../debt-law/audit.ts';
import type { Claim, MoneyFact, SentReminder } from '../debt-law/claim.ts';
import { addDays, type Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import type { Channel } from '../debt-law/notice-periods.ts';
import type { PricedReminder } from '../debt-law/reminder-costs.ts';
import { type DebtKind, lawSince } from '../debt-law/scope.ts';
import { parseAmount, parsePercent } from '../intake/parse-amount.ts';
import { parseFileDay } from '../intake/parse-day.ts';

/** The fields of the form, as they are typed. */
export const fields = [
  'principal',
  'dueOn',
  'debtKind',
  'debtor',
  'judgment',
  'contract',
  'reminder',
  'remindedOn',
  'chargeClause',
  'interestClause',
  'rate',
  'sme',
  'letterOn',
  'charge',
  'interest',
  'reminderCosts',
  'reminderFor',
  'ownCosts',
  'paid',
  'paidOn',
] as const;

export type Field = (typeof fields)[number];
export type Typed = Record<Field, string>;
export type Problem = 'required' | 'amount' | 'day' | 'percent' | 'choose' | 'order';

export type Checked =
  | { ok: true; audit: Audit; on: Day }
  | { ok: false; problems: Partial<Record<Field, Problem>> };

const debtKinds: readonly string[] = [
  'goods',
  'services',
  'telecom',
  'energy',
  'water',
  'rent',
  'subscription',
  'medical',
  'insurance',
  'credit',
  'education',
  'transport',
  'other',
];

/** Whether a debt of a kind comes back again and again; the others may. */
const recurring: Record<string, boolean> = {
  ...{ telecom: true, energy: true, water: true, rent: true, subscription: true },
  ...{ goods: false, medical: false },
};

/** Reads the form and judges what a letter asks; or says which fields cannot be read. */
export function checkLetter(typed: Typed): Checked {
  const problems: Partial<Record<Field, Problem>> = {};
  const amount = (name: Field, isNeeded = false): Cents => {
    const text = typed[name].trim();
    if (text === '' && !isNeeded) return cents(0);
    const parsed = parseAmount(text);
    if (!parsed.ok) problems[name] = text === '' ? 'required' : 'amount';
    else if (isNeeded && parsed.value === 0) problems[name] = 'amount';
    return cents(parsed.ok ? parsed.value : 0);
  };
  const dayOf = (name: Field): Day => {
    const parsed = parseFileDay(typed[name].trim());
    if (!parsed) problems[name] = typed[name].trim() === '' ? 'required' : 'day';
    return parsed ?? lawSince;
  };
  const choice = <Value extends string>(name: Field, values: readonly Value[]): Value => {
    const found = values.find((value) => value === typed[name]);
    if (!found) problems[name] = 'choose';
    return found ?? (values[0] as Value);
  };

  const principal = amount('principal', true);
  const dueOn = dayOf('dueOn');
  const on = dayOf('letterOn');
  if (!problems.dueOn && !problems.letterOn && on <= dueOn) problems.letterOn = 'order';
  const reminder = choice('reminder', ['post', 'electronic', 'none', 'unknown']);
  const isSent = !problems.reminder && (reminder === 'post' || reminder === 'electronic');
  const remindedOn = isSent ? dayOf('remindedOn') : null;
  const isOrdered = !problems.dueOn && !problems.letterOn && !problems.remindedOn;
  if (remindedOn && isOrdered && (remindedOn <= dueOn || remindedOn > on)) problems.remindedOn = 'order';
  const chargeClause = choice('chargeClause', ['yes', 'no', 'unknown']);
  const interestClause = choice('interestClause', ['yes', 'no', 'unknown']);
  const sme = choice('sme', ['yes', 'no', 'unknown']);
  const contract = choice('contract', ['after', 'before', 'unknown']);
  const asked: Asked = {
    charge: amount('charge'),
    interest: amount('interest'),
    reminderCosts: amount('reminderCosts'),
    ownCosts: amount('ownCosts'),
  };
  const paid = amount('paid');
  const paidOn = paid > 0 ? dayOf('paidOn') : on;
  const claim: Claim = {
    debtorKind: choice('debtor', ['consumer', 'enterprise']),
    debtKind: (choice('debtKind', debtKinds) as DebtKind) ?? 'other',
    isRecurring: recurring[typed.debtKind] ?? null,
    hasEnforceableTitle: choice('judgment', ['no', 'yes']) === 'yes',
    creditorIsSme: sme === 'unknown' ? null : sme === 'yes',
    contract: {
      on: null,
      renewedOn: null,
      ...(contract === 'unknown' ? {} : { isNew: contract === 'after' }),
      charge: chargeClause === 'yes' ? 'unstated' : chargeClause === 'no' ? null : 'unknown',
      interest: interestClause === 'no' ? null : rateOf(typed.rate, interestClause, problems),
    },
    invoices: [{ id: '1', principal, dueOn, reminders: remindersOf(reminder, remindedOn) }],
    asked: { charge: null, interest: null },
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const money: MoneyFact[] =
    paid > 0 ? [{ id: '1', kind: 'payment', on: paidOn, amount: paid, invoiceId: null, reverses: null }] : [];
  const reminders = { sent: pricedReminders(typed.reminderFor, dueOn, remindedOn ?? on), isWhole: false };
  return { ok: true, on, audit: audit(asked, claim, { money, stops: [] }, on, reminders) };
}

function rateOf(
  text: string,
  clause: 'yes' | 'unknown',
  problems: Partial<Record<Field, Problem>>,
): number | 'cap' | 'unknown' {
  if (text.trim() === '') return clause === 'yes' ? 'cap' : 'unknown';
  const parsed = parsePercent(text.trim());
  if (!parsed.ok) problems.rate = 'percent';
  return parsed.ok ? parsed.value : 'cap';
}

function remindersOf(
  reminder: Channel | 'none' | 'unknown',
  sentOn: Day | null,
): readonly SentReminder[] | 'unknown' {
  if (reminder === 'unknown') return 'unknown';
  return sentOn && reminder !== 'none' ? [{ sentOn, channel: reminder }] : [];
}

/** The reminder that was free, and the later one that the cost was asked for; its postage is not known. */
function pricedReminders(reminderFor: string, dueOn: Day, sentOn: Day): PricedReminder[] {
  const first: PricedReminder = { dueOn, sentOn, channel: 'post', postage: null };
  if (reminderFor === 'first') return [first];
  return [
    first,
    { ...first, sentOn: addDays(sentOn, 1), channel: reminderFor === 'email' ? 'electronic' : 'post' },
  ];
}
