import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { DataTable } from '@/components/ui/data-table.tsx';
import { Link } from '@/components/ui/link.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listErasures } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

const most = 100;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('erasure.staff'))('list'));
}

export default async function Erasures({ params }: Props) {
  const ctx = await requireStaff('erase');
  const { locale } = await params;
  const [t, certificate, { rows, total }] = await Promise.all([
    getTranslations('erasure.staff'),
    getTranslations('erasure.certificate'),
    listErasures(ctx, most),
  ]);
  return (
    <StaffShell
      locale={locale}
      path="/admin/erasures"
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{t('list')}</h1>
      {rows.length === 0 ? <p className="mt-4">{t('none')}</p> : null}
      {total > rows.length ? (
        <p className="mt-4">{t('more', { shown: `${rows.length}`, total: `${total}` })}</p>
      ) : null}
      {rows.length > 0 ? (
        <div className="mt-6">
          <DataTable
            caption={t('caption')}
            rows={rows}
            keyOf={({ id }) => id}
            dense
            columns={[
              {
                key: 'number',
                head: certificate('number'),
                isHead: true,
                cell: ({ id, number }) => (
                  <Link locale={locale} href={`/admin/erasures/${id}`}>
                    {number}
                  </Link>
                ),
              },
              { key: 'when', head: t('when'), cell: ({ erasedAt }) => formatInstant(erasedAt, locale) },
              { key: 'why', head: certificate('reason'), cell: ({ reason }) => t(`reasons.${reason}`) },
              { key: 'creditor', head: t('creditor'), cell: ({ creditorName }) => creditorName },
              { key: 'by', head: t('by'), cell: ({ staffName }) => staffName ?? t('byTerm') },
            ]}
          />
        </div>
      ) : null}
    </StaffShell>
  );
}
