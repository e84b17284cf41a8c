import { getTranslations } from 'next-intl/server';
import { formatDay, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { MandateView } from '@/lib/mandates/view.ts';
import { SummaryList } from '../ui/summary-list.tsx';

/** Who was let in, what that person may do, and from when to when. */
export async function MandateFacts({ mandate, locale }: { mandate: MandateView; locale: Locale }) {
  const t = await getTranslations('mandates');
  const { name, organisation, email, scopes, state, usedAt, revokedAt } = mandate;
  const used = usedAt ? t('used', { at: formatInstant(usedAt, locale) }) : t('unused');
  const stand = revokedAt ? t('endedAt', { at: formatInstant(revokedAt, locale) }) : t(`states.${state}`);
  return (
    <SummaryList
      rows={[
        {
          key: 'who',
          term: t('check.who'),
          value: (
            <>
              <bdi className="block break-words">{name}</bdi>
              <bdi className="break-words text-soft">{organisation}</bdi>
            </>
          ),
        },
        { key: 'email', term: t('check.email'), value: <span className="break-all">{email}</span> },
        {
          key: 'may',
          term: t('mayTitle'),
          value: (
            <ul className="list-disc ps-5">
              {(['read', ...scopes] as const).map((scope) => (
                <li key={scope}>{t(`may.${scope}`)}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'days',
          term: t('daysTitle'),
          value: t('days', {
            from: formatDay(mandate.fromOn, locale),
            last: formatDay(mandate.lastOn, locale),
          }),
        },
        ...(state === 'draft'
          ? []
          : [
              {
                key: 'state',
                term: t('stateTitle'),
                value: (
                  <>
                    <strong className="block">{stand}</strong>
                    {used}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}
