import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { QueueTable } from '@/components/staff/queue-table.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listUnanswered } from '@/lib/messaging/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('admin.queue'))('title'));
}

export default async function Queue({ params }: Props) {
  const ctx = await requireStaff('dossiers');
  const { locale } = await params;
  const [t, { rows, total }] = await Promise.all([getTranslations('admin.queue'), listUnanswered(ctx, most)]);
  return (
    <StaffShell locale={locale} path="/admin" mayAudit={may(ctx.actor.role, 'audit')} signOut={signOut}>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2">
        {t('lead', { count: total })} {total > rows.length ? t('more', { shown: `${rows.length}` }) : null}
      </p>
      {rows.length > 0 ? (
        <div className="mt-6">
          <QueueTable rows={rows} locale={locale} />
        </div>
      ) : null}
    </StaffShell>
  );
}
