import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import type { DossierView } from '@/lib/dossiers/view.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { paymentFacts } from '@/lib/payments/payment-facts.ts';
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

/** What a transfer needs, each with a copy button. */
export async function PaymentDetails({ dossier, locale }: { dossier: DossierView; locale: Locale }) {
  const [t, facts] = await Promise.all([getTranslations('dossiers.payments'), getTranslations('facts')]);
  if (dossier.openCents <= 0) return <p>{t('nothing')}</p>;
  const rows = paymentFacts(dossier, locale);
  return (
    <>
      <dl className="max-w-prose divide-y divide-line rounded-md border border-line bg-surface px-5">
        {rows.map(({ key, shown, copied, isSample }) => (
          <div key={key} className="py-3">
            <dt className="text-soft">{t(key)}</dt>
            <dd className="flex items-center justify-between gap-x-3">
              <span className="min-w-0 font-bold tabular-nums sm:text-lg">
                {breakable(shown)}
                {isSample ? (
                  <span className="block">
                    <Tag tone="waiting">{facts('sample')}</Tag>
                  </span>
                ) : null}
              </span>
              <CopyButton value={copied} label={t('copy')} what={t(key)} copied={t('copied')} />
            </dd>
          </div>
        ))}
      </dl>
      {rows.some(({ isSample }) => isSample) ? (
        <p className="mt-2 max-w-prose text-sm text-soft">{facts('sampleNote')}</p>
      ) : null}
      <p className="mt-4 max-w-prose">
        {t('note')} {t('part')}
      </p>
    </>
  );
}
