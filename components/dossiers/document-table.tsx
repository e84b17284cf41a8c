import { getTranslations } from 'next-intl/server';
import type { DocumentView } from '@/lib/documents/view.ts';
import { formatBytes, formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FileLinks } from './file-links.tsx';

export async function DocumentTable({
  documents,
  locale,
}: {
  documents: readonly DocumentView[];
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.documents');
  return (
    <DataTable
      caption={t('caption')}
      rows={documents}
      keyOf={(document) => document.id}
      columns={[
        { key: 'name', head: t('name'), cell: (d) => <bdi>{d.title}</bdi>, isHead: true },
        { key: 'kind', head: t('kind'), cell: (d) => t(`kinds.${d.kind}`) },
        { key: 'day', head: t('day'), cell: (d) => formatDay(d.issuedOn, locale) },
        { key: 'from', head: t('from'), cell: (d) => t(`by.${d.addedBy}`) },
        { key: 'size', head: t('size'), cell: (d) => formatBytes(d.sizeBytes, locale), align: 'end' },
        {
          key: 'links',
          head: t('links'),
          cell: (d) => (
            <FileLinks fileId={d.fileId} name={d.title} servedInline={d.servedInline} locale={locale} />
          ),
        },
      ]}
    />
  );
}
