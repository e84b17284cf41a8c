import type { Day } from '../debt-law/day.ts';
import { parseAmount } from '../intake/parse-amount.ts';
import { parseFileDay } from '../intake/parse-day.ts';
import { err, ok, type Result } from '../result.ts';
import { type Field, isAsked, stepsOf } from './journeys.ts';
import type { Details, FilingKind, Typed } from './view.ts';

type Value = string | number | null;

const longestLine = 200;

/** What is wrong with a field that must not be empty, where that is not simply `required`. */
const emptyCodes: Partial<Record<Field['kind'], string>> = { choice: 'choose', invoices: 'chooseInvoices' };

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What somebody typed into a field: a day as ISO, an amount in cents, or the code of what is wrong with it. */
export function readField(field: Field, typed: string, today: Day): Result<Value, string> {
  const text = typed.trim();
  if (text === '') return field.isRequired ? err(emptyCodes[field.kind] ?? 'required') : ok(null);
  // A null byte cannot be stored; other signs can.
  if (text.includes('\0')) return err('characters');
  switch (field.kind) {
    case 'choice':
      return field.options?.includes(text) ? ok(text) : err('choose');
    case 'marks':
      // Marks of a ground that was chosen before count no more.
      return ok(
        text
          .split(' ')
          .filter((mark) => field.options?.includes(mark))
          .join(' ') || null,
      );
    case 'invoices':
      return text.split(' ').every(isId) ? ok(text) : err('form');
    case 'amount': {
      const amount = parseAmount(text);
      return amount.ok && amount.value > 0 ? ok(amount.value) : err('amount');
    }
    case 'pick':
      return /^\d{1,3}$/.test(text) ? ok(Number(text)) : err('choose');
    case 'whole':
      return /^\d{1,4}$/.test(text) && Number(text) > 0 && Number(text) <= (field.max ?? 9_999)
        ? ok(Number(text))
        : err('wholeNumber');
    case 'day':
    case 'anyDay':
    case 'pastDay': {
      const day = parseFileDay(text);
      if (!day) return err('day');
      if (field.kind === 'anyDay') return ok(day);
      if (field.kind === 'pastDay') return day <= today ? ok(day) : err('future');
      return day >= today ? ok(day) : err('pastDay');
    }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= longestLine ? ok(text) : err('email');
    default:
      return text.length <= (field.max ?? longestLine) ? ok(text) : err('tooLong');
  }
}

/** All that was typed of a journey as its details; or the first page on which something is wrong or missing. */
export function detailsOf(kind: FilingKind, typed: Typed, today: Day): Result<Details, string> {
  const details: Record<string, Value> = {};
  for (const step of stepsOf(kind, typed))
    for (const field of step.fields) {
      if (!isAsked(field, typed)) continue;
      const read = readField(field, typed[field.name] ?? '', today);
      if (!read.ok) return err(step.id);
      details[field.name] = read.value;
    }
  return ok(details);
}
