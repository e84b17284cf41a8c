import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { Link } from '@/components/ui/link.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listRefundsDue } from '@/lib/incoming/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming.refunds'))('title'));
}

export default async function Refunds({ params, searchParams }: Props) {
  const ctx = await requireStaff('bank');
  const [{ locale }, { done }] = await Promise.all([params, searchParams]);
  const due = await listRefundsDue(ctx, 200);
  if (!due) notFound();
  const t = await getTranslations('incoming.refunds');
  return (
    <PaymentsFrame
      room="refunds"
      path="/admin/payments/refunds"
      title={t('title')}
      isDone={done === '1'}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll
      signOut={signOut}
    >
      <p className="max-w-prose">{due.length > 0 ? t('lead') : t('none')}</p>
      <ul className="max-w-prose divide-y divide-line border-y border-line empty:hidden">
        {due.map((one) => (
          <li key={one.key} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
            <Link
              locale={locale}
              href={`/admin/payments/refunds/${one.key}`}
              className="inline-flex min-h-11 items-center"
            >
              <bdi>
                {t('of', {
                  name: one.name ?? t('nobody'),
                  amount: formatMoney(one.amountCents, locale),
                })}
              </bdi>
            </Link>
            {one.since ? (
              <span className="text-soft">{t('since', { day: formatDay(one.since, locale) })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </PaymentsFrame>
  );
}
