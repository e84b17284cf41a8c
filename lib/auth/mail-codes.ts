import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { oneTimeCodes } from '@/db/schema/access.ts';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { err, ok, type Result } from '../result.ts';
import { keyedHash, spendLikeCode, verifyCode } from './hashing.ts';
import { attemptSucceeded, takeAttempt, type Visitor } from './limits.ts';
import { mailCodeMinutes, mailCodeTries } from './rules.ts';
import { minutesAfter } from './session-rows.ts';

export type SignInRefusal = 'wrong' | 'limited';
type CodePurpose = 'sign_in' | 'confirm_email' | 'mandate';
type Spent = { email: string; debtorId: string | null; mandateId: string | null };

/** Makes a one-time code of a browser; an older one for the same purpose stops working. */
export async function replaceMailCode(
  tx: Database,
  now: Date,
  asked: {
    purpose: CodePurpose;
    debtorId?: string | null;
    mandateId?: string | null;
    email: string;
    browser: string;
    codeHash: string;
  },
) {
  const browserHash = keyedHash('browser', asked.browser);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mailCode ${browserHash}`}, 0))`);
  await tx
    .update(oneTimeCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeCodes.browserHash, browserHash),
        eq(oneTimeCodes.purpose, asked.purpose),
        isNull(oneTimeCodes.usedAt),
      ),
    );
  await tx.insert(oneTimeCodes).values({
    purpose: asked.purpose,
    debtorId: asked.debtorId ?? null,
    mandateId: asked.mandateId ?? null,
    email: asked.email,
    codeHash: asked.codeHash,
    browserHash,
    createdAt: now,
    expiresAt: minutesAfter(now, mailCodeMinutes),
  });
}

/** Spends the one-time code of a browser: right once, within its minutes and its tries. */
export async function spendMailCode(
  ctx: Context,
  visitor: Visitor,
  input: { code: string; browser: string; purpose: CodePurpose },
): Promise<Result<Spent, SignInRefusal>> {
  const browserHash = keyedHash('browser', input.browser);
  const attempt = await takeAttempt(ctx.db, {
    kind: input.purpose === 'mandate' ? 'mandate_code' : 'email_code',
    subject: browserHash,
    visitor,
    now: ctx.now,
  });
  if (attempt === null) return err('limited');
  // The try is taken from the code in the same statement that finds it: parallel guesses share the five.
  const [asked] = await ctx.db
    .update(oneTimeCodes)
    .set({ tries: sql`${oneTimeCodes.tries} + 1` })
    .where(
      and(
        eq(oneTimeCodes.browserHash, browserHash),
        eq(oneTimeCodes.purpose, input.purpose),
        isNull(oneTimeCodes.usedAt),
        gt(oneTimeCodes.expiresAt, ctx.now),
        sql`${oneTimeCodes.tries} < ${mailCodeTries}`,
      ),
    )
    .returning({
      id: oneTimeCodes.id,
      hash: oneTimeCodes.codeHash,
      email: oneTimeCodes.email,
      debtorId: oneTimeCodes.debtorId,
      mandateId: oneTimeCodes.mandateId,
    });
  const right = asked ? await verifyCode(asked.hash, input.code) : await spendLikeCode(input.code);
  if (!asked || !right) {
    await record(ctx.db, ctx, { type: 'mailCode.refused', facts: { purpose: input.purpose } });
    return err('wrong');
  }
  return ctx.db.transaction(async (tx) => {
    const [used] = await tx
      .update(oneTimeCodes)
      .set({ usedAt: ctx.now })
      .where(and(eq(oneTimeCodes.id, asked.id), isNull(oneTimeCodes.usedAt)))
      .returning({ id: oneTimeCodes.id });
    if (!used) return err('wrong');
    await attemptSucceeded(tx, attempt);
    return ok({ email: asked.email, debtorId: asked.debtorId, mandateId: asked.mandateId });
  });
}
