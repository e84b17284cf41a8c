import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { StandingNotice } from '@/components/claims/standing-notice.tsx';
import { SectionLinks } from '@/components/dossiers/section-links.tsx';
import { RestNotice } from '@/components/filings/rest-notice.tsx';
import { Undisputed } from '@/components/filings/undisputed.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { PayChoiceForm } from '@/components/payments/pay-choice-form.tsx';
import { PayOnline } from '@/components/payments/pay-online.tsx';
import { PaymentTable } from '@/components/payments/payment-table.tsx';
import { ReportList } from '@/components/payments/report-list.tsx';
import { TransferBlock } from '@/components/payments/transfer-block.tsx';
import { KeptNote } from '@/components/privacy/kept-note.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { currentPath, requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { lowest } from '@/lib/debt-law/money.ts';
import { findDossierForReader, listDossiers, listPayments } from '@/lib/dossiers/queries.ts';
import { isSettled } from '@/lib/filings/machine.ts';
import { listFilings } from '@/lib/filings/queries.ts';
import { isSettling } from '@/lib/filings/stops.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { payDossierOnlineAction } from '@/lib/online-payments/actions.ts';
import { onlineProvider } from '@/lib/online-payments/provider.ts';
import { refusalOf } from '@/lib/online-payments/rules.ts';
import { announcePaymentAction } from '@/lib/payment-reports/actions.ts';
import { listPaymentReports } from '@/lib/payment-reports/queries.ts';
import { payChoice } from '@/lib/payments/choice.ts';
import { nextInstalment, progressOfPlan } from '@/lib/plans/progress.ts';
import { findPlan } from '@/lib/plans/queries.ts';
import { findKept } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ pay?: string; amount?: string; instalment?: string }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.payments'))('title'));
}

export default async function Payments({ params, searchParams }: Props) {
  const ctx = await requireDossierReader();
  const [{ locale, dossierId }, asked] = await Promise.all([params, searchParams]);
  const dossier = await findDossierForReader(ctx, dossierId, 'payments');
  if (!dossier) notFound();
  const scopes = ctx.actor.kind === 'mediator' ? ctx.actor.scopes : undefined;
  const [t, choiceWords, reportWords, words, payments, reports, plan, all, kept, filed, filings, stays] =
    await Promise.all([
      getTranslations('dossiers'),
      getTranslations('payments.choice'),
      getTranslations('payments.reports'),
      formWords(),
      listPayments(ctx, dossier),
      scopes ? [] : listPaymentReports(ctx, dossier),
      findPlan(ctx, dossier),
      scopes ? [] : listDossiers(ctx),
      findKeptForm(ctx, await currentPath()),
      listFilings(ctx, dossier),
      filingWords(),
      findKept(ctx, dossier),
    ]);
  const dispute = filed.find(({ kind, state }) => kind === 'dispute' && !isSettled(kind, state));
  const base = `/dossiers/${dossier.id}`;
  const { openCents } = dossier;
  const progress = plan ? progressOfPlan(plan, ctx.today) : [];
  const instalment =
    progress.find(({ number, leftCents }) => `${number}` === asked.instalment && leftCents > 0) ??
    nextInstalment(progress);
  const instalmentCents = instalment ? lowest(instalment.leftCents, openCents) : null;
  const choice = payChoice({ openCents, instalmentCents }, asked);
  const isDisputed = dossier.stops.some(({ kind }) => kind === 'dispute' || kind === 'proof');
  const isVoluntary = isDisputed || ['held', 'returned'].includes(dossier.standing.state);
  const settling = isSettling(dossier.stops, ctx.today);
  const others = all.filter(({ id, openCents: open }) => id !== dossier.id && open > 0);
  return (
    <AccountShell
      locale={locale}
      path={`${base}/payments`}
      signOut={signOut}
      isMediator={scopes !== undefined}
      back={{ href: base, label: t('title', { creditor: dossier.creditor.name }) }}
    >
      <h1>{t('payments.title')}</h1>
      <div className="mt-6 grid gap-4">
        <RestNotice stops={dossier.stops} hrefOf={(id) => `${base}/filings/${id}`} locale={locale} />
        <StandingNotice dossier={dossier} mayWrite={scopes?.includes('message') ?? true} locale={locale} />
      </div>
      {scopes ? null : (
        <>
          <h2 className="mt-8 mb-3">{t('payments.how')}</h2>
          {settling ? (
            <p className="max-w-prose">{choiceWords('settlement')}</p>
          ) : openCents > 0 && !dossier.closedOn ? (
            <div className="grid gap-6">
              {isVoluntary ? (
                <Notice>
                  <p>
                    {choiceWords('voluntary')}{' '}
                    <Link locale={locale} href={`${base}/dispute`}>
                      {reportWords('write')}
                    </Link>
                  </p>
                </Notice>
              ) : null}
              {dispute ? <Undisputed {...{ dossier, dispute, words: filings, locale }} /> : null}
              <PayChoiceForm
                choice={choice}
                openCents={openCents}
                instalment={
                  instalment && instalmentCents ? { ...instalment, leftCents: instalmentCents } : null
                }
                locale={locale}
              />
              <PayOnline
                action={payDossierOnlineAction}
                isOffered={onlineProvider() !== null && refusalOf(choice.amountCents, openCents) === null}
                locale={locale}
                dossierId={dossier.id}
                amountCents={choice.amountCents}
              />
              <TransferBlock
                communication={dossier.structuredCommunication}
                amountCents={choice.amountCents}
                locale={locale}
              />
              {others.length > 0 ? (
                <div className="no-print max-w-prose">
                  <p>{t('payments.others')}</p>
                  <ul className="mt-1">
                    {others.map(({ id, creditor, openCents: open }) => (
                      <li key={id}>
                        <Link
                          locale={locale}
                          href={`/dossiers/${id}/payments`}
                          className="inline-flex min-h-11 items-center"
                        >
                          {t('payments.other', {
                            creditor: creditor.name,
                            amount: formatMoney(open, locale),
                          })}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </div>
              ) : null}
            </div>
          ) : (
            <p>{t('payments.nothing')}</p>
          )}
        </>
      )}
      <h2 className="mt-10 mb-3">{t('payments.received')}</h2>
      {payments.length > 0 ? (
        <div className="max-w-3xl">
          <PaymentTable payments={payments} locale={locale} />
          <p className="mt-3">
            {t('payments.left')} <strong className="money">{formatMoney(dossier.openCents, locale)}</strong>
          </p>
        </div>
      ) : (
        <p className="max-w-prose">{t('payments.none')}</p>
      )}
      {scopes ? null : (
        <section aria-labelledby="reports" className="no-print mt-10">
          <h2 id="reports" className="mb-3 scroll-mt-4">
            {reportWords('title')}
          </h2>
          {reports.length > 0 ? (
            <div className="mb-6">
              <ReportList reports={reports} base={base} locale={locale} />
            </div>
          ) : null}
          <p className="mb-4 max-w-prose">{reportWords('lead')}</p>
          <ActionForm
            action={announcePaymentAction}
            words={words}
            labels={{
              amountCents: reportWords('amount'),
              paidOn: reportWords('paidOn'),
              accountEnd: reportWords('accountEnd'),
            }}
            fieldOf={{ future: 'paidOn' }}
            kept={kept}
            id="announce"
          >
            <input type="hidden" name="dossierId" value={dossier.id} />
            <input type="hidden" name="submissionId" value={kept?.submissionId ?? crypto.randomUUID()} />
            <TextField
              name="amountCents"
              label={reportWords('amount')}
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField
              name="paidOn"
              label={reportWords('paidOn')}
              hint={reportWords('dayHint')}
              inputMode="numeric"
              autoComplete="off"
            />
            <TextField
              name="accountEnd"
              label={reportWords('accountEnd')}
              hint={reportWords('accountEndHint')}
              autoComplete="off"
              maxLength={5}
            />
            <p>
              <SubmitButton kind="secondary">{reportWords('submit')}</SubmitButton>
            </p>
          </ActionForm>
          <p className="mt-4 max-w-prose">
            {reportWords('haveProof')}{' '}
            <Link locale={locale} href={`${base}/payments/proof`}>
              {reportWords('prove')}
            </Link>
          </p>
        </section>
      )}
      <KeptNote kept={stays} locale={locale} />
      <div className="no-print mt-12 max-w-prose">
        <SectionLinks
          base={base}
          here="payments"
          unreadCount={scopes ? 0 : dossier.unreadCount}
          scopes={scopes}
          locale={locale}
        />
      </div>
    </AccountShell>
  );
}
