import { getTranslations } from 'next-intl/server';
import { HeldTable } from '@/components/claims/held-table.tsx';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { listHeld } from '@/lib/claims/queries.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('claims.queue'))('title'));
}

export default async function Claims({ params }: Props) {
  const ctx = await requireStaff('claims');
  const { locale } = await params;
  const [t, { held, total }] = await Promise.all([getTranslations('claims.queue'), listHeld(ctx, most)]);
  return (
    <StaffShell
      locale={locale}
      path="/admin/claims"
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{t('title')}</h1>
      {total > held.length ? (
        <p className="mt-4">{t('more', { shown: `${held.length}`, total: `${total}` })}</p>
      ) : null}
      <div className="mt-6">
        {held.length > 0 ? <HeldTable rows={held} locale={locale} /> : <p>{t('none')}</p>}
      </div>
    </StaffShell>
  );
}
