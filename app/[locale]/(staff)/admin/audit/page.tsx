import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { TrailTable } from '@/components/staff/trail-table.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { listTrail } from '@/lib/staff/queries.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ before?: string }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('admin.audit'))('title'));
}

export default async function Audit({ params, searchParams }: Props) {
  const ctx = await requireStaff('audit');
  const [{ locale }, { before }] = await Promise.all([params, searchParams]);
  const [t, events] = await Promise.all([
    getTranslations('admin.audit'),
    listTrail(ctx, /^\d{1,15}$/.test(before ?? '') ? Number(before) : null, most),
  ]);
  const last = events.at(-1);
  return (
    <StaffShell locale={locale} path="/admin/audit" mayAudit signOut={signOut}>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 mb-6">{t('lead')}</p>
      <TrailTable events={events} namesDossier locale={locale} />
      <p className="mt-4 flex gap-6">
        {before ? (
          <Link locale={locale} href="/admin/audit" className="inline-flex min-h-11 items-center">
            {t('newest')}
          </Link>
        ) : null}
        {events.length === most && last ? (
          <Link
            locale={locale}
            href={`/admin/audit?before=${last.id}`}
            className="inline-flex min-h-11 items-center"
          >
            {t('older')}
          </Link>
        ) : null}
      </p>
    </StaffShell>
  );
}
