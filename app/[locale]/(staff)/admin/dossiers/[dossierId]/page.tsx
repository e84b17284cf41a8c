import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClaimFile } from '@/components/claims/claim-file.tsx';
import { Bill } from '@/components/dossiers/bill.tsx';
import { InvoiceTable } from '@/components/dossiers/invoice-table.tsx';
import { FilingList } from '@/components/filings/filing-list.tsx';
import { RestNotice } from '@/components/filings/rest-notice.tsx';
import { PaymentTable } from '@/components/payments/payment-table.tsx';
import { PlanFacts } from '@/components/plans/plan-facts.tsx';
import { DossierFrame } from '@/components/staff/dossier-frame.tsx';
import { InternalFacts } from '@/components/staff/internal-facts.tsx';
import { LetterOrders } from '@/components/staff/letter-orders.tsx';
import { TrailTable } from '@/components/staff/trail-table.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { currentPath, requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { decideClaimAction } from '@/lib/claims/actions.ts';
import { findClaimFile } from '@/lib/claims/queries.ts';
import {
  findDossierForStaff,
  findInternalFacts,
  listInvoices,
  listPayments,
} from '@/lib/dossiers/queries.ts';
import { listFilings } from '@/lib/filings/queries.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listOpenReports } from '@/lib/incoming/queries.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { orderLetterAction } from '@/lib/letters/actions.ts';
import { listLetters } from '@/lib/letters/queries.ts';
import { listMandates } from '@/lib/mandates/queries.ts';
import { findPlan } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { listDossierTrail } from '@/lib/staff/queries.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers'))('backToDossier'));
}

export default async function StaffDossier({ params }: Props) {
  const ctx = await requireStaff('dossiers');
  const { locale, dossierId } = await params;
  const dossier = await findDossierForStaff(ctx, dossierId, 'dossier');
  if (!dossier) notFound();
  const mayAudit = may(ctx.actor.role, 'audit');
  const [t, labels, words, facts, file, invoices, payments, plan, trail, kept] = await Promise.all([
    getTranslations('admin.dossier'),
    getTranslations('dossiers'),
    formWords(),
    findInternalFacts(ctx, dossier),
    findClaimFile(ctx, dossier),
    listInvoices(ctx, dossier),
    listPayments(ctx, dossier),
    findPlan(ctx, dossier),
    mayAudit ? listDossierTrail(ctx, dossier, 30) : [],
    findKeptForm(ctx, await currentPath()),
  ]);
  const plans = await getTranslations('plans.staff');
  const reported = await getTranslations('incoming.reports');
  const mandate = await getTranslations('mandates');
  const running = (await listMandates(ctx, dossier)).filter(({ state }) => state === 'running');
  const [filing, filed] = [await filingWords(), await listFilings(ctx, dossier)];
  const sentLetters = await listLetters(ctx, dossier);
  const erasure = await getTranslations('erasure.staff');
  const openReports = await listOpenReports(ctx, 20, dossier);
  return (
    <DossierFrame dossier={dossier} room="dossier" locale={locale} mayAudit={mayAudit} signOut={signOut}>
      <RestNotice stops={dossier.stops} locale={locale} />
      <FilingList filings={filed} words={filing} locale={locale} />
      {openReports.rows.length > 0 ? (
        <Notice tone="waiting">
          <p>{reported('rests')}</p>
          <ul>
            {openReports.rows.map(({ id, paidOn, amountCents }) => (
              <li key={id}>
                <Link
                  locale={locale}
                  href={`/admin/payments/reports/${id}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {reported('look')}: {formatMoney(amountCents, locale)}, {formatDay(paidOn, locale)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {running.length > 0 ? (
        <Notice title={mandate('running')}>
          <ul className="grid gap-2">
            {running.map((one) => (
              <li key={one.id}>
                <bdi className="block break-words">
                  {mandate('line', {
                    name: one.name,
                    organisation: one.organisation,
                    from: formatDay(one.fromOn, locale),
                    last: formatDay(one.lastOn, locale),
                  })}
                </bdi>
                <ul className="list-disc ps-5 text-soft">
                  {(['read', ...one.scopes] as const).map((scope) => (
                    <li key={scope}>{mandate(`may.${scope}`)}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <InternalFacts dossier={dossier} facts={facts} locale={locale} />
      <LetterOrders
        dossierId={dossier.id}
        letters={sentLetters}
        order={may(ctx.actor.role, 'accessCodes') ? orderLetterAction : null}
        words={words}
        locale={locale}
      />
      <ClaimFile
        dossier={dossier}
        file={file}
        invoices={invoices}
        decide={may(ctx.actor.role, 'claims') ? decideClaimAction : null}
        kept={kept}
        words={words}
        locale={locale}
      />
      {plan ? <PlanFacts plan={plan} today={ctx.today} locale={locale} /> : null}
      {may(ctx.actor.role, 'filings') ? (
        <p>
          <Link
            locale={locale}
            href={`/admin/dossiers/${dossier.id}/plan`}
            className="inline-flex min-h-11 items-center"
          >
            {plans('record')}
          </Link>
        </p>
      ) : null}
      <section aria-labelledby="as-debtor" className="grid gap-4">
        <h2 id="as-debtor" className="text-lg">
          {t('asDebtor')}
        </h2>
        <Bill dossier={dossier} invoices={invoices} payments={payments} locale={locale} />
        <h3 className="mt-4">{labels('invoices.title')}</h3>
        <InvoiceTable invoices={invoices} locale={locale} dense />
        {payments.length > 0 ? (
          <>
            <h3 className="mt-4">{labels('payments.received')}</h3>
            <PaymentTable payments={payments} locale={locale} />
          </>
        ) : null}
      </section>
      {may(ctx.actor.role, 'erase') ? (
        <p>
          <Link
            locale={locale}
            href={`/admin/dossiers/${dossier.id}/erase`}
            className="inline-flex min-h-11 items-center"
          >
            {erasure('title')}
          </Link>
        </p>
      ) : null}
      {mayAudit ? (
        <section aria-labelledby="trail" className="grid gap-3">
          <h2 id="trail" className="text-lg">
            {t('trail')}
          </h2>
          <TrailTable events={trail} locale={locale} />
        </section>
      ) : null}
    </DossierFrame>
  );
}
