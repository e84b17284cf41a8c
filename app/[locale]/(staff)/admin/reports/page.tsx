import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { handleReportAction } from '@/lib/reports/actions.ts';
import { listOpenReports } from '@/lib/reports/queries.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('admin.reports'))('title'));
}

export default async function Reports({ params }: Props) {
  const ctx = await requireStaff('reports');
  const { locale } = await params;
  const [t, filing, words, erasure, { reports, total }] = await Promise.all([
    getTranslations('admin.reports'),
    filingWords(),
    formWords(),
    getTranslations('erasure.staff'),
    listOpenReports(ctx, most),
  ]);
  return (
    <StaffShell
      locale={locale}
      path="/admin/reports"
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{t('title')}</h1>
      {may(ctx.actor.role, 'erase') ? (
        <p className="mt-2">
          <Link locale={locale} href="/admin/erasures" className="inline-flex min-h-11 items-center">
            {erasure('list')}
          </Link>
        </p>
      ) : null}
      {reports.length === 0 ? <p className="mt-4">{t('none')}</p> : null}
      {total > reports.length ? (
        <p className="mt-4">{t('more', { shown: `${reports.length}`, total: `${total}` })}</p>
      ) : null}
      <ul className="mt-6 grid gap-4">
        {reports.map((report) => (
          <li key={report.id} className="grid gap-2 rounded-md border border-line bg-surface p-4">
            <p className="flex flex-wrap justify-between gap-x-4">
              <strong>{filing.option('reason', report.reason)}</strong>
              <span className="text-soft">
                {report.receipt} ·{' '}
                <time dateTime={report.reportedAt.toISOString()}>
                  {formatInstant(report.reportedAt, locale)}
                </time>
              </span>
            </p>
            {report.explanation ? (
              <p className="whitespace-pre-wrap">
                <bdi>{report.explanation}</bdi>
              </p>
            ) : null}
            {report.contact ? (
              <p>
                {t('contact')}: <bdi>{report.contact}</bdi>
              </p>
            ) : null}
            <div className="flex flex-wrap items-center justify-between gap-4">
              <span className="text-soft">
                {report.reference ? t('unknown', { reference: report.reference }) : t('noReference')}
              </span>
              <ActionForm action={handleReportAction} words={words} id={`report-${report.id}`}>
                <input type="hidden" name="reportId" value={report.id} />
                <SubmitButton kind="secondary">{t('handled')}</SubmitButton>
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </StaffShell>
  );
}
