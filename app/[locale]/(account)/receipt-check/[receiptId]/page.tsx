import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { SummaryList } from '@/components/ui/summary-list.tsx';
import { currentContext } from '@/lib/auth/session.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { checkReceipt } from '@/lib/receipts/queries.ts';
import { textValues } from '@/lib/text-values.ts';

type Props = { params: Promise<{ locale: Locale; receiptId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('receipts.check'))('title'));
}

/** What a receipt is worth, checked at this moment; it names nobody. */
export default async function CheckedReceipt({ params }: Props) {
  const ctx = await currentContext();
  const { locale, receiptId } = await params;
  const [t, kinds, receipt] = await Promise.all([
    getTranslations('receipts.result'),
    getTranslations('receipts.kinds'),
    checkReceipt(ctx, receiptId),
  ]);
  if (!receipt) notFound();
  const { kind, isWhole, number, stillHolds } = receipt;
  const at = formatInstant(receipt.at, locale);
  return (
    <PublicShell locale={locale} path={`/receipt-check/${receiptId}`}>
      <h1>{t('title')}</h1>
      <div className="mt-6 grid max-w-prose gap-6">
        <Notice tone={isWhole ? 'done' : 'attention'} role="status">
          {isWhole ? t('genuine') : t('changed')}
        </Notice>
        <SummaryList rows={[{ key: 'number', term: t('number'), value: `${number} (${kinds(kind)})` }]} />
        <p>{kind === 'closing' ? t('closing', { at }) : t('received', { at })}</p>
        {kind === 'closing' ? <p>{stillHolds ? t('holds') : t('reopened')}</p> : null}
        {isWhole ? <p>{t('unchanged')}</p> : null}
        <p>{t('question', textValues)}</p>
        <p>
          <Link locale={locale} href="/receipt-check" className="inline-flex min-h-11 items-center">
            {t('again')}
          </Link>
        </p>
      </div>
    </PublicShell>
  );
}
