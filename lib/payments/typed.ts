import { z } from 'zod';
import { parseAmount } from '../intake/parse-amount.ts';
import { parseFileDay } from '../intake/parse-day.ts';

/** A field of a form that is read as something; empty is `required`, what cannot be read has its own code. */
export const typed = <T>(read: (text: string) => T | null, refusal: string) =>
  z
    .string(refusal)
    .max(60, refusal)
    .default('')
    .transform((text, ctx) => {
      const value = read(text.trim());
      if (value !== null) return value;
      ctx.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : refusal });
      return z.NEVER;
    });

/** An amount of more than nothing, in cents. */
export const typedAmount = typed((text) => {
  const amount = parseAmount(text);
  return amount.ok && amount.value > 0 ? amount.value : null;
}, 'amount');

/** A whole number within limits. */
export const typedWhole = ([least, most]: readonly [number, number]) =>
  typed(
    (text) => (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null),
    'wholeNumber',
  );

export const typedDay = typed(parseFileDay, 'day');
