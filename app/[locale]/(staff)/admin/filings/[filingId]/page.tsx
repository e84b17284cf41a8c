import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CreditorHalf } from '@/components/filings/creditor-half.tsx';
import { FilingActs } from '@/components/filings/filing-acts.tsx';
import { FilingFacts } from '@/components/filings/filing-facts.tsx';
import { CostReading, PrescriptionReading } from '@/components/filings/law-reading.tsx';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { PlanOutlook } from '@/components/plans/plan-outlook.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Day } from '@/lib/debt-law/day.ts';
import { reasonsFor } from '@/lib/disputes/decision-reasons.ts';
import { disputedCents } from '@/lib/disputes/disputed-cents.ts';
import { groundOf } from '@/lib/disputes/grounds.ts';
import { findLawReading } from '@/lib/disputes/queries.ts';
import { findDossier, listInvoices } from '@/lib/dossiers/queries.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { decideFilingAction } from '@/lib/filings/actions.ts';
import { groundIn, scopeOf } from '@/lib/filings/dispute-steps.ts';
import { dueOnOf } from '@/lib/filings/due.ts';
import { rights } from '@/lib/filings/journeys.ts';
import { actsOf } from '@/lib/filings/machine.ts';
import { findFiling } from '@/lib/filings/queries.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { amountToType } from '@/lib/payments/payment-facts.ts';
import { findOutlook } from '@/lib/plans/outlook.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; filingId: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata() {
  return privateMetadata((await filingWords()).t('staff.title'));
}

export default async function StaffFiling({ params, searchParams }: Props) {
  const ctx = await requireStaff('filings');
  const [{ locale, filingId }, { done }] = await Promise.all([params, searchParams]);
  const filing = await findFiling(ctx, filingId);
  const dossier = filing && (await findDossier(ctx, filing.dossierId));
  if (!filing || !dossier) notFound();
  const [words, plain, mandate, invoices] = await Promise.all([
    filingWords(),
    formWords(),
    getTranslations('mandates'),
    listInvoices(ctx, dossier),
  ]);
  const form = { ...plain, errors: { ...plain.errors, ...words.errors } };
  const { t } = words;
  const { kind, state, stop, details, filedOn } = filing;
  const acts = actsOf(
    kind,
    state,
    'staff',
    filing.events.map(({ act }) => act),
  );
  const asked =
    (kind === 'plan' || kind === 'planChange') && (state === 'filed' || state === 'proposed')
      ? await findOutlook(ctx, dossier, { kind, details })
      : null;
  const noted = (name: string) => {
    const on = filing.events.findLast(({ act }) => act === name)?.details?.day;
    return typeof on === 'string' ? (on as Day) : null;
  };
  const dueOn = dueOnOf({
    ...{ kind, state, on: stop?.from ?? filedOn },
    ...{ registered: stop?.registered ?? null, last: stop?.last ?? null },
    ...{ notified: noted('notified'), warned: noted('warned') },
  });
  const right = kind === 'right' ? rights.find((one) => one === details.right) : undefined;
  const ground = kind === 'dispute' ? groundIn(details) : null;
  const isRead = ground === 'amountTooHigh' || ground === 'prescribed';
  const reading = isRead ? await findLawReading(ctx, dossier) : null;
  const disputed = disputedCents(scopeOf(details), {
    ...{ openCents: dossier.openCents, invoices: dossier.standing.statement.invoices },
  });
  const reasonsOf = (act: string) =>
    ground && (act === 'accept' || act === 'acceptInPart' || act === 'reject')
      ? reasonsFor(ground, act).map((value) => ({ value, label: words.reason(value) }))
      : [];
  const items = ground
    ? groundOf(ground).evidence.map(({ id }) => ({ value: id, label: words.option('evidence', id) }))
    : [];
  return (
    <StaffShell
      locale={locale}
      path={`/admin/filings/${filing.id}`}
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{words.journey(kind, 'title')}</h1>
      <p className="mt-2">
        <bdi>{dossier.debtor.name}</bdi>, {dossier.creditor.name},{' '}
        <Link locale={locale} href={`/admin/dossiers/${dossier.id}`}>
          {t('staff.dossier')} {formatReference(dossier.reference)}
        </Link>
      </p>
      <div className="mt-6 grid gap-8">
        {done === '1' ? (
          <Notice tone="done" role="status">
            {t('staff.done')}
          </Notice>
        ) : null}
        {acts.length > 0 && dueOn ? (
          <p className="font-bold">
            {t('staff.due')}: {formatDay(dueOn, locale)}
          </p>
        ) : null}
        {asked ? <PlanOutlook found={asked} side="staff" words={words} locale={locale} /> : null}
        <FilingFacts {...{ filing, invoices, words, locale }} proposedBy={mandate('proposedBy')} />
        {filing.by === 'nobody' ? <p className="max-w-prose text-soft">{t('staff.outside')}</p> : null}
        {reading && ground === 'amountTooHigh' ? <CostReading {...{ reading, words, locale }} /> : null}
        {reading && ground === 'prescribed' ? (
          <PrescriptionReading {...{ reading, invoices, words, locale }} />
        ) : null}
        {ground && acts.length > 0 ? <CreditorHalf {...{ filing, words, locale, today: ctx.today }} /> : null}
        {acts.length > 0 ? (
          <section aria-labelledby="acts">
            <h2 id="acts" className="mb-2 text-lg">
              {t('staff.acts')}
            </h2>
            {right ? <p className="mb-4 max-w-prose">{t(`staff.rights.${right}`)}</p> : null}
            <FilingActs
              filingId={filing.id}
              acts={acts}
              action={decideFilingAction}
              noteLabel={t(filing.by === 'nobody' ? 'staff.noteInside' : 'staff.note')}
              noteHint={t(filing.by === 'nobody' ? 'staff.noteInsideHint' : 'staff.noteHint')}
              amount={disputed > 0 ? amountToType(disputed, locale) : ''}
              today={ctx.today.split('-').reverse().join('/')}
              reasonsOf={reasonsOf}
              items={items}
              words={words}
              form={form}
            />
          </section>
        ) : null}
        {(kind === 'notMe' || right === 'erasure') && acts.length > 0 ? (
          <section aria-labelledby="erase" className="max-w-prose border-t border-line pt-4">
            <h2 id="erase" className="mb-2 text-lg">
              {t('staff.erase')}
            </h2>
            {kind === 'notMe' ? <p>{t('staff.eraseText')}</p> : null}
            {may(ctx.actor.role, 'erase') ? (
              <p className="mt-2">
                <Link
                  locale={locale}
                  href={`/admin/dossiers/${dossier.id}/erase`}
                  className={buttonClass('secondary')}
                >
                  {t('staff.erase')}
                </Link>
              </p>
            ) : null}
          </section>
        ) : null}
      </div>
    </StaffShell>
  );
}
