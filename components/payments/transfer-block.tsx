import { getTranslations } from 'next-intl/server';
import type { Cents } from '@/lib/debt-law/money.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { paymentFacts } from '@/lib/payments/payment-facts.ts';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';
import { CopyButton } from './copy-button.tsx';
import { QrCode } from './qr-code.tsx';

/** What a transfer needs, each with a copy button, and the same as a code for the app of a bank. */
export async function TransferBlock({
  communication,
  amountCents,
  locale,
}: {
  communication: string;
  amountCents: Cents;
  locale: Locale;
}) {
  const [t, facts] = await Promise.all([getTranslations('payments.transfer'), getTranslations('facts')]);
  const rows = paymentFacts({ communication, amountCents }, locale);
  return (
    <div
      id="data"
      className="grid scroll-mt-4 items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,34rem)_auto]"
    >
      <div>
        <dl className="divide-y divide-line rounded-md border border-line bg-surface px-4 sm:px-5">
          {rows.map(({ key, shown, copied, isSample }) => (
            <div
              key={key}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 py-2.5 max-[22rem]:grid-cols-1"
            >
              <dt className="text-sm text-soft">{t(key)}</dt>
              <dd className="col-start-1 min-w-0 font-bold tabular-nums max-sm:text-[0.97rem] sm:text-lg">
                <span className={key === 'holder' ? '' : 'whitespace-nowrap'}>{shown}</span>
                {isSample ? (
                  <span className="block">
                    <Tag tone="waiting">{facts('sample')}</Tag>
                  </span>
                ) : null}
              </dd>
              <dd className="col-start-2 row-span-2 row-start-1 self-end max-[22rem]:col-start-1 max-[22rem]:row-auto">
                <CopyButton value={copied} label={t('copy')} what={t(key)} copied={t('copied')} />
              </dd>
            </div>
          ))}
        </dl>
        {rows.some(({ isSample }) => isSample) ? (
          <p className="mt-2 text-sm text-soft">{facts('sampleNote')}</p>
        ) : null}
        <p className="mt-4">{t('note')}</p>
        <p className="mt-2">
          {t('compare')}{' '}
          <Link locale={locale} href="/fraud" className="no-print">
            {t('fraud')}
          </Link>
        </p>
      </div>
      <QrCode communication={communication} amountCents={amountCents} />
    </div>
  );
}
