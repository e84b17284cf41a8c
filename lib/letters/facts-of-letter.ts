import { eq } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { agency } from '../agency.ts';
import { afterReminder } from '../claims/after-reminder.ts';
import { factsOfDossier } from '../claims/facts-of-dossier.ts';
import { chargeReasons, interestReasons } from '../claims/rules.ts';
import type { Context } from '../context.ts';
import { formalNoticeTerm } from '../debt-law/notice-periods.ts';
import { findDossier, listInvoices } from '../dossiers/queries.ts';
import { loadTopic } from '../i18n/messages.ts';
import { reasonText } from '../i18n/reason-words.ts';
import { origins } from '../origin.ts';
import { paymentFacts } from '../payments/payment-facts.ts';
import type { CodeLetterKind } from './rules.ts';
import type { Letter } from './view.ts';

/** What a letter of a dossier says today, with the code that it carries; null out of reach. */
export async function factsOfLetter(
  ctx: Context,
  { dossierId, kind, code }: { dossierId: string; kind: CodeLetterKind; code: string },
): Promise<Letter | null> {
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) return null;
  const [original] = await ctx.db
    .select({
      enterpriseNumber: dossiers.originalCreditorEnterpriseNumber,
      address: dossiers.originalCreditorAddress,
    })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  const locale = dossier.debtor.language;
  const law = await loadTopic(locale, 'law');
  const { state, statement } = dossier.standing;
  const later =
    kind === 'reminder' ? afterReminder(await factsOfDossier(ctx.db, dossierId), ctx.today) : null;
  const reasons = later
    ? later.because
    : state === 'open'
      ? [...chargeReasons(statement), ...interestReasons(statement)]
      : [];
  return {
    ...{ kind, locale, agency, dossier, code },
    ...{ madeOn: ctx.today, madeAt: ctx.now, site: new URL(origins[0]).host },
    signIn: `${origins[0]}/${locale}/sign-in`,
    originalCreditor: original ?? { enterpriseNumber: null, address: null },
    invoices: await listInvoices(ctx, dossier),
    why: [...new Set(reasons.map((reason) => reasonText(reason, law, locale)))],
    pay: paymentFacts(
      { communication: dossier.structuredCommunication, amountCents: dossier.openCents },
      locale,
    ),
    later,
    term: later?.term ?? formalNoticeTerm(ctx.today, 'safe').value,
  };
}
