import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { messages } from '@/db/schema/correspondence.ts';
import { type DecisionFacts, decisionText } from '../disputes/decision-text.ts';
import type { DossierView } from '../dossiers/view.ts';
import { loadTopic } from '../i18n/messages.ts';
import { queueMail } from '../outbox/queue-mail.ts';

/** Tells the debtor in the own language what was decided about a dispute, or what is asked, as a message in the dossier. */
export async function tellDecision(
  tx: Database,
  { now }: { now: Date },
  { id: dossierId, debtor: { language: locale } }: Pick<DossierView, 'id' | 'debtor'>,
  facts: DecisionFacts,
  filingId: string,
): Promise<void> {
  const messagesOf = { dispute: await loadTopic(locale, 'dispute') };
  const t = createTranslator({ locale, messages: messagesOf, namespace: 'dispute' });
  const { title, text } = decisionText(facts, t, locale);
  const [message] = await tx
    .insert(messages)
    .values({
      ...{ dossierId, notice: 'decided' as const, submissionId: crypto.randomUUID() },
      ...{ body: `${title}\n\n${text}`, sentAt: now },
    })
    .returning({ id: messages.id });
  if (message)
    await queueMail(tx, { now }, { dossierId, kind: 'decision', cause: message.id, facts: { filingId } });
}
