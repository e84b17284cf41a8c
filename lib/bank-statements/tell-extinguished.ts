import { and, eq, inArray, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { mails } from '@/db/schema/mails.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import type { Day } from '../debt-law/day.ts';
import { formatDay } from '../i18n/format.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';

/**
 * Tells the debtors of these dossiers in their language that nothing is owed any more, once; after a payment that came
 * back, once more. @source Code of Economic Law, art. XIX.12
 */
export async function tellExtinguished(
  tx: Database,
  dossierIds: readonly string[],
  { now, today }: { now: Date; today: Day },
): Promise<void> {
  if (dossierIds.length === 0) return;
  const lastReversal = sql`(select max(${ledgerEntries.recordedAt}) from ${ledgerEntries}
    where ${ledgerEntries.dossierId} = ${dossiers.id} and ${ledgerEntries.kind} = 'reversal')`;
  const lastPaidOn = sql<Day | null>`(select max(${ledgerEntries.valueOn})::text from ${ledgerEntries}
    where ${ledgerEntries.dossierId} = ${dossiers.id} and ${ledgerEntries.kind} = 'payment'
    and ${ledgerEntries.valueOn} <= ${today}::date)`.as('last_paid_on');
  const isTold = sql`exists (select 1 from ${messages} where ${messages.dossierId} = ${dossiers.id}
    and ${messages.notice} = 'extinguished' and ${messages.sentAt} >= coalesce(${lastReversal}, '-infinity'::timestamptz))`;
  const untold = await tx
    .select({
      id: dossiers.id,
      debtorId: debtors.id,
      language: debtors.language,
      creditor: creditors.name,
      paidOn: lastPaidOn,
    })
    .from(dossiers)
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .where(and(inArray(dossiers.id, [...dossierIds]), sql`not ${isTold}`));
  if (untold.length === 0) return;
  const words = new Map(
    await Promise.all(
      locales.map(
        async (locale) =>
          [locale, createTranslator({ locale, messages: await loadTopic(locale, 'messaging') })] as const,
      ),
    ),
  );
  const body = (locale: Locale, creditor: string, paidOn: Day | null): string =>
    words.get(locale)?.('extinguished', { creditor, day: formatDay(paidOn ?? today, locale) }) ?? '';
  const told = await tx
    .insert(messages)
    .values(
      untold.map(({ id, language, creditor, paidOn }) => ({
        dossierId: id,
        notice: 'extinguished' as const,
        submissionId: crypto.randomUUID(),
        body: body(language, creditor, paidOn),
        sentAt: now,
      })),
    )
    .returning({ id: messages.id, dossierId: messages.dossierId });
  const debtorOf = new Map(untold.map(({ id, debtorId, language }) => [id, { debtorId, language }]));
  await tx.insert(mails).values(
    told.flatMap(({ id, dossierId }) => {
      const debtor = debtorOf.get(dossierId);
      return debtor
        ? [
            {
              kind: 'closing' as const,
              cause: `closing ${id}`,
              dossierId,
              ...debtor,
              facts: { messageId: id },
              queuedAt: now,
              nextAt: now,
            },
          ]
        : [];
    }),
  );
}
