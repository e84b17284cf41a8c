import { eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { debtors } from '@/db/schema/parties.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { loadTopic } from '../i18n/messages.ts';

/** Tells the debtor in the own language that a payment was put on the dossier by mistake. */
export async function tellCorrected(
  tx: Database,
  { now }: { now: Date },
  { dossierId, amountCents, valueOn }: { dossierId: string; amountCents: number; valueOn: string },
): Promise<void> {
  const [debtor] = await tx
    .select({ language: debtors.language })
    .from(dossiers)
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(dossiers.id, dossierId));
  if (!debtor) throw new Error('a dossier has a debtor');
  const { language: locale } = debtor;
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'messaging') });
  const amount = formatMoney(cents(amountCents), locale);
  await tx.insert(messages).values({
    dossierId,
    notice: 'corrected',
    submissionId: crypto.randomUUID(),
    body: t('corrected', { amount, day: formatDay(valueOn as Day, locale) }),
    sentAt: now,
  });
}
