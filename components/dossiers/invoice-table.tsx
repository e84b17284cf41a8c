import { getTranslations } from 'next-intl/server';
import type { InvoiceView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { FileLinks } from './file-links.tsx';

export async function InvoiceTable({
  invoices,
  locale,
  dense = false,
  hasFiles = true,
}: {
  invoices: readonly InvoiceView[];
  locale: Locale;
  dense?: boolean;
  /** Whether the person may open the files. */
  hasFiles?: boolean;
}) {
  const t = await getTranslations('dossiers.invoices');
  const whole = (text: string) => <span className="lg:whitespace-nowrap">{text}</span>;
  const money = (amount: InvoiceView['openCents']) => (
    <span className="money">{formatMoney(amount, locale)}</span>
  );
  const fileColumn: Column<InvoiceView> = {
    key: 'file',
    head: t('file'),
    cell: (i) =>
      i.fileId ? (
        <FileLinks
          path={`/files/${i.fileId}`}
          name={i.number}
          servedInline={i.servedInline}
          locale={locale}
        />
      ) : (
        <span className="text-soft">{t('noFile')}</span>
      ),
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={invoices}
      keyOf={(invoice) => invoice.id}
      dense={dense}
      columns={[
        { key: 'number', head: t('number'), cell: (i) => whole(i.number), isHead: true },
        { key: 'for', head: t('for'), cell: (i) => <bdi>{i.description}</bdi> },
        { key: 'issued', head: t('issuedOn'), cell: (i) => whole(formatDay(i.issuedOn, locale)) },
        { key: 'due', head: t('dueOn'), cell: (i) => whole(formatDay(i.dueOn, locale)) },
        { key: 'amount', head: t('amount'), cell: (i) => money(i.principalCents), align: 'end' },
        { key: 'open', head: t('open'), cell: (i) => money(i.openCents), align: 'end' },
        ...(hasFiles ? [fileColumn] : []),
      ]}
    />
  );
}
