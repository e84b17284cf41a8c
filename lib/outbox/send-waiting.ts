import { and, eq, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { files } from '@/db/schema/correspondence.ts';
import { contacts, mails } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { mailCodeMinutes } from '../auth/rules.ts';
import { now as clock, dayIn } from '../clock.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { formatDay, formatInstant } from '../i18n/format.ts';
import {
  type Attachment,
  letterOf,
  MailError,
  type MailTransport,
  mailTransport,
} from '../notifications/mail.ts';
import { mailOf } from '../notifications/mail-of.ts';
import { storage } from '../storage/storage.ts';
import { makePaper } from './make-paper.ts';
import { orderLetter } from './order-letter.ts';
import {
  claimMinutes,
  isCollecting,
  isPaper,
  isSealed,
  type MailState,
  minutesAfter,
  sealedKinds,
} from './rules.ts';
import { unseal } from './seal.ts';
import { verdictOf } from './verdict-of.ts';
import { wishesOf } from './wishes.ts';

type Mail = typeof mails.$inferSelect;
/** `isUnsaid`: nothing was sent, nor would have been, so the log has no line of it. */
type Ended = {
  state: Exclude<MailState, 'waiting'>;
  reason?: string;
  alsoByPost?: boolean;
  isUnsaid?: boolean;
};
type Waits = { state: 'waiting'; at: Date; reason: string; isUnclear?: boolean; isHeld?: boolean };
type Outcome = Ended | Waits | { state: 'dropped' };
export type Sent = { sent: number; waiting: number; ended: number };

const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

/**
 * Sends what waits in the outbox: the only place that sends. Each mail is claimed by one sender at a time; one that the process
 * died over, or whose server never answered, goes once more, and then no more.
 */
export async function sendWaiting(
  db: Database,
  {
    transport = mailTransport(),
    now = clock,
    until = null,
  }: { transport?: MailTransport; now?: () => Date; until?: Date | null } = {},
): Promise<Sent> {
  const done: Sent = { sent: 0, waiting: 0, ended: 0 };
  while (!until || now() < until) {
    const at = now();
    const ctx: Context<SystemActor> = {
      db,
      actor: { kind: 'system', name: 'outbox' },
      now: at,
      today: dayIn(at),
    };
    const mail = await claim(ctx);
    if (!mail) break;
    const outcome = await deliver(ctx, mail, transport).catch((error): Outcome => {
      // Its words may name a person.
      console.error('A mail could not be made.', error.name, error.cause?.code ?? '');
      return later(ctx, mail, 'notMade');
    });
    await finish({ ...ctx, now: now() }, mail, outcome);
    done[outcome.state === 'sent' || outcome.state === 'waiting' ? outcome.state : 'ended'] += 1;
  }
  return done;
}

/** Takes the next mail for this sender alone, for as long as a mail server is waited for. */
async function claim({ db, now }: Context): Promise<Mail | null> {
  return db.transaction(async (tx) => {
    const [mail] = await tx
      .select()
      .from(mails)
      .where(
        and(
          eq(mails.state, 'waiting'),
          lte(mails.nextAt, now),
          or(isNull(mails.claimedUntil), lt(mails.claimedUntil, now)),
        ),
      )
      .orderBy(mails.nextAt, mails.tries)
      .limit(1)
      .for('update', { skipLocked: true });
    if (!mail) return null;
    const claimed = { claimedUntil: minutes(now, claimMinutes), tries: mail.tries + 1 };
    await tx.update(mails).set(claimed).where(eq(mails.id, mail.id));
    return { ...mail, tries: claimed.tries };
  });
}

async function deliver(ctx: Context<SystemActor>, claimed: Mail, transport: MailTransport): Promise<Outcome> {
  // A claim that ran out: who had it died, and may have sent it.
  const wasLost = claimed.claimedUntil !== null;
  if (wasLost && claimed.isUnclear) return { state: 'failed', reason: 'unclear' };
  if (wasLost) await ctx.db.update(mails).set({ isUnclear: true }).where(eq(mails.id, claimed.id));
  const mail = { ...claimed, isUnclear: claimed.isUnclear || wasLost };
  if (mail.uselessAt && mail.uselessAt <= ctx.now) return { state: 'refused', reason: 'late' };
  if (isSealed(mail.kind)) return sendSealed(ctx, mail, transport);
  const { dossierId, debtorId } = mail;
  if (!dossierId || !debtorId) throw new Error('a mail is about a dossier');
  if (isCollecting(mail.kind)) {
    const verdict = await verdictOf(ctx, { dossierId, debtorId, facts: mail.facts });
    if (verdict.kind === 'never') return { state: 'refused', reason: verdict.because };
    if (verdict.kind === 'later')
      return { state: 'waiting', at: verdict.at, reason: verdict.because, isHeld: true };
  }
  const { to, hasBounced } = await addressOf(ctx.db, debtorId);
  if (!isPaper(mail.kind)) {
    if (!to && mail.kind === 'decision' && mail.facts.filingId) return decisionByPost(ctx, mail, dossierId);
    if (!to) return { state: 'portal', isUnsaid: !hasBounced };
    return handOver(ctx, mail, transport, { to, facts: factsOf(mail) });
  }
  const fileId = mail.fileId ?? (await makePaper(ctx, { ...mail, id: mail.id, kind: mail.kind, dossierId }));
  if (!fileId) return { state: 'refused', reason: 'gone' };
  const isByMail = to !== null && (await wishesOf(ctx.db, debtorId)).papersByMail;
  const { kind } = mail;
  const byPost = () => ctx.db.transaction((tx) => orderLetter(tx, ctx, { dossierId, kind, fileId }));
  if (!isByMail) await byPost();
  if (!to) return { state: 'byPost' };
  const attachments = isByMail ? [await attachmentOf(ctx.db, fileId)] : [];
  const outcome = await handOver(ctx, mail, transport, {
    ...{ to, attachments },
    facts: { ...factsOf(mail), hasPaper: isByMail ? 'yes' : 'no' },
  });
  if (outcome.state === 'sent') return { ...outcome, alsoByPost: !isByMail };
  if (outcome.state !== 'bounced' && outcome.state !== 'failed') return outcome;
  // It did not arrive by mail, and the law wants it to arrive.
  await byPost();
  return { ...outcome, alsoByPost: true };
}

/** A decision reaches who has no mail on paper. */
async function decisionByPost(ctx: Context<SystemActor>, mail: Mail, dossierId: string): Promise<Outcome> {
  const kind = 'decision';
  const fileId = mail.fileId ?? (await makePaper(ctx, { ...mail, kind, dossierId }));
  if (!fileId) return { state: 'refused', reason: 'gone' };
  await ctx.db.transaction((tx) => orderLetter(tx, ctx, { dossierId, kind, fileId }));
  return { state: 'byPost' };
}

async function sendSealed(ctx: Context<SystemActor>, mail: Mail, transport: MailTransport): Promise<Outcome> {
  const text = mail.sealed && unseal(mail.sealed, mail.id);
  if (!text) return { state: 'failed', reason: 'sealed' };
  const { to, code } = JSON.parse(text) as { to: string | null; code?: string };
  // An address that nobody has: it took the same way so that nobody could tell by the clock.
  if (!to) return { state: 'dropped' };
  const facts = code ? { code, minutes: mailCodeMinutes } : factsOf(mail);
  return handOver(ctx, mail, transport, { to, facts });
}

async function handOver(
  ctx: Context<SystemActor>,
  mail: Mail,
  transport: MailTransport,
  {
    to,
    facts,
    attachments = [],
  }: { to: string; facts: Record<string, string | number>; attachments?: Attachment[] },
): Promise<Outcome> {
  const words = await mailOf(mail.kind, mail.language, facts);
  try {
    await transport.send(letterOf({ id: mail.id, to, language: mail.language, attachments, ...words }));
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    if (error.fault === 'bounced') return { state: 'bounced', reason: error.code };
    // Whether it arrived is not known: it goes once more, and by its name it is known as the same.
    if (error.fault === 'unclear')
      return mail.isUnclear ? { state: 'failed', reason: 'unclear' } : later(ctx, mail, error.code, true);
    return later(ctx, mail, error.code);
  }
}

function later(ctx: Context, mail: Mail, reason: string, isUnclear = false): Ended | Waits {
  const wait = minutesAfter(mail.tries);
  return wait === null
    ? { state: 'failed', reason }
    : { state: 'waiting', at: minutes(ctx.now, wait), reason, isUnclear };
}

/** Writes what became of a mail, and what the debtor may see of it. */
async function finish(ctx: Context, mail: Mail, outcome: Outcome): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (outcome.state === 'dropped') {
      await tx.delete(mails).where(eq(mails.id, mail.id));
      return;
    }
    const { debtorId, dossierId, kind, id: mailId } = mail;
    if (outcome.state === 'waiting') {
      await tx
        .update(mails)
        .set({
          nextAt: outcome.at,
          claimedUntil: null,
          reason: outcome.reason,
          ...(outcome.isUnclear ? { isUnclear: true } : {}),
          // To be held back is no try that failed.
          ...(outcome.isHeld ? { tries: mail.tries - 1 } : {}),
        })
        .where(eq(mails.id, mailId));
      if (outcome.isHeld && debtorId)
        await tx.insert(contacts).values({
          ...{ debtorId, dossierId, mailId, kind, at: ctx.now },
          ...{ event: 'later' as const, reason: outcome.reason, until: outcome.at },
        });
      return;
    }
    const { state, reason = null } = outcome;
    await tx
      .update(mails)
      .set({ state, reason, endedAt: ctx.now, claimedUntil: null, sealed: null })
      .where(eq(mails.id, mailId));
    if (!debtorId || outcome.isUnsaid) return;
    const row = { debtorId, dossierId, mailId, kind, at: ctx.now };
    if (outcome.alsoByPost) await tx.insert(contacts).values({ ...row, event: 'byPost' });
    await tx.insert(contacts).values({ ...row, event: state, reason });
  });
}

/** The address that the debtor confirmed; none while a mail to it came back since. */
async function addressOf(
  db: Database,
  debtorId: string,
): Promise<{ to: string | null; hasBounced: boolean }> {
  const [row] = await db
    .select({ to: debtors.confirmedEmail, since: debtors.confirmedEmailAt })
    .from(debtors)
    .where(eq(debtors.id, debtorId));
  if (!row?.to) return { to: null, hasBounced: false };
  // When it was sent counts, not when the report came: it may have gone to the address of before. Codes and what tells an old address
  // go elsewhere than here.
  const sentAt = sql`coalesce(${mails.endedAt}, ${contacts.at})`;
  const [bounced] = await db
    .select({ id: contacts.id })
    .from(contacts)
    .leftJoin(mails, eq(mails.id, contacts.mailId))
    .where(
      and(
        eq(contacts.debtorId, debtorId),
        eq(contacts.event, 'bounced'),
        notInArray(contacts.kind, [...sealedKinds]),
        row.since ? sql`${sentAt} > ${row.since.toISOString()}::timestamptz` : undefined,
      ),
    )
    .limit(1);
  const hasBounced = bounced !== undefined;
  return { to: hasBounced ? null : row.to, hasBounced };
}

async function attachmentOf(db: Database, fileId: string): Promise<Attachment> {
  const [file] = await db.select().from(files).where(eq(files.id, fileId));
  const bytes = file && (await storage().get(file));
  if (!bytes) throw new Error('the paper is in the dossier');
  const content = Buffer.from(await new Response(bytes).arrayBuffer());
  return { filename: file.name, content, contentType: 'application/pdf' };
}

/** The words for the facts of a mail: days and instants as people read them. */
function factsOf({ facts, language, queuedAt }: Mail): Record<string, string> {
  return {
    ...facts,
    ...(facts.day ? { day: formatDay(facts.day as Day, language) } : {}),
    at: formatInstant(queuedAt, language),
  };
}
