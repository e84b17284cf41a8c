import { and, count, eq, ne } from 'drizzle-orm';
import { keptForms, sessions } from '@/db/schema/access.ts';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { isId } from '../dossiers/queries.ts';
import { err, ok, type Result } from '../result.ts';
import { ownKeptForms, type Typist } from './queries.ts';
import { mostKeptCharacters, mostKeptPages, pageOf } from './rules.ts';

/**
 * Keeps what was typed into a form whose session was over when it came. `notKept` when nobody knows whose session it
 * was, when nothing was typed, or too much.
 */
export async function keepForm(
  ctx: Context,
  input: { sessionId: string | undefined; path: string; typed: Record<string, string> },
): Promise<Result<{ page: string }, 'notKept'>> {
  const { sessionId } = input;
  const typed = JSON.stringify(input.typed);
  const page = pageOf(input.path);
  if (ctx.actor.kind !== 'nobody' || !sessionId || !isId(sessionId)) return err('notKept');
  if (typed === '{}' || typed.length > mostKeptCharacters || page.length > 200) return err('notKept');
  return ctx.db.transaction(async (tx) => {
    const [session] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.id, sessionId))
      .for('update');
    if (!session) return err('notKept');
    const [others] = await tx
      .select({ pages: count() })
      .from(keptForms)
      .where(and(eq(keptForms.sessionId, session.id), ne(keptForms.page, page)));
    if ((others?.pages ?? 0) >= mostKeptPages) return err('notKept');
    await tx
      .insert(keptForms)
      .values({ sessionId: session.id, page, typed, keptAt: ctx.now })
      .onConflictDoUpdate({
        target: [keptForms.sessionId, keptForms.page],
        set: { typed, keptAt: ctx.now },
      });
    await record(tx, ctx, { type: 'form.kept', facts: { characters: typed.length } });
    return ok({ page });
  });
}

/** Forgets what was kept of this person on a page, once its form was sent. */
export async function forgetKeptForm(ctx: Typist, path: string): Promise<Result<{ forms: number }, never>> {
  return ctx.db.transaction(async (tx) => {
    const gone = await tx
      .delete(keptForms)
      .where(ownKeptForms(ctx, path))
      .returning({ page: keptForms.page });
    if (gone.length > 0) await record(tx, ctx, { type: 'keptForm.forgotten', facts: { forms: gone.length } });
    return ok({ forms: gone.length });
  });
}
