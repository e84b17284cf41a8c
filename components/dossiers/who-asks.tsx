import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { SummaryList } from '../ui/summary-list.tsx';

const Contact = ({ name, email, phone }: { name?: string; email?: string | null; phone: string | null }) => (
  <>
    {name ? <span className="block">{name}</span> : null}
    {email ? (
      <a href={`mailto:${email}`} className="flex min-h-11 items-center break-all">
        {email}
      </a>
    ) : null}
    {phone ? (
      <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="flex min-h-11 items-center">
        {phone}
      </a>
    ) : null}
  </>
);

/** Creditor and collector, with their numbers and contacts. */
export async function WhoAsks({ dossier }: { dossier: DossierView }) {
  const t = await getTranslations('dossiers.who');
  const { creditor, originalCreditorName } = dossier;
  const address = [creditor.street, [creditor.postalCode, creditor.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  return (
    <section aria-labelledby="who">
      <h2 id="who" className="mb-3">
        {t('title')}
      </h2>
      <SummaryList
        layout="stacked"
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
          ...(creditor.email || creditor.phone
            ? [
                {
                  key: 'contact',
                  term: t('contact'),
                  value: <Contact email={creditor.email} phone={creditor.phone} />,
                },
              ]
            : []),
          {
            key: 'collector',
            term: t('collector'),
            value: <Contact name={agency.name} phone={agency.phone} />,
          },
        ]}
      />
    </section>
  );
}
