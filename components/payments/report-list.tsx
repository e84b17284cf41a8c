import { getTranslations } from 'next-intl/server';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { ReportView } from '@/lib/payment-reports/view.ts';
import { Link } from '../ui/link.tsx';
import { Tag, type Tone } from '../ui/tag.tsx';

const tones: Record<ReportView['state'], Tone> = {
  booked: 'done',
  creditor: 'done',
  found: 'done',
  waiting: 'waiting',
  late: 'waiting',
  notFound: 'plain',
};

/** What the person said was paid, each with where it stands and what to do now. */
export async function ReportList({
  reports,
  base,
  locale,
}: {
  reports: readonly ReportView[];
  /** The path of the dossier. */
  base: string;
  locale: Locale;
}) {
  const t = await getTranslations('payments.reports');
  const today = (report: ReportView) => ({
    until: formatDay(report.normalUntil, locale),
    amount: formatMoney(report.amountCents, locale),
  });
  return (
    <ol className="grid max-w-prose gap-4">
      {reports.map((report) => (
        <li key={report.id} className="rounded-md border border-line bg-surface p-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <strong>
              {t('of', {
                amount: formatMoney(report.amountCents, locale),
                day: formatDay(report.paidOn, locale),
              })}
            </strong>
            <Tag tone={tones[report.state]}>{t(`states.${report.state}`)}</Tag>
          </p>
          <p className="mt-2">{t(`texts.${report.state}`, today(report))}</p>
          {report.beneficiary === 'other' ? (
            <p className="mt-2 border-s-4 border-attention bg-attention-wash px-4 py-3">
              {t('otherAccount')}{' '}
              <Link locale={locale} href="/fraud">
                {t('fraud')}
              </Link>
            </p>
          ) : null}
          {report.isOurCommunication === false ? <p className="mt-2">{t('otherCommunication')}</p> : null}
          {report.kind === 'announced' && (report.state === 'late' || report.state === 'notFound') ? (
            <p className="mt-1">
              <Link
                locale={locale}
                href={`${base}/payments/proof`}
                className="inline-flex min-h-11 items-center"
              >
                {t('prove')}
              </Link>
            </p>
          ) : null}
          {report.state === 'notFound' ? (
            <p>
              <Link
                locale={locale}
                href={`${base}/messages#write`}
                className="inline-flex min-h-11 items-center"
              >
                {t('write')}
              </Link>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
