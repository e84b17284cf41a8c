import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { ReceiptRow } from '@/lib/receipts/view.ts';

/** Where the PDF of one receipt is; what has none stands in the list alone. */
const pdfOf = ({ kind, objectId }: ReceiptRow): string | null =>
  kind === 'message' ? `receipts/${objectId}` : kind === 'filing' ? `filings/${objectId}/receipt` : null;

/** Receipts with their numbers and codes. */
export async function ReceiptList({
  receipts,
  base,
  locale,
}: {
  receipts: readonly ReceiptRow[];
  base: string;
  locale: Locale;
}) {
  const [t, kinds] = await Promise.all([getTranslations('receipts.list'), getTranslations('receipts.kinds')]);
  if (receipts.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className="divide-y divide-line border-y border-line">
      {receipts.map((receipt) => {
        const pdf = pdfOf(receipt);
        return (
          <li key={receipt.id} className="py-2">
            <span className="flex flex-wrap justify-between gap-x-6">
              <strong>{kinds(receipt.kind)}</strong>
              <time dateTime={receipt.at.toISOString()} className="text-soft">
                {formatInstant(receipt.at, locale)}
              </time>
            </span>
            <span className="block">
              {t('number')}: <span className="tabular-nums">{receipt.number}</span>
            </span>
            <span className="block">
              {t('code')}: <span className="tabular-nums">{receipt.code}</span>
            </span>
            {pdf ? (
              <a href={`/${locale}${base}/${pdf}`} className="inline-flex min-h-11 items-center">
                {t('open')}
              </a>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
