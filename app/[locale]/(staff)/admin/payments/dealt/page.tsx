import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DealtTable } from '@/components/incoming/dealt-table.tsx';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listDealtWith } from '@/lib/incoming/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming'))('dealt.title'));
}

export default async function DealtWith({ params }: Props) {
  const ctx = await requireStaff('bank');
  const { locale } = await params;
  const rows = await listDealtWith(ctx, most);
  if (!rows) notFound();
  const t = await getTranslations('incoming.dealt');
  return (
    <PaymentsFrame
      room="dealt"
      path="/admin/payments/dealt"
      title={t('title')}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll
      signOut={signOut}
    >
      {rows.length > 0 ? <DealtTable rows={rows} locale={locale} /> : <p>{t('none')}</p>}
    </PaymentsFrame>
  );
}
