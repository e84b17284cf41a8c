import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mails } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { mailCodeMinutes } from '../auth/rules.ts';
import type { Locale } from '../i18n/locales.ts';
import type { MailKind, SealedKind } from './rules.ts';
import { seal } from './seal.ts';

type Cause = {
  kind: Exclude<MailKind, SealedKind>;
  dossierId: string;
  /** What it tells of, such as `message <id>`: told twice it is one mail. */
  cause: string;
  facts?: Record<string, string>;
  uselessAt?: Date;
};

/** Puts a mail to the debtor of a dossier into the outbox, in the transaction of what it tells of. */
export async function queueMail(
  tx: Database,
  { now }: { now: Date },
  { dossierId, kind, cause, facts = {}, uselessAt }: Cause,
): Promise<void> {
  const [debtor] = await tx
    .select({ debtorId: debtors.id, language: debtors.language })
    .from(dossiers)
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(dossiers.id, dossierId));
  if (!debtor) throw new Error('a dossier has a debtor');
  await tx
    .insert(mails)
    .values({
      ...{ kind, cause: `${kind} ${cause}`, dossierId, ...debtor, facts },
      ...{ queuedAt: now, nextAt: now, uselessAt: uselessAt ?? null },
    })
    .onConflictDoNothing({ target: mails.cause });
}

/**
 * Puts a one-time code into the outbox, sealed with its address until it is sent or of no use any more. For an address that nobody
 * has, a mail to nobody. Answers the id of the mail.
 */
export async function queueCode(
  tx: Database,
  { now }: { now: Date },
  {
    to,
    code,
    language,
    debtorId,
  }: { to: string | null; code: string; language: Locale; debtorId?: string | undefined },
): Promise<string> {
  const uselessAt = new Date(now.getTime() + mailCodeMinutes * 60_000);
  return queueSealed(tx, now, { kind: 'code', to, code, language, debtorId: debtorId ?? null, uselessAt });
}

/** Tells an address that it, or the telephone number, was changed: also one that we do not keep any more. */
export async function queueChanged(
  tx: Database,
  { now }: { now: Date },
  what: { to: string; language: Locale; debtorId: string; what: 'email' | 'phone' },
): Promise<void> {
  await queueSealed(tx, now, { kind: 'changed', uselessAt: null, ...what });
}

type Sealed = {
  kind: SealedKind;
  to: string | null;
  code?: string;
  what?: string;
  language: Locale;
  debtorId: string | null;
  uselessAt: Date | null;
};

async function queueSealed(
  tx: Database,
  now: Date,
  { kind, to, code, what, language, debtorId, uselessAt }: Sealed,
): Promise<string> {
  const id = randomUUID();
  await tx.insert(mails).values({
    ...{ id, kind, cause: `${kind} ${id}`, debtorId, language, facts: what ? { what } : {} },
    ...{ sealed: seal(JSON.stringify({ to, code }), id), queuedAt: now, nextAt: now, uselessAt },
  });
  return id;
}
