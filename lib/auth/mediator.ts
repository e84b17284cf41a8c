import { and, eq, sql } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { record } from '../audit/record.ts';
import type { Context, MediatorActor } from '../context.ts';
import type { Locale } from '../i18n/locales.ts';
import { runsOn } from '../mandates/reach.ts';
import { mostMandates, scopesOf } from '../mandates/rules.ts';
import { queueCode } from '../outbox/queue-mail.ts';
import { err, ok, type Result } from '../result.ts';
import { freshMailCode, hashCode, spendLikeCode, verifyCode } from './hashing.ts';
import { attemptSucceeded, takeAttempt, type Visitor } from './limits.ts';
import { replaceMailCode, type SignInRefusal, spendMailCode } from './mail-codes.ts';
import { openSession } from './session-rows.ts';

type Asked = { reference: string; code: string; browser: string; language: Locale };

/**
 * Judges an invitation: where it is right, a one-time code is made for the address that the debtor gave. Right, wrong and
 * unknown answer alike and take the same work.
 */
export async function askMediatorCode(
  ctx: Context,
  visitor: Visitor,
  { reference, code: typed, browser, language }: Asked,
): Promise<Result<{ mailId: string }, 'limited'>> {
  const tried = { subject: reference, visitor, now: ctx.now };
  const attempt = await takeAttempt(ctx.db, { kind: 'mandate', ...tried });
  if (attempt === null) return err('limited');
  const running = await ctx.db
    .select({ id: mandates.id, email: mandates.email, hash: mandates.codeHash })
    .from(mandates)
    .innerJoin(dossiers, eq(dossiers.id, mandates.dossierId))
    .where(and(eq(dossiers.reference, reference), runsOn(ctx.today)))
    .limit(mostMandates);
  let right: (typeof running)[number] | undefined;
  for (let place = 0; place < mostMandates; place += 1) {
    const one = running[place];
    const fits = one?.hash ? await verifyCode(one.hash, typed) : await spendLikeCode(typed);
    if (fits) right = one;
  }
  if (right) await attemptSucceeded(ctx.db, attempt);
  else await record(ctx.db, ctx, { type: 'signIn.refused', facts: { way: 'mandate' } });
  // Too many mails are kept from that address in silence: telling would say that the invitation is right.
  const send = { ...tried, kind: 'mandate_send' as const, subject: right?.id ?? `none ${reference}` };
  const maySend = (await takeAttempt(ctx.db, send)) !== null;
  const code = freshMailCode();
  const codeHash = await hashCode(code);
  return ctx.db.transaction(async (tx) => {
    const mandateId = right && maySend ? right.id : null;
    const email = right?.email ?? '';
    await replaceMailCode(tx, ctx.now, { purpose: 'mandate', mandateId, email, browser, codeHash });
    await record(tx, ctx, { type: 'mailCode.asked', facts: { purpose: 'mandate' } });
    const to = right && maySend ? right.email : null;
    return ok({ mailId: await queueCode(tx, ctx, { to, code, language }) });
  });
}

/** Signs a mediator in with the code of the mail, in the browser that asked for it, to the one dossier of the mandate. */
export async function signInMediator(
  ctx: Context,
  visitor: Visitor,
  input: { code: string; browser: string; older?: string | undefined },
): Promise<Result<{ sessionId: string }, SignInRefusal>> {
  const used = await spendMailCode(ctx, visitor, { ...input, purpose: 'mandate' });
  if (!used.ok) return used;
  const { mandateId } = used.value;
  if (!mandateId) return err('wrong');
  return ctx.db.transaction(async (tx) => {
    // Who takes it back at the same time waits, and ends this session; who was first leaves nothing to open.
    const [mandate] = await tx
      .update(mandates)
      .set({ usedAt: sql`coalesce(${mandates.usedAt}, ${ctx.now.toISOString()})` })
      .where(and(eq(mandates.id, mandateId), runsOn(ctx.today)))
      .returning();
    if (!mandate) return err('wrong');
    const { dossierId } = mandate;
    const who = { level: 'mandate', mandateId } as const;
    const { sessionId, endsOlder } = await openSession(tx, ctx.now, who, input.older);
    const actor: MediatorActor = {
      ...{ kind: 'mediator', sessionId, mandateId, dossierId },
      ...{ scopes: scopesOf(mandate), on: ctx.today },
    };
    const facts = { way: 'mandate', ...(endsOlder ? { endsOlder } : {}) };
    await record(tx, { actor, now: ctx.now }, { type: 'signIn.done', dossierId, facts });
    return ok({ sessionId });
  });
}
