import { getTranslations } from 'next-intl/server';
import type { Action } from '@/lib/actions/define-action.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';

import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { PartOf } from '@/lib/incoming/view.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { TextArea } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { Link } from '../ui/link.tsx';

/** What a payment became, each part with the way to take it back while it counts. */
export async function PaymentParts({
  paymentId,
  parts,
  actions,
  words,
  locale,
}: {
  paymentId: number;
  parts: readonly PartOf[];
  actions: { correct: Action; end: Action };
  words: FormWords;
  locale: Locale;
}) {
  if (parts.length === 0) return null;
  const t = await getTranslations('incoming');
  const money = (amount: PartOf['amountCents']) => (amount === null ? '–' : formatMoney(amount, locale));
  return (
    <section aria-labelledby="became">
      <h2 id="became" className="mb-3 text-lg">
        {t('became.title')}
      </h2>
      <ul className="grid gap-5 border-t border-line pt-4">
        {parts.map((part) =>
          part.type === 'booked' ? (
            <li key={part.ledgerEntryId} className="grid max-w-prose gap-2">
              <p>
                <Link locale={locale} href={`/admin/dossiers/${part.dossierId}`}>
                  {t('became.booked', {
                    amount: money(part.amountCents),
                    reference: formatReference(part.reference),
                    name: part.debtorName,
                  })}
                </Link>
                , {t(`became.by.${part.by}`)}
              </p>
              {part.takenBackCents > 0 ? (
                <p className="text-soft">{t('became.takenBack', { amount: money(part.takenBackCents) })}</p>
              ) : null}
              {part.amountCents > 0 && part.takenBackCents === 0 ? (
                <ActionForm action={actions.correct} words={words} id={`correct-${part.ledgerEntryId}`}>
                  <input type="hidden" name="paymentId" value={paymentId} />
                  <input type="hidden" name="ledgerEntryId" value={part.ledgerEntryId} />
                  <p id={`correct-${part.ledgerEntryId}-hint`} className="text-soft">
                    {t('became.correctHint')}
                  </p>
                  <p>
                    <SubmitButton kind="secondary">{t('became.correct')}</SubmitButton>
                  </p>
                </ActionForm>
              ) : null}
            </li>
          ) : (
            <li key={`aside-${part.setAsideId}`} className="grid max-w-prose gap-2">
              <p>
                {t('became.aside', {
                  amount: money(part.amountCents),
                  kind: t(`aside.kinds.${part.kind}`),
                })}
              </p>
              {part.note ? <p className="break-words text-soft">{part.note}</p> : null}
              {part.isEnded ? (
                <p className="text-soft">{t('became.ended')}</p>
              ) : (
                <ActionForm
                  action={actions.end}
                  words={words}
                  labels={{ note: t('became.endNote') }}
                  id={`end-${part.setAsideId}`}
                  prefix={`end-${part.setAsideId}-`}
                >
                  <input type="hidden" name="paymentId" value={paymentId} />
                  <input type="hidden" name="setAsideId" value={part.setAsideId} />
                  <TextArea name="note" label={t('became.endNote')} rows={2} maxLength={500} />
                  <p>
                    <SubmitButton kind="secondary">{t('became.end')}</SubmitButton>
                  </p>
                </ActionForm>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
