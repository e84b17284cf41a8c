import { getTranslations } from 'next-intl/server';
import { FilingTable } from '@/components/filings/filing-table.tsx';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { listFilingQueue } from '@/lib/filings/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('filings.staff'))('title'));
}

export default async function Filings({ params }: Props) {
  const ctx = await requireStaff('filings');
  const { locale } = await params;
  const [t, plans, queue] = await Promise.all([
    getTranslations('filings.staff'),
    getTranslations('plans.staff'),
    listFilingQueue(ctx, most),
  ]);
  return (
    <StaffShell
      locale={locale}
      path="/admin/filings"
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2">
        {t('lead', { count: queue.total })}{' '}
        {queue.total > queue.rows.length ? t('more', { shown: `${queue.rows.length}` }) : null}
      </p>
      <p className="mt-2">
        <Link locale={locale} href="/admin/plans" className="inline-flex min-h-11 items-center">
          {plans('title')}
        </Link>
      </p>
      {queue.rows.length > 0 ? (
        <div className="mt-4">
          <FilingTable rows={queue.rows} locale={locale} />
        </div>
      ) : null}
    </StaffShell>
  );
}
