import { getTranslations } from 'next-intl/server';
import type { DossierView, InternalFacts as Facts } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { SummaryList } from '../ui/summary-list.tsx';

/** What only staff see: the creditor's numbers, contacts, claims and reminders. */
export async function InternalFacts({
  dossier,
  facts,
  locale,
}: {
  dossier: DossierView;
  facts: Facts;
  locale: Locale;
}) {
  const [t, bill] = await Promise.all([getTranslations('admin.dossier'), getTranslations('dossiers.bill')]);
  const { debtor } = dossier;
  const address = [debtor.street, [debtor.postalCode, debtor.city].filter(Boolean).join(' ')].filter(Boolean);
  const claims = [
    [bill('charge'), facts.claimedChargeCents],
    [bill('interest'), facts.claimedInterestCents],
  ] as const;
  const made = facts.accessCodeMadeOn
    ? t('hasCode', { day: formatDay(facts.accessCodeMadeOn, locale) })
    : t('noCode');
  const mayCall = facts.debtorPhoneConsentOn
    ? t('mayCall', { day: formatDay(facts.debtorPhoneConsentOn, locale) })
    : t('mayNotCall');
  const contacts = [
    facts.debtorConfirmedEmail ?? facts.debtorEmail,
    facts.debtorPhone && `${facts.debtorPhone} (${mayCall})`,
  ].filter(Boolean);
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <section aria-labelledby="internal">
        <h2 id="internal" className="mb-2 text-lg">
          {t('internal')}
        </h2>
        <SummaryList
          layout="dense"
          rows={[
            { key: 'number', term: t('number'), value: facts.number },
            { key: 'debtor', term: t('debtorNumber'), value: facts.debtorNumber },
            { key: 'kind', term: t('kind'), value: t(`kinds.${facts.debtorKind}`) },
            { key: 'address', term: t('address'), value: <bdi>{address.join(', ')}</bdi> },
            { key: 'language', term: t('language'), value: debtor.language },
            {
              key: 'contact',
              term: t('contact'),
              value: contacts.join(' · ') || '–',
            },
            ...(facts.contractOn
              ? [{ key: 'contract', term: t('contractOn'), value: formatDay(facts.contractOn, locale) }]
              : []),
            {
              key: 'claims',
              term: t('claimed'),
              value: claims.map(([label, amount]) => `${label} ${formatMoney(amount, locale)}`).join(' · '),
            },
            { key: 'code', term: t('accessCode'), value: made },
          ]}
        />
      </section>
      <section aria-labelledby="reminders">
        <h2 id="reminders" className="mb-2 text-lg">
          {t('reminders')}
        </h2>
        {facts.reminders.length === 0 ? (
          <p>{t('noReminders')}</p>
        ) : (
          <ol className="divide-y divide-line border-y border-line">
            {facts.reminders.map((sent) => (
              <li
                key={`${sent.kind} ${sent.channel} ${sent.sentOn} ${sent.invoiceNumber}`}
                className="flex flex-wrap justify-between gap-x-4 py-1.5"
              >
                <span>
                  {t(`reminderKinds.${sent.kind}`)} {t(`channels.${sent.channel}`)}
                  {sent.costCents > 0 ? ` · ${formatMoney(sent.costCents, locale)}` : ''}
                </span>
                <span className="text-soft">
                  {sent.invoiceNumber} · {formatDay(sent.sentOn, locale)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
