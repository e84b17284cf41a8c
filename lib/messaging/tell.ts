import { eq } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { messages, type noticeEnum } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { debtors } from '@/db/schema/parties.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { queueMail } from '../outbox/queue-mail.ts';

export type Notice = (typeof noticeEnum.enumValues)[number];

/**
 * Writes a notice into the messages of a dossier, in the debtor's language. `values` are put into its words; of what was
 * decided about a filing, the filing goes by post to who has no mail.
 */
export async function tell(
  tx: Database,
  { now }: { now: Date },
  {
    dossierId,
    notice,
    values,
    filingId,
  }: { dossierId: string; notice: Notice; values: ValuesOf; filingId?: string | undefined },
): Promise<void> {
  const [debtor] = await tx
    .select({ language: debtors.language })
    .from(dossiers)
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(dossiers.id, dossierId));
  if (!debtor) throw new Error('a dossier has a debtor');
  const { language: locale } = debtor;
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'messaging') });
  const word = t as unknown as (key: string, values: Record<string, string>) => string;
  const body = word(notice, typeof values === 'function' ? values(locale) : values);
  const [message] = await tx
    .insert(messages)
    .values({ dossierId, notice, submissionId: crypto.randomUUID(), body, sentAt: now })
    .returning({ id: messages.id });
  const kind = mailOfNotice[notice];
  if (message && kind)
    await queueMail(tx, { now }, { dossierId, kind, cause: message.id, facts: filingId ? { filingId } : {} });
}

// A plan that is agreed has its confirmation, and all that is paid its closing letter: each its own mail.
const mailOfNotice: Partial<Record<Notice, 'decision' | 'news'>> = {
  ...{ planRefused: 'decision', notMeDecided: 'decision' },
  ...{ rightDecided: 'decision', rightExtended: 'decision' },
  ...{ planProposed: 'news', planBroken: 'news', corrected: 'news' },
};

type ValuesOf = Record<string, string> | ((locale: Locale) => Record<string, string>);
