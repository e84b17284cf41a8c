import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import { formatIban } from '@/lib/payments/iban.ts';
import { SummaryList } from '../ui/summary-list.tsx';
import { Tag } from '../ui/tag.tsx';

const facts = [
  'phone',
  'email',
  'post',
  'sites',
  'holder',
  'iban',
  'number',
  'registration',
  'senders',
] as const;

export type AgencyFact = (typeof facts)[number];

const values: Record<AgencyFact, { text: string; isSample: boolean; href?: string }> = {
  phone: { text: agency.phone, isSample: false, href: `tel:${agency.phoneLink}` },
  email: { text: agency.email.value, isSample: agency.email.isSample, href: `mailto:${agency.email.value}` },
  post: { text: agency.postalAddress.value.join(', '), isSample: agency.postalAddress.isSample },
  sites: { text: agency.sites.join(', '), isSample: false },
  holder: { text: agency.accountHolder.value, isSample: agency.accountHolder.isSample },
  iban: { text: formatIban(agency.iban.value), isSample: agency.iban.isSample },
  number: { text: agency.enterpriseNumber.value, isSample: agency.enterpriseNumber.isSample },
  registration: { text: agency.registrationNumber.value, isSample: agency.registrationNumber.isSample },
  senders: {
    text: agency.senderDomains.value.map((d) => `@${d}`).join(', '),
    isSample: agency.senderDomains.isSample,
  },
};

/** Facts of the agency, from its profile; what is still a sample says so. */
export async function AgencyFacts({ show }: { show: readonly AgencyFact[] }) {
  const t = await getTranslations('facts');
  const hasSample = show.some((fact) => values[fact].isSample);
  return (
    <>
      <SummaryList
        rows={show.map((fact) => {
          const { text, isSample, href } = values[fact];
          return {
            key: fact,
            term: t(`contact.${fact}`),
            value: (
              <>
                {href && !isSample ? (
                  <a href={href} className="inline-flex min-h-11 items-center font-bold">
                    {text}
                  </a>
                ) : (
                  <span className="break-words">{text}</span>
                )}{' '}
                {isSample ? <Tag tone="waiting">{t('sample')}</Tag> : null}
              </>
            ),
          };
        })}
      />
      {hasSample ? <p className="mt-2 max-w-prose text-sm text-soft">{t('sampleNote')}</p> : null}
    </>
  );
}
