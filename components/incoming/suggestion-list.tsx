import { getTranslations } from 'next-intl/server';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { Suggestion, WaitingPayment } from '@/lib/incoming/view.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';

type LinkAction = Parameters<typeof ActionForm>[0]['action'];

/** The dossiers that a payment may be for, each with its reasons and one button. */
export async function SuggestionList({
  payment,
  suggestions,
  action,
  words,
  locale,
}: {
  payment: WaitingPayment;
  suggestions: readonly Suggestion[];
  action: LinkAction;
  words: FormWords;
  locale: Locale;
}) {
  const t = await getTranslations('incoming');
  if (suggestions.length === 0) return <p className="max-w-prose">{t('suggestions.none')}</p>;
  return (
    <ol className="grid max-w-3xl gap-4">
      {suggestions.map((one) => (
        <li key={one.dossierId} className="rounded-md border border-line bg-surface p-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link
              locale={locale}
              href={`/admin/dossiers/${one.dossierId}`}
              className="inline-flex min-h-11 items-center font-bold"
            >
              <bdi>{one.debtorName}</bdi>
            </Link>
            <span className="money">
              {t('suggestions.open', { amount: formatMoney(one.openCents, locale) })}
            </span>
          </p>
          <p className="text-soft">
            {one.creditorName} · <span className="money">{formatReference(one.reference)}</span>
          </p>
          <ul className="my-2 flex flex-wrap gap-2">
            {one.reasons.map((reason) => (
              <li key={reason}>
                <Tag>{t(`why.${reason}`)}</Tag>
              </li>
            ))}
          </ul>
          {payment.leftCents === null ? null : (
            <ActionForm action={action} words={words} id={`link-${one.dossierId}`} className="grid gap-3">
              <input type="hidden" name="paymentId" value={payment.id} />
              <input type="hidden" name="reference1" value={one.reference} />
              <p>
                <SubmitButton kind="secondary">{t('suggestions.link')}</SubmitButton>
              </p>
            </ActionForm>
          )}
        </li>
      ))}
    </ol>
  );
}
