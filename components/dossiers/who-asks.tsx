import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { SummaryList } from '../ui/summary-list.tsx';

/** Creditor and collector, with their numbers and contacts. */
export async function WhoAsks({ dossier }: { dossier: DossierView }) {
  const t = await getTranslations('dossiers.who');
  const { creditor, originalCreditorName } = dossier;
  const address = [creditor.street, [creditor.postalCode, creditor.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  const contact = [creditor.email, creditor.phone].filter(Boolean).join(' · ');
  return (
    <section aria-labelledby="who">
      <h2 id="who" className="mb-3">
        {t('title')}
      </h2>
      <SummaryList
        rows={[
          {
            key: 'creditor',
            term: t('creditor'),
            value: (
              <>
                {creditor.name}
                {address ? <span className="block text-soft">{address}</span> : null}
              </>
            ),
          },
          { key: 'number', term: t('number'), value: creditor.enterpriseNumber },
          ...(originalCreditorName
            ? [{ key: 'original', term: t('originalCreditor'), value: originalCreditorName }]
            : []),
          ...(contact ? [{ key: 'contact', term: t('contact'), value: contact }] : []),
          { key: 'collector', term: t('collector'), value: `${agency.name} · ${agency.phone}` },
        ]}
      />
    </section>
  );
}
