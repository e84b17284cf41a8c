import { getTranslations } from 'next-intl/server';
import type { Action } from '@/lib/actions/define-action.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';

import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { Returned, Reversible, WaitingPayment } from '@/lib/incoming/view.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { Choice } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

/** What the bank took back, or what of ours came back: which payment or refund was it? */
export async function CameBack({
  payment,
  reversible,
  returned,
  actions,
  words,
  locale,
}: {
  payment: WaitingPayment;
  reversible: readonly Reversible[];
  returned: readonly Returned[];
  actions: { reversal: Action; returned: Action };
  words: FormWords;
  locale: Locale;
}) {
  const room = payment.kind === 'reversal' ? 'reversal' : 'returned';
  const t = await getTranslations('incoming');
  const nobody = t('refunds.nobody');
  const options =
    room === 'reversal'
      ? reversible.map(({ key, reference, name, amountCents, valueOn }) => {
          const amount = formatMoney(amountCents, locale);
          const label = reference
            ? t('reversal.option', {
                ...{ amount, name: name ?? nobody, reference: formatReference(reference) },
                day: valueOn ? formatDay(valueOn, locale) : '–',
              })
            : t('reversal.refund', { amount, name: name ?? nobody });
          return { value: key, label };
        })
      : returned.map(({ refundId, account, paidOn }) => ({
          value: refundId,
          label: t('returned.option', { account, day: formatDay(paidOn, locale) }),
        }));
  return (
    <section aria-labelledby="came-back">
      <h2 id="came-back" className="mb-3 text-lg">
        {t(`${room}.title`)}
      </h2>
      {options.length > 0 ? (
        <ActionForm action={actions[room]} words={words} id="came-back-form">
          <input type="hidden" name="paymentId" value={payment.id} />
          <Choice
            name={room === 'reversal' ? 'key' : 'refundId'}
            legend={t(`${room}.choice`)}
            options={options}
          />
          <p>
            <SubmitButton>{t(`${room}.submit`)}</SubmitButton>
          </p>
        </ActionForm>
      ) : (
        <p>{t(`${room}.none`)}</p>
      )}
    </section>
  );
}
