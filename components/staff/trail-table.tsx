import { getTranslations } from 'next-intl/server';
import type { TrailEvent } from '@/lib/audit/trail-event.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Link } from '../ui/link.tsx';

/** Events of the audit trail, in words. */
export async function TrailTable({
  events,
  namesDossier = false,
  locale,
}: {
  events: readonly TrailEvent[];
  namesDossier?: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('admin.audit');
  const dossierColumn: Column<TrailEvent> = {
    key: 'dossier',
    head: t('dossier'),
    cell: ({ dossierId }) =>
      dossierId ? (
        <Link
          locale={locale}
          href={`/admin/dossiers/${dossierId}`}
          className="inline-flex min-h-11 items-center sm:min-h-6 pointer-coarse:min-h-11"
        >
          {t('open')}
        </Link>
      ) : (
        '–'
      ),
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={events}
      keyOf={(event) => event.id}
      dense
      columns={[
        {
          key: 'at',
          head: t('at'),
          isHead: true,
          cell: (event) => <time dateTime={event.at.toISOString()}>{formatInstant(event.at, locale)}</time>,
        },
        {
          key: 'who',
          head: t('who'),
          cell: (event) => [t(`actors.${event.actorKind}`), event.staffName].filter(Boolean).join(' · '),
        },
        { key: 'what', head: t('what'), cell: (event) => t(`events.${event.type}`) },
        ...(namesDossier ? [dossierColumn] : []),
      ]}
    />
  );
}
