import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { formatStructuredCommunication } from '@/lib/payments/structured-communication.ts';
import { Tag } from '../ui/tag.tsx';
import { CopyButton } from './copy-button.tsx';

/** What a transfer needs, each with a copy button. */
export async function PaymentDetails({ dossier, locale }: { dossier: DossierView; locale: Locale }) {
  const [t, facts] = await Promise.all([getTranslations('dossiers.payments'), getTranslations('facts')]);
  if (dossier.openCents <= 0) return <p>{t('nothing')}</p>;
  const iban = agency.iban.value;
  const communication = formatStructuredCommunication(dossier.structuredCommunication);
  const rows = [
    {
      key: 'holder',
      term: t('holder'),
      shown: agency.accountHolder.value,
      copied: agency.accountHolder.value,
    },
    {
      key: 'iban',
      term: t('iban'),
      shown: iban.replace(/(.{4})(?=.)/g, '$1 '),
      copied: iban,
      isSample: agency.iban.isSample,
    },
    { key: 'communication', term: t('communication'), shown: communication, copied: communication },
    {
      key: 'amount',
      term: t('amount'),
      shown: formatMoney(dossier.openCents, locale),
      copied: (dossier.openCents / 100).toFixed(2),
    },
  ];
  return (
    <>
      <dl className="max-w-prose divide-y divide-line rounded-md border border-line bg-surface px-5">
        {rows.map(({ key, term, shown, copied, isSample }) => (
          <div key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <dt className="text-soft">{term}</dt>
              <dd className="text-lg font-bold tabular-nums">
                {shown} {isSample ? <Tag tone="waiting">{facts('sample')}</Tag> : null}
              </dd>
            </div>
            <CopyButton value={copied} label={t('copy')} what={term} copied={t('copied')} />
          </div>
        ))}
      </dl>
      {agency.iban.isSample ? (
        <p className="mt-2 max-w-prose text-sm text-soft">{facts('sampleNote')}</p>
      ) : null}
      <p className="mt-4 max-w-prose">
        {t('note')} {t('part')}
      </p>
    </>
  );
}
