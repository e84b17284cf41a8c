import { z } from 'zod';
import { paymentId } from '../incoming/schema.ts';
import { personText } from '../messaging/schema.ts';

const rowId = z
  .string()
  .regex(/^\d{1,15}$/, 'form')
  .transform(Number);

/** `key` is e with a booking's number, or a with that of what was set aside. */
export const reversalSchema = z
  .object({ paymentId, key: z.string({ error: 'choose' }).regex(/^[ea]\d{1,15}$/, 'choose') })
  .transform(({ paymentId: id, key }) => {
    const number = Number(key.slice(1));
    return { paymentId: id, ...(key.startsWith('e') ? { ledgerEntryId: number } : { setAsideId: number }) };
  });

export const correctSchema = z.object({ paymentId, ledgerEntryId: rowId });

export const endSetAsideSchema = z.object({
  paymentId,
  setAsideId: rowId,
  note: personText(500).refine((text) => text.length >= 3, 'tooShort'),
});

export const returnedRefundSchema = z.object({
  paymentId,
  refundId: z.uuid('choose'),
});
