import { getTranslations } from 'next-intl/server';
import type { DocumentView } from '@/lib/documents/view.ts';
import { formatBytes, formatDay, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { DataTable } from '../ui/data-table.tsx';
import { PageLinks } from '../ui/page-links.tsx';
import { FileLinks } from './file-links.tsx';

/** A page of the documents of a dossier. `base` is the address of the dossier on this side. */
export async function DocumentTable({
  documents,
  page,
  pages,
  base,
  locale,
}: {
  documents: readonly DocumentView[];
  page: number;
  pages: number;
  base: string;
  locale: Locale;
}) {
  if (documents.length === 0) return null;
  const t = await getTranslations('dossiers.documents');
  const nameOf = ({ receipt, title }: DocumentView) =>
    receipt ? t('message', { at: formatInstant(receipt.sentAt, locale) }) : title;
  const pathOf = ({ receipt, fileId }: DocumentView) =>
    receipt ? `${base}/receipts/${receipt.messageId}` : `/files/${fileId}`;
  return (
    <div className="grid gap-3">
      <DataTable
        caption={t('caption')}
        rows={documents}
        keyOf={(document) => document.id}
        columns={[
          {
            key: 'name',
            head: t('name'),
            isHead: true,
            cell: (d) => (
              <>
                <bdi>{nameOf(d)}</bdi>
                {d.receipt ? (
                  <span className="block text-sm font-normal text-soft">
                    {t('number', { number: d.receipt.number })}
                  </span>
                ) : null}
              </>
            ),
          },
          { key: 'kind', head: t('kind'), cell: (d) => t(`kinds.${d.kind}`) },
          { key: 'day', head: t('day'), cell: (d) => formatDay(d.issuedOn, locale) },
          { key: 'from', head: t('from'), cell: (d) => t(`by.${d.addedBy}`) },
          {
            key: 'size',
            head: t('size'),
            cell: (d) => (d.sizeBytes === null ? '–' : formatBytes(d.sizeBytes, locale)),
            align: 'end',
          },
          {
            key: 'links',
            head: t('links'),
            cell: (d) => (
              <FileLinks path={pathOf(d)} name={nameOf(d)} servedInline={d.servedInline} locale={locale} />
            ),
          },
        ]}
      />
      <PageLinks
        page={page}
        pages={pages}
        base={`${base}/documents`}
        locale={locale}
        words={{
          label: t('pages'),
          older: t('older'),
          newer: t('newer'),
          where: t('page', { page: `${page}`, pages: `${pages}` }),
        }}
      />
    </div>
  );
}
