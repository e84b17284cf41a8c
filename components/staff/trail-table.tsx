import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';

type Event = { id: number; at: Date; actorKind: string; staffName: string | null; type: string };

/** Events of the audit trail; the type is the trail's own code. */
export async function TrailTable({ events, locale }: { events: readonly Event[]; locale: Locale }) {
  const t = await getTranslations('admin.audit');
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
        { key: 'what', head: t('what'), cell: (event) => <code className="text-sm">{event.type}</code> },
      ]}
    />
  );
}
