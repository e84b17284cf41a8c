import { and, eq, isNull, sql } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { refundReturns, refunds } from '@/db/schema/banking.ts';
import { documents, files } from '@/db/schema/correspondence.ts';
import { ledgerEntries } from '@/db/schema/dossiers.ts';
import { mails } from '@/db/schema/mails.ts';
import { agency } from '../agency.ts';
import type { Context, SystemActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { linkBytes } from '../documents/store-judged.ts';
import { findDossier, listInvoices } from '../dossiers/queries.ts';
import { formatReference } from '../dossiers/reference.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { filingPaper } from '../filings/filing-paper.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { addressLines } from '../letters/address-lines.ts';
import { origins } from '../origin.ts';
import { planPaper } from '../plans/plan-paper.ts';
import { checkCodeOf } from '../receipts/chain.ts';
import { receiptOf } from '../receipts/write-receipt.ts';
import { err, ok } from '../result.ts';
import { storage } from '../storage/storage.ts';
import { closingPdf } from './closing-pdf.ts';
import { type RefundNotice, refundPdf } from './refund-pdf.ts';
import type { PaperKind } from './rules.ts';

type Asked = {
  id: string;
  kind: PaperKind | 'decision';
  dossierId: string;
  language: Locale;
  facts: Record<string, string>;
};

/**
 * Makes the paper of a mail and keeps it among the documents of the dossier, once: what is sent is what stays there. Null where
 * there is nothing to say any more, such as a plan that ended.
 */
export async function makePaper(
  ctx: Context<SystemActor>,
  { id, kind, dossierId, language, facts }: Asked,
): Promise<string | null> {
  const dossier = await findDossier(ctx, dossierId);
  const made = dossier && (await pdfOf(ctx, dossier, { kind, locale: language, facts }));
  if (!made) return null;
  const { pdf, title } = made;
  const mediaType = 'application/pdf' as const;
  const name = `${made.fileName}-${dossier.reference}.pdf`;
  const kept = { ...(await storage().put({ bytes: pdf, mediaType, name })), name, mediaType };
  type Kept = { fileId: string; again: boolean };
  const linked = await linkBytes<Kept, 'gone'>(ctx, kept, async (tx) => {
    const [mail] = await tx
      .select({ fileId: mails.fileId })
      .from(mails)
      .where(eq(mails.id, id))
      .for('update');
    if (!mail) return err('gone');
    if (mail.fileId) return ok({ fileId: mail.fileId, again: true });
    const [file] = await tx
      .insert(files)
      .values({ ...kept, dossierId })
      .returning({ id: files.id });
    if (!file) throw new Error('the file was not written');
    await tx
      .insert(documents)
      .values({ dossierId, fileId: file.id, kind: 'letter', title, issuedOn: ctx.today });
    await tx.update(mails).set({ fileId: file.id }).where(eq(mails.id, id));
    return ok({ fileId: file.id, again: false });
  });
  return linked.ok ? linked.value.fileId : null;
}

async function pdfOf(
  ctx: Context<SystemActor>,
  dossier: Owned<DossierView>,
  { kind, locale, facts }: Pick<Asked, 'kind' | 'facts'> & { locale: Locale },
): Promise<{ pdf: Buffer; title: string; fileName: string } | null> {
  const { debtor } = dossier;
  const envelope = {
    sender: [agency.name, ...agency.postalAddress.value].join(', '),
    lines: [debtor.name, ...addressLines(debtor)],
  };
  if (kind === 'decision')
    return filingPaper(ctx, dossier, { filingId: facts.filingId ?? '', locale, envelope });
  if (kind === 'refund') return refundPaper(ctx, dossier, { locale, facts, envelope });
  if (kind !== 'closing')
    return planPaper(ctx, dossier, locale, { envelope, isStatement: kind === 'statement' });
  const { messageId } = facts;
  if (dossier.openCents > 0 || !messageId) return null;
  const receipt = await ctx.db.transaction((tx) =>
    receiptOf(tx, ctx, { dossierId: dossier.id, kind: 'closing', objectId: messageId }),
  );
  const [last] = await ctx.db
    .select({ paidOn: sql<Day | null>`max(${ledgerEntries.valueOn})::text` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.dossierId, dossier.id), eq(ledgerEntries.kind, 'payment')));
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'papers') });
  const { principalCents, chargeCents, interestCents, paidCents } = dossier;
  const pdf = await closingPdf(
    {
      ...{ locale, agency, envelope, principalCents, chargeCents, interestCents, paidCents },
      ...{ madeOn: ctx.today, madeAt: ctx.now, site: new URL(origins[0]).host },
      ...{ debtorName: debtor.name, creditorName: dossier.creditor.name },
      reference: formatReference(dossier.reference),
      paidOn: last?.paidOn ?? ctx.today,
      number: receipt.number,
      code: checkCodeOf(receipt.hash),
      invoices: (await listInvoices(ctx, dossier)).map(({ number, description, principalCents: amount }) => ({
        ...{ number, description },
        principalCents: cents(amount),
      })),
    },
    t,
  );
  return { pdf, title: t('closing.title'), fileName: t('closing.fileName') };
}

/** What was paid back of a dossier, to the last four signs of the account; null where it came back to us since. */
async function refundPaper(
  ctx: Context<SystemActor>,
  dossier: Owned<DossierView>,
  {
    locale,
    facts,
    envelope,
  }: { locale: Locale; facts: Record<string, string>; envelope: RefundNotice['envelope'] },
): Promise<{ pdf: Buffer; title: string; fileName: string } | null> {
  const [refund] = await ctx.db
    .select({ amountCents: refunds.amountCents, account: refunds.account, paidOn: refunds.paidOn })
    .from(refunds)
    .leftJoin(refundReturns, eq(refundReturns.refundId, refunds.id))
    .where(
      and(
        eq(refunds.id, facts.refundId ?? ''),
        eq(refunds.dossierId, dossier.id),
        isNull(refundReturns.refundId),
      ),
    );
  if (!refund) return null;
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'papers') });
  const pdf = await refundPdf(
    {
      ...{ locale, agency, envelope, madeOn: ctx.today, madeAt: ctx.now, site: new URL(origins[0]).host },
      ...{ reference: formatReference(dossier.reference), creditorName: dossier.creditor.name },
      ...{ amountCents: cents(refund.amountCents), paidOn: refund.paidOn as Day },
      accountEnd: refund.account.slice(-4),
    },
    t,
  );
  return { pdf, title: t('refund.title'), fileName: t('refund.fileName') };
}
