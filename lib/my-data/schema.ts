import { z } from 'zod';
import { locales } from '../i18n/locales.ts';

/** A telephone number as people write it, with or without its country: kept with `+` or digits alone. */
const phone = z
  .string()
  .max(40, 'phone')
  .transform((typed) =>
    typed
      .trim()
      .replace(/^((?:\+|00).*?)\(0\)/, '$1')
      .replace(/[\s./()-]/g, ''),
  )
  .refine((digits) => digits === '' || /^(\+|00)?\d{8,15}$/.test(digits), 'phone')
  .transform((digits) => digits.replace(/^00/, '+') || null);

export const detailsSchema = z
  .object({
    language: z.enum(locales, { error: 'choose' }),
    phone,
    'call-yes': z.string().optional(),
  })
  .transform(({ 'call-yes': call, ...details }) => ({
    ...details,
    mayCall: call !== undefined && details.phone !== null,
  }));

export type DetailsToSet = z.output<typeof detailsSchema>;
