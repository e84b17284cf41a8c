import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, TextArea } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { Link } from '@/components/ui/link.tsx';
import { SummaryList } from '@/components/ui/summary-list.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { decideReportAction } from '@/lib/incoming/actions.ts';
import { findOpenReport } from '@/lib/incoming/queries.ts';
import { formatIban } from '@/lib/payments/iban.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; reportId: string }> };

const outcomes = ['creditor', 'notFound'] as const;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming.reports'))('title'));
}

export default async function PaymentReport({ params }: Props) {
  const ctx = await requireStaff('bank');
  const { locale, reportId } = await params;
  const report = await findOpenReport(ctx, reportId);
  if (!report) notFound();
  const [t, payment, words] = await Promise.all([
    getTranslations('incoming.reports'),
    getTranslations('incoming.payment'),
    formWords(),
  ]);
  const rows = [
    { key: 'debtor', term: t('debtor'), value: <bdi>{report.debtorName}</bdi> },
    {
      key: 'creditor',
      term: t('creditor'),
      value: (
        <Link locale={locale} href={`/admin/dossiers/${report.dossierId}`}>
          {report.creditorName} · {formatReference(report.reference)}
        </Link>
      ),
    },
    { key: 'amount', term: t('amount'), value: formatMoney(report.amountCents, locale) },
    { key: 'paidOn', term: t('paidOn'), value: formatDay(report.paidOn, locale) },
    { key: 'to', term: t('to'), value: t(`beneficiary.${report.beneficiary ?? 'none'}`) },
    {
      key: 'account',
      term: payment('payerAccount'),
      value: report.payerAccount ? formatIban(report.payerAccount) : `…${report.accountEnd}`,
    },
    ...(report.communication
      ? [{ key: 'said', term: payment('text'), value: <bdi>{report.communication}</bdi> }]
      : []),
  ];
  return (
    <PaymentsFrame
      room="queue"
      path={`/admin/payments/reports/${report.id}`}
      title={t('title')}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll={ctx.actor.reach === 'all'}
      signOut={signOut}
    >
      <SummaryList rows={rows} layout="dense" />
      {report.fileId ? (
        <p>
          <Link
            locale={locale}
            href={`/files/${report.fileId}`}
            download
            className="inline-flex min-h-11 items-center"
          >
            {t('proof')}
          </Link>
        </p>
      ) : null}
      <ActionForm
        action={decideReportAction}
        words={words}
        labels={{ outcome: t('outcome'), note: t('note') }}
      >
        <input type="hidden" name="reportId" value={report.id} />
        <Choice
          name="outcome"
          legend={t('outcome')}
          options={(report.beneficiary === 'agency' ? outcomes.slice(1) : outcomes).map((value) => ({
            value,
            label: t(value === 'creditor' ? 'creditorGot' : 'notFound'),
          }))}
        />
        <TextArea name="note" label={t('note')} rows={3} maxLength={500} />
        <p>
          <SubmitButton>{t('submit')}</SubmitButton>
        </p>
      </ActionForm>
    </PaymentsFrame>
  );
}
