import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { CertificateView } from '@/lib/privacy/view.ts';
import { SummaryList } from '../ui/summary-list.tsx';
import { ErasureContents } from './erasure-contents.tsx';

/** A certificate of erasure: when and why, what is gone, and what stays without the person. */
export async function Certificate({ certificate, locale }: { certificate: CertificateView; locale: Locale }) {
  const t = await getTranslations('erasure.certificate');
  const { number, erasedAt, reason, erased, kept } = certificate;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'number', term: t('number'), value: <strong className="money">{number}</strong> },
          { key: 'day', term: t('day'), value: formatInstant(erasedAt, locale) },
          { key: 'reason', term: t('reason'), value: t(`reasons.${reason}`) },
        ]}
      />
      <ErasureContents title={t('erased')} erased={erased} kept={kept} />
      <p className="max-w-prose">{t('block')}</p>
      <p className="max-w-prose text-soft">{t('law')}</p>
    </>
  );
}
