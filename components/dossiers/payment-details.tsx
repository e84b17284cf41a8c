import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { agency } from '@/lib/agency.ts';
import type { Cents } from '@/lib/debt-law/money.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { formatStructuredCommunication } from '@/lib/payments/structured-communication.ts';
import { Tag } from '../ui/tag.tsx';
import { CopyButton } from './copy-button.tsx';

/** A structured communication may break after its slashes on a very narrow screen. */
const breakable = (text: string) =>
  text.split(/(?<=\d\/)/).map((part, i) => (
    <Fragment key={part}>
      {i > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));

/** An amount as the form of a bank takes it: no sign, no groups. */
const amountToType = (amount: Cents, locale: Locale) =>
  (amount / 100).toFixed(2).replace('.', locale === 'en' ? '.' : ',');

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
      copied: amountToType(dossier.openCents, locale),
    },
  ];
  return (
    <>
      <dl className="max-w-prose divide-y divide-line rounded-md border border-line bg-surface px-5">
        {rows.map(({ key, term, shown, copied, isSample }) => (
          <div key={key} className="py-3">
            <dt className="text-soft">{term}</dt>
            <dd className="flex items-center justify-between gap-x-3">
              <span className="min-w-0 font-bold tabular-nums sm:text-lg">
                {breakable(shown)}
                {isSample ? (
                  <span className="block">
                    <Tag tone="waiting">{facts('sample')}</Tag>
                  </span>
                ) : null}
              </span>
              <CopyButton value={copied} label={t('copy')} what={term} copied={t('copied')} />
            </dd>
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
