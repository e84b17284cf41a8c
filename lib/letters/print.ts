import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import type { Database } from '@/db/client.ts';
import { files } from '@/db/schema/correspondence.ts';
import { dossiers, reminders } from '@/db/schema/dossiers.ts';
import { letterBatches, letters } from '@/db/schema/letters.ts';
import { contacts } from '@/db/schema/mails.ts';
import { debtors } from '@/db/schema/parties.ts';
import { record } from '../audit/record.ts';
import { storeAccessCode } from '../auth/commands.ts';
import { freshAccessCode } from '../auth/hashing.ts';
import { checkClaims } from '../claims/check.ts';
import { remind } from '../claims/remind.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { loadTopic } from '../i18n/messages.ts';
import { err, ok, type Result } from '../result.ts';
import { rowsOf } from '../rows-of.ts';
import { storage } from '../storage/storage.ts';
import { type BatchFolder, openBatchFolder } from './batch-folder.ts';
import { isResting, orderDue } from './due.ts';
import { factsOfLetter } from './facts-of-letter.ts';
import { letterPdf } from './letter-pdf.ts';
import { type Missing, missingOf } from './missing-of.ts';
import { pagesOf } from './pages-of.ts';
import { isCodeLetter, type LetterKind } from './rules.ts';
import type { Printed } from './view.ts';

export type Refused = { dossierNumber: string; missing: readonly (Missing | 'rests' | 'paper')[] };

/**
 * Writes the letters of a kind that wait or are due into a folder, each once, with a new code in each and a manifest of all.
 * Interrupted and run again into the same folder it goes on where it was. `unfinished`: a run into another folder was
 * interrupted; with `redo` its letters are made anew here.
 */
export async function printLetters(
  ctx: Context<SystemActor>,
  { kind, since, folder: path, redo }: { kind: LetterKind; since: Day | null; folder: string; redo: boolean },
): Promise<Result<{ printed: number; refused: Refused[] }, 'unfinished' | 'otherKind'>> {
  const folder = await openBatchFolder(path);
  const begun = await begin(ctx, { kind, folder, redo });
  if (!begun.ok) return begun;
  if (begun.value.isFinished) return ok({ printed: await countPrinted(ctx.db, folder.batchId), refused: [] });
  if (isCodeLetter(kind)) await orderDue(ctx.db, kind, { now: ctx.now, today: ctx.today, since });
  const refused: Refused[] = [];
  for (let last = ''; ; ) {
    const [next] = await ctx.db
      .select({ id: letters.id, dossierId: letters.dossierId })
      .from(letters)
      .where(and(eq(letters.kind, kind), isNull(letters.printedAt), last ? gt(letters.id, last) : undefined))
      .orderBy(asc(letters.id))
      .limit(1);
    if (!next) break;
    last = next.id;
    const missing = await printOne(ctx, folder, next.id);
    if (missing) refused.push(missing);
  }
  const printed = await countPrinted(ctx.db, folder.batchId);
  await folder.write('manifest.csv', manifestOf(ctx.db, folder.batchId));
  await ctx.db.transaction(async (tx) => {
    await tx.update(letterBatches).set({ finishedAt: ctx.now }).where(eq(letterBatches.id, folder.batchId));
    await record(tx, ctx, {
      type: 'letters.printed',
      facts: { batchId: folder.batchId, kind, printed, refused: refused.length },
    });
  });
  return ok({ printed, refused });
}

async function begin(
  ctx: Context<SystemActor>,
  { kind, folder, redo }: { kind: LetterKind; folder: BatchFolder; redo: boolean },
): Promise<Result<{ isFinished: boolean }, 'unfinished' | 'otherKind'>> {
  const { batchId } = folder;
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('letters', 0))`);
    const [known] = await tx.select().from(letterBatches).where(eq(letterBatches.id, batchId));
    if (known) return known.kind === kind ? ok({ isFinished: known.finishedAt !== null }) : err('otherKind');
    const [open] = await tx
      .select({ id: letterBatches.id })
      .from(letterBatches)
      .where(
        and(eq(letterBatches.kind, kind), isNull(letterBatches.finishedAt), ne(letterBatches.id, batchId)),
      );
    if (open && !redo) return err('unfinished');
    if (open) {
      // The folder of that run is lost: its letters wait again, their codes are replaced, and no reminder of it was sent.
      if (kind === 'reminder')
        await tx.execute(sql`delete from reminders using letters where letters.batch_id = ${open.id}::uuid
          and reminders.dossier_id = letters.dossier_id and reminders.kind = 'first_reminder'
          and reminders.channel = 'post' and reminders.sent_on = letters.printed_on`);
      await tx
        .update(letters)
        .set({ batchId: null, printedAt: null, printedOn: null, pages: null, language: null })
        .where(eq(letters.batchId, open.id));
      await tx.update(letterBatches).set({ finishedAt: ctx.now }).where(eq(letterBatches.id, open.id));
    }
    await tx.insert(letterBatches).values({ id: batchId, kind, startedAt: ctx.now });
    return ok({ isFinished: false });
  });
}

/** Prints one letter: the file is whole before the database says so, and a letter that is made again has the same name. */
async function printOne(
  ctx: Context<SystemActor>,
  folder: BatchFolder,
  letterId: string,
): Promise<Refused | null> {
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    const [order] = await tx
      .select({
        dossierId: letters.dossierId,
        kind: letters.kind,
        cause: letters.cause,
        fileId: letters.fileId,
        number: dossiers.number,
        rests: sql<boolean>`${isResting(sql`${dossiers.id}`, sql`${ctx.today}::date`)}`,
      })
      .from(letters)
      .innerJoin(dossiers, eq(dossiers.id, letters.dossierId))
      .where(and(eq(letters.id, letterId), isNull(letters.printedAt)))
      .for('update', { of: letters });
    if (!order) return null;
    const { dossierId, kind, cause } = order;
    if (!isCodeLetter(kind)) return printPaper(tx, ctx, folder, { ...order, letterId });
    const code = freshAccessCode();
    const letter = await factsOfLetter(within, { dossierId, kind, code });
    if (!letter) return null;
    // What a person asked for always leaves; what we send of our own motion rests with the dossier.
    const missing = cause === 'batch' && order.rests ? (['rests'] as const) : missingOf(letter);
    if (missing.length > 0) {
      if (cause === 'batch') await tx.delete(letters).where(eq(letters.id, letterId));
      if (missing[0] === 'rests') await noteRefused(tx, ctx, dossierId, kind);
      return { dossierNumber: order.number, missing };
    }
    const t = createTranslator({
      locale: letter.locale,
      messages: await loadTopic(letter.locale, 'letters'),
    });
    const { pdf, pages } = await letterPdf(letter, t);
    await folder.write(`${letterId}.pdf`, [pdf]);
    await storeAccessCode(within, dossierId, code);
    await tx
      .update(letters)
      .set({
        ...{ batchId: folder.batchId, printedAt: ctx.now, printedOn: ctx.today, pages },
        language: letter.locale,
      })
      .where(eq(letters.id, letterId));
    if (kind === 'notice') await noteSent(tx, ctx, dossierId);
    if (kind === 'reminder') {
      await remind(tx, dossierId, ctx.today);
      await checkClaims(tx, ctx, [dossierId]);
    }
    await record(tx, ctx, { type: 'letter.printed', dossierId, facts: { letterId, kind, pages } });
    return null;
  });
}

/** Prints a paper as it was made, for who takes none by mail. */
async function printPaper(
  tx: Database,
  ctx: Context<SystemActor>,
  folder: BatchFolder,
  { letterId, dossierId, kind, fileId, number }: Paper,
): Promise<Refused | null> {
  const [file] = await tx
    .select({
      storageKey: files.storageKey,
      sha256: files.sha256,
      language: debtors.language,
      street: debtors.street,
    })
    .from(files)
    .innerJoin(dossiers, eq(dossiers.id, files.dossierId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(eq(files.id, fileId ?? ''));
  const bytes = file && (await storage().get(file));
  if (!bytes) return { dossierNumber: number, missing: ['paper'] };
  if (!file.street) return { dossierNumber: number, missing: ['debtorAddress'] };
  const pdf = Buffer.from(await new Response(bytes).arrayBuffer());
  const pages = pagesOf(pdf);
  await folder.write(`${letterId}.pdf`, [pdf]);
  await tx
    .update(letters)
    .set({
      batchId: folder.batchId,
      printedAt: ctx.now,
      printedOn: ctx.today,
      pages,
      language: file.language,
    })
    .where(eq(letters.id, letterId));
  await record(tx, ctx, { type: 'letter.printed', dossierId, facts: { letterId, kind, pages } });
  return null;
}

type Paper = { letterId: string; dossierId: string; kind: LetterKind; fileId: string | null; number: string };

/** What collection rests kept from being sent stands where the debtor sees it. */
async function noteRefused(
  tx: Database,
  { now }: Context,
  dossierId: string,
  kind: LetterKind,
): Promise<void> {
  const [dossier] = await tx
    .select({ debtorId: dossiers.debtorId })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  if (dossier)
    await tx
      .insert(contacts)
      .values({ ...dossier, dossierId, kind, event: 'refused', reason: 'rests', at: now });
}

/** A formal notice of ours is a fact of the dossier, once; one that is made again is sent on its new day. */
async function noteSent(tx: Database, { today }: Context, dossierId: string): Promise<void> {
  const ours = and(
    eq(reminders.dossierId, dossierId),
    eq(reminders.kind, 'formal_notice'),
    isNull(reminders.invoiceId),
  );
  const known = await tx.update(reminders).set({ sentOn: today }).where(ours).returning({ id: reminders.id });
  if (known.length > 0) return;
  await tx.insert(reminders).values({ dossierId, kind: 'formal_notice', channel: 'post', sentOn: today });
}

const countPrinted = (db: Database, batchId: string): Promise<number> =>
  db.$count(letters, eq(letters.batchId, batchId));

const pageSize = 500;

/** The lines of the manifest, a few at a time. */
async function* manifestOf(db: Database, batchId: string): AsyncGenerator<string> {
  yield 'file;dossier;pages;language\n';
  for (let last = ''; ; ) {
    const rows = await rowsOf<Printed & { id: string }>(
      db,
      sql`select letters.id, letters.id || '.pdf' as file, dossiers.reference, letters.pages, letters.language
        from letters join dossiers on dossiers.id = letters.dossier_id
        where letters.batch_id = ${batchId}::uuid ${last ? sql`and letters.id > ${last}::uuid` : sql``}
        order by letters.id limit ${pageSize}`,
    );
    for (const { file, reference, pages, language } of rows)
      yield `${file};${reference};${pages};${language}\n`;
    if (rows.length < pageSize) return;
    last = rows.at(-1)?.id ?? '';
  }
}
