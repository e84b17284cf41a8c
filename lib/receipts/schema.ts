import { z } from 'zod';
import { plain } from './chain.ts';

const typed = (pattern: RegExp) =>
  z
    .string({ error: 'required' })
    .max(60, 'receiptForm')
    .transform(plain)
    .pipe(z.string().min(1, 'required').regex(pattern, 'receiptForm'));

/** What stands on a receipt, typed with or without spaces. */
export const checkReceiptSchema = z.object({
  number: typed(/^([A-Z]-?\d{12}|[0-9A-F]{12})$/).transform((text) =>
    text.replace(/^([A-Z])(\d{12})$/, '$1-$2'),
  ),
  code: typed(/^[0-9A-F]{16}$/),
});
