import { and, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { accessCodes, sessionDebtors, sessions } from '@/db/schema/access.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { debtors, staff } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context, DebtorActor } from '../context.ts';
import type { Locale } from '../i18n/locales.ts';
import { endMandates } from '../mandates/end-mandates.ts';
import { queueChanged, queueCode } from '../outbox/queue-mail.ts';
import { err, ok, type Result } from '../result.ts';
import {
  freshAccessCode,
  freshMailCode,
  hashCode,
  hashPassword,
  spendLikeCode,
  spendLikePassword,
  verifyCode,
  verifyPassword,
} from './hashing.ts';
import { attemptSucceeded, takeAttempt, type Visitor } from './limits.ts';
import { replaceMailCode, type SignInRefusal, spendMailCode } from './mail-codes.ts';
import { accessCodeDays } from './rules.ts';
import type { LetterSignIn, StaffSignIn } from './schema.ts';
import { endMailSessions, endSessions, minutesAfter, openSession } from './session-rows.ts';

type SignIn = Promise<Result<{ sessionId: string }, SignInRefusal>>;

/** What came with the sign-in: the session that this browser had until now. */
type From = { older?: string | undefined };

/** Signs a debtor in with the reference and the code of the letter. Unknown and wrong look and take the same. */
export async function signInWithLetter(ctx: Context, visitor: Visitor, input: LetterSignIn & From): SignIn {
  const attempt = await takeAttempt(ctx.db, {
    kind: 'letter',
    subject: input.reference,
    visitor,
    now: ctx.now,
  });
  if (attempt === null) return err('limited');
  const [known] = await ctx.db
    .select({
      codeId: accessCodes.id,
      hash: accessCodes.hash,
      debtorId: dossiers.debtorId,
      dossierId: dossiers.id,
    })
    .from(accessCodes)
    .innerJoin(dossiers, eq(dossiers.id, accessCodes.dossierId))
    .where(
      and(
        eq(dossiers.reference, input.reference),
        isNull(accessCodes.replacedAt),
        gt(accessCodes.expiresAt, ctx.now),
      ),
    )
    .orderBy(desc(accessCodes.createdAt))
    .limit(1);
  const right = known ? await verifyCode(known.hash, input.code) : await spendLikeCode(input.code);
  if (!known || !right) {
    await record(ctx.db, ctx, { type: 'signIn.refused', facts: { way: 'letter' } });
    return err('wrong');
  }
  return ctx.db.transaction(async (tx) => {
    // A new letter may have come since the check: who waited for it here finds the code replaced.
    const [valid] = await tx
      .update(accessCodes)
      .set({ firstUsedAt: sql`coalesce(${accessCodes.firstUsedAt}, ${ctx.now.toISOString()})` })
      .where(and(eq(accessCodes.id, known.codeId), isNull(accessCodes.replacedAt)))
      .returning({ id: accessCodes.id });
    if (!valid) return err('wrong');
    await attemptSucceeded(tx, attempt);
    const debtorIds = [known.debtorId];
    const who = { level: 'letter', debtorIds, accessCodeId: valid.id } as const;
    const { sessionId, endsOlder } = await openSession(tx, ctx.now, who, input.older);
    const actor: Actor = { kind: 'debtor', sessionId, debtorIds };
    await record(
      tx,
      { actor, now: ctx.now },
      { type: 'signIn.done', dossierId: known.dossierId, facts: factsOf('letter', endsOlder) },
    );
    return ok({ sessionId });
  });
}

/** Signs a member of staff in with e-mail and password. */
export async function signInStaff(ctx: Context, visitor: Visitor, input: StaffSignIn & From): SignIn {
  const attempt = await takeAttempt(ctx.db, { kind: 'staff', subject: input.email, visitor, now: ctx.now });
  if (attempt === null) return err('limited');
  const [known] = await ctx.db
    .select({ id: staff.id, passwordHash: staff.passwordHash, role: staff.role, reach: staff.reach })
    .from(staff)
    .where(and(eq(staff.email, input.email), isNull(staff.disabledAt)));
  const right = known
    ? await verifyPassword(known.passwordHash, input.password)
    : await spendLikePassword(input.password);
  if (!known || !right) {
    await record(ctx.db, ctx, { type: 'signIn.refused', facts: { way: 'password' } });
    return err('wrong');
  }
  return ctx.db.transaction(async (tx) => {
    await attemptSucceeded(tx, attempt);
    const who = { level: 'password', staffId: known.id } as const;
    const { sessionId, endsOlder } = await openSession(tx, ctx.now, who, input.older);
    const actor: Actor = {
      kind: 'staff',
      sessionId,
      staffId: known.id,
      role: known.role,
      reach: known.reach,
    };
    await record(tx, { actor, now: ctx.now }, { type: 'signIn.done', facts: factsOf('password', endsOlder) });
    return ok({ sessionId });
  });
}

const factsOf = (way: string, endsOlder: boolean) => ({ way, ...(endsOlder ? { endsOlder } : {}) });

/** Makes a one-time code to sign in with, when the address was confirmed by somebody; else says so to the caller alone. */
export async function askSignInCode(
  ctx: Context,
  visitor: Visitor,
  input: { email: string; browser: string },
): Promise<Result<{ mailId: string }, 'limited'>> {
  const attempt = await takeAttempt(ctx.db, {
    kind: 'email_send',
    subject: input.email,
    visitor,
    now: ctx.now,
  });
  if (attempt === null) return err('limited');
  const [known] = await ctx.db
    .select({ id: debtors.id, language: debtors.language })
    .from(debtors)
    .where(eq(debtors.confirmedEmail, input.email))
    .limit(1);
  // Hashed before the transaction: it waits for its turn, and a transaction would wait with it.
  const code = freshMailCode();
  const codeHash = await hashCode(code);
  return ctx.db.transaction(async (tx) => {
    await replaceMailCode(tx, ctx.now, { purpose: 'sign_in', ...input, codeHash });
    await record(tx, ctx, { type: 'mailCode.asked', facts: { purpose: 'sign_in' } });
    // A mail to nobody waits in the same way: an address that we know must not take longer than one that we do not.
    const to = known ? input.email : null;
    const mailId = await queueCode(tx, ctx, {
      to,
      code,
      language: known?.language ?? 'nl',
      debtorId: known?.id,
    });
    return ok({ mailId });
  });
}

/** Signs in with the code of the mail, in the browser that asked for it, to all who confirmed that address. */
export async function signInWithMailCode(
  ctx: Context,
  visitor: Visitor,
  input: { code: string; browser: string } & From,
): SignIn {
  const { code, browser, older } = input;
  const used = await spendMailCode(ctx, visitor, { code, browser, purpose: 'sign_in' });
  if (!used.ok) return used;
  return ctx.db.transaction(async (tx) => {
    // Held, so that whoever takes the address away at the same time also ends this session.
    const known = await tx
      .select({ id: debtors.id })
      .from(debtors)
      .where(eq(debtors.confirmedEmail, used.value.email))
      .orderBy(debtors.id)
      .for('share');
    if (known.length === 0) return err('wrong');
    const debtorIds = known.map((debtor) => debtor.id);
    const { sessionId, endsOlder } = await openSession(tx, ctx.now, { level: 'email', debtorIds }, older);
    const actor: Actor = { kind: 'debtor', sessionId, debtorIds };
    await record(tx, { actor, now: ctx.now }, { type: 'signIn.done', facts: factsOf('email', endsOlder) });
    return ok({ sessionId });
  });
}

/** Makes a one-time code that will confirm an address for the signed-in debtor. */
export async function askConfirmationCode(
  ctx: Context<DebtorActor>,
  visitor: Visitor,
  input: { email: string; browser: string },
): Promise<Result<{ mailId: string }, 'limited' | 'notFound'>> {
  const attempt = await takeAttempt(ctx.db, {
    kind: 'email_send',
    subject: input.email,
    visitor,
    now: ctx.now,
  });
  if (attempt === null) return err('limited');
  const [debtor] = await ctx.db
    .select({ id: debtors.id, language: debtors.language })
    .from(debtors)
    .where(inArray(debtors.id, [...ctx.actor.debtorIds]))
    .limit(1);
  if (!debtor) return err('notFound');
  // Hashed before the transaction: it waits for its turn, and a transaction would wait with it.
  const code = freshMailCode();
  const codeHash = await hashCode(code);
  return ctx.db.transaction(async (tx) => {
    await replaceMailCode(tx, ctx.now, { purpose: 'confirm_email', debtorId: debtor.id, ...input, codeHash });
    await record(tx, ctx, { type: 'mailCode.asked', facts: { purpose: 'confirm_email' } });
    return ok({
      mailId: await queueCode(tx, ctx, {
        to: input.email,
        code,
        language: debtor.language,
        debtorId: debtor.id,
      }),
    });
  });
}

/** Confirms the address that the code was sent to; from then on it can receive one-time codes. */
export async function confirmEmail(
  ctx: Context<DebtorActor>,
  visitor: Visitor,
  input: { code: string; browser: string },
): Promise<Result<{ email: string }, SignInRefusal>> {
  const used = await spendMailCode(ctx, visitor, { ...input, purpose: 'confirm_email' });
  if (!used.ok) return used;
  const { debtorId, email } = used.value;
  if (!debtorId || !ctx.actor.debtorIds.includes(debtorId)) return err('wrong');
  return ctx.db.transaction(async (tx) => {
    const before = await holdMyself(tx, ctx);
    await tx
      .update(debtors)
      .set({ confirmedEmail: email, confirmedEmailAt: ctx.now })
      .where(inArray(debtors.id, [...ctx.actor.debtorIds]));
    const changed = before.flatMap((each) => (each.email && each.email !== email ? [each.id] : []));
    const endedSessions = await endMailSessions(tx, ctx.now, { ...ctx.actor, debtorIds: changed });
    await tellOld(tx, ctx, before, email);
    await record(tx, ctx, { type: 'email.confirmed', facts: { endedSessions } });
    return ok({ email });
  });
}

/** Takes the address away again: no more one-time codes go there, and what such codes opened elsewhere ends. */
export async function forgetEmail(ctx: Context<DebtorActor>): Promise<Result<Record<never, never>, never>> {
  return ctx.db.transaction(async (tx) => {
    const before = await holdMyself(tx, ctx);
    await tx
      .update(debtors)
      .set({ confirmedEmail: null, confirmedEmailAt: null })
      .where(inArray(debtors.id, [...ctx.actor.debtorIds]));
    const endedSessions = await endMailSessions(tx, ctx.now, ctx.actor);
    await tellOld(tx, ctx, before, null);
    await record(tx, ctx, { type: 'email.forgotten', facts: { endedSessions } });
    return ok({});
  });
}

/** Holds the rows of the asking debtor until the transaction ends, in the order in which all hold them. */
const holdMyself = (tx: Database, { actor }: Context<DebtorActor>) =>
  tx
    .select({ id: debtors.id, email: debtors.confirmedEmail, language: debtors.language })
    .from(debtors)
    .where(inArray(debtors.id, [...actor.debtorIds]))
    .orderBy(debtors.id)
    .for('no key update');

/** Tells each address that was there before, once, that it is not any more. */
async function tellOld(
  tx: Database,
  ctx: Context,
  before: readonly { id: string; email: string | null; language: Locale }[],
  email: string | null,
): Promise<void> {
  const old = new Map(before.map((each) => [each.email, each]));
  for (const [to, { id, language }] of old)
    if (to && to !== email) await queueChanged(tx, ctx, { to, language, debtorId: id, what: 'email' });
}

/** Ends every other session that reaches what is this person's, at once. */
export async function endOtherSessions(ctx: Context<DebtorActor>): Promise<Result<{ ended: number }, never>> {
  const { sessionId, debtorIds } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const mine = tx
      .select({ id: sessionDebtors.sessionId })
      .from(sessionDebtors)
      .where(inArray(sessionDebtors.debtorId, [...debtorIds]));
    const ended = await endSessions(tx, ctx.now, and(inArray(sessions.id, mine), ne(sessions.id, sessionId)));
    await record(tx, ctx, { type: 'sessions.ended', facts: { ended } });
    return ok({ ended });
  });
}

/** Ends the session of this browser, at once; one that ended before is left as it is. */
export async function endSession(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (!('sessionId' in actor)) return;
  await ctx.db.transaction(async (tx) => {
    const ended = await endSessions(tx, ctx.now, eq(sessions.id, actor.sessionId));
    if (ended > 0) await record(tx, ctx, { type: 'signOut.done' });
  });
}

/**
 * Makes a new access code for a dossier; older ones stop working. The code is handed to `carry` (the letter, the
 * file) before its hash is stored, and is nowhere else.
 */
export async function makeAccessCode(
  ctx: Context,
  dossierId: string,
  carry: (code: string) => Promise<void>,
): Promise<void> {
  const code = freshAccessCode();
  await carry(code);
  await storeAccessCode(ctx, dossierId, code);
}

/** Stores a code that a letter carries; older ones of the dossier stop working, and what they opened ends. */
export async function storeAccessCode(ctx: Context, dossierId: string, code: string): Promise<void> {
  const hash = await hashCode(code);
  await ctx.db.transaction(async (tx) => {
    // Held until the end, so that of two codes made at once one replaces the other.
    await tx
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(eq(dossiers.id, dossierId))
      .for('no key update');
    const replaced = await tx
      .update(accessCodes)
      .set({ replacedAt: ctx.now })
      .where(and(eq(accessCodes.dossierId, dossierId), isNull(accessCodes.replacedAt)))
      .returning({ id: accessCodes.id });
    const old = inArray(
      sessions.accessCodeId,
      replaced.map((code) => code.id),
    );
    const endedSessions = await endSessions(tx, ctx.now, old);
    // Who held the older letter may have let somebody in.
    const given = inArray(
      mandates.accessCodeId,
      replaced.map((code) => code.id),
    );
    const { mandates: endedMandates } = await endMandates(tx, ctx, given, null);
    await tx.insert(accessCodes).values({
      dossierId,
      hash,
      createdAt: ctx.now,
      expiresAt: minutesAfter(ctx.now, accessCodeDays * 24 * 60),
    });
    const facts = {
      ...{ replaced: replaced.length, endedSessions },
      ...(endedMandates > 0 ? { endedMandates } : {}),
    };
    await record(tx, ctx, { type: 'accessCode.made', dossierId, facts });
  });
}

/** Adds a member of staff; refused when the address is taken. */
export async function addStaff(
  ctx: Context,
  person: {
    email: string;
    name: string;
    password: string;
    role: 'agent' | 'administrator';
    reach: 'all' | 'listed';
    language: Locale;
  },
): Promise<Result<{ staffId: string }, 'emailTaken'>> {
  const { password, ...facts } = person;
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(staff)
      .values({ ...facts, passwordHash })
      .onConflictDoNothing({ target: staff.email })
      .returning({ id: staff.id });
    if (!row) return err('emailTaken');
    await record(tx, ctx, {
      type: 'staff.added',
      facts: { staffId: row.id, role: person.role, reach: person.reach },
    });
    return ok({ staffId: row.id });
  });
}
