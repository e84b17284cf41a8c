import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { mails } from '@/db/schema/mails.ts';
import { unseal } from '@/lib/outbox/seal.ts';
import type { Result } from '@/lib/result.ts';

/** What waits in the outbox for who asked for a code: the address and the code; null where nobody gets one. */
export async function sealedMail(
  db: Database,
  asked: Result<{ mailId: string }, string>,
): Promise<{ to: string; code: string } | null> {
  if (!asked.ok) throw new Error(asked.error);
  const [row] = await db.select({ sealed: mails.sealed }).from(mails).where(eq(mails.id, asked.value.mailId));
  const text = row?.sealed && unseal(row.sealed, asked.value.mailId);
  if (!text) throw new Error('no mail waits');
  const mail = JSON.parse(text) as { to: string | null; code: string };
  return mail.to === null ? null : { to: mail.to, code: mail.code };
}
