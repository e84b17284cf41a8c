import { getTranslations } from 'next-intl/server';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { ReportTable } from '@/components/incoming/report-table.tsx';
import { WaitingTable } from '@/components/incoming/waiting-table.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listOpenReports, listWaiting } from '@/lib/incoming/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ done?: string }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming'))('title'));
}

export default async function Payments({ params, searchParams }: Props) {
  const ctx = await requireStaff('bank');
  const [{ locale }, { done }] = await Promise.all([params, searchParams]);
  const [t, waiting, reports] = await Promise.all([
    getTranslations('incoming'),
    listWaiting(ctx, most),
    listOpenReports(ctx, most),
  ]);
  return (
    <PaymentsFrame
      room="queue"
      path="/admin/payments"
      title={t('title')}
      isDone={done === '1'}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll={waiting !== null}
      signOut={signOut}
    >
      {waiting ? (
        <section>
          <p>
            {t('lead', { count: waiting.total })}{' '}
            {waiting.total > waiting.rows.length ? t('more', { shown: `${waiting.rows.length}` }) : null}
          </p>
          {waiting.rows.length > 0 ? (
            <div className="mt-4">
              <WaitingTable rows={waiting.rows} locale={locale} />
            </div>
          ) : null}
        </section>
      ) : (
        <p>{t('onlyYours')}</p>
      )}
      <section aria-labelledby="reports">
        <h2 id="reports" className="mb-3 text-lg">
          {t('reports.title')}
        </h2>
        {reports.total > reports.rows.length ? <p>{t('more', { shown: `${reports.rows.length}` })}</p> : null}
        {reports.rows.length > 0 ? (
          <ReportTable rows={reports.rows} locale={locale} />
        ) : (
          <p>{t('reports.none')}</p>
        )}
      </section>
    </PaymentsFrame>
  );
}
