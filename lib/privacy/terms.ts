import { longestWindow, mailCodeMinutes, rememberedMinutes } from '../auth/rules.ts';
import { addDays, addYears, type Day } from '../debt-law/day.ts';
import { draftDays } from '../documents/rules.ts';
import { keptMinutes } from '../kept-forms/rules.ts';

export type Term = {
  kind:
    | 'codes'
    | 'forms'
    | 'attempts'
    | 'sessions'
    | 'drafts'
    | 'notMe'
    | 'contacts'
    | 'messages'
    | 'dossier'
    | 'bank';
  for: number;
  unit: 'minutes' | 'hours' | 'days' | 'years';
};

/** How many years what was sent is kept, what people wrote after the end of a dossier, and all else of it. */
const contactYears = 2;
const messageYears = 2;
const dossierYears = 10;
const notMeYears = 1;

/**
 * How long we keep each kind of data, as the public page shows it and the job removes it. No law gives a collector a number: ten
 * years are those of the accounts behind the invoices, the others are what the purpose asks.
 * @source GDPR, art. 5(1)(e); Code of Economic Law, art. III.86 and III.88; VAT Code, art. 60
 */
export const terms: readonly Term[] = [
  { kind: 'codes', for: mailCodeMinutes, unit: 'minutes' },
  { kind: 'forms', for: keptMinutes, unit: 'minutes' },
  { kind: 'attempts', for: longestWindow / 60, unit: 'hours' },
  { kind: 'sessions', for: rememberedMinutes / 60, unit: 'hours' },
  { kind: 'drafts', for: draftDays, unit: 'days' },
  { kind: 'notMe', for: notMeYears, unit: 'years' },
  { kind: 'contacts', for: contactYears, unit: 'years' },
  { kind: 'messages', for: messageYears, unit: 'years' },
  { kind: 'dossier', for: dossierYears, unit: 'years' },
  { kind: 'bank', for: dossierYears, unit: 'years' },
];

/** The last day on which something with a term in years is kept, counted from when it was sent, handled or ended. */
export const lastDayKept = (kind: Term['kind'], from: Day): Day => addYears(from, yearsOf(kind));

/** What happened on this day or before is no longer kept. */
export function isOverSince(kind: Term['kind'], today: Day): Day {
  const same = addYears(today, -yearsOf(kind));
  // Of a 29 February the day before is as many years ago.
  return lastDayKept(kind, same) < today ? same : addDays(same, -1);
}

export function yearsOf(kind: Term['kind']): number {
  const term = terms.find((one) => one.kind === kind);
  if (term?.unit !== 'years') throw new Error('the term is in years');
  return term.for;
}
