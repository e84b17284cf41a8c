import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { LatePlanTable } from '@/components/plans/late-plan-table.tsx';
import { Link } from '@/components/ui/link.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listLatePlans } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('plans.staff'))('title'));
}

/** The plans of which a payment is late. */
export default async function Plans({ params }: Props) {
  const ctx = await requireStaff('filings');
  const { locale } = await params;
  const [t, late] = await Promise.all([getTranslations('plans.staff'), listLatePlans(ctx, most)]);
  return (
    <StaffShell locale={locale} path="/admin/plans" mayAudit={may(ctx.actor.role, 'audit')} signOut={signOut}>
      <h1 className="text-2xl">{t('late')}</h1>
      <p className="mt-2">
        {t('lateLead', { count: late.total })}{' '}
        {late.total > late.rows.length ? t('most', { shown: `${late.rows.length}` }) : null}
      </p>
      <p className="mt-2">
        <Link locale={locale} href="/admin/plans/rules" className="inline-flex min-h-11 items-center">
          {t('rules')}
        </Link>
      </p>
      {late.rows.length > 0 ? (
        <div className="mt-4">
          <LatePlanTable rows={late.rows} locale={locale} />
        </div>
      ) : null}
    </StaffShell>
  );
}
