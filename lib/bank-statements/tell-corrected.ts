import type { Database } from '@/db/client.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { tell } from '../messaging/tell.ts';

/** Tells the debtor in the own language that a payment was put on the dossier by mistake. */
export const tellCorrected = (
  tx: Database,
  ctx: { now: Date },
  { dossierId, amountCents, valueOn }: { dossierId: string; amountCents: number; valueOn: string },
): Promise<void> =>
  tell(tx, ctx, {
    ...{ dossierId, notice: 'corrected' },
    values: (locale) => ({
      amount: formatMoney(cents(amountCents), locale),
      day: formatDay(valueOn as Day, locale),
    }),
  });
