import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/debt-law/day.ts';
import type { Cents } from '@/lib/debt-law/money.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { PayChoice } from '@/lib/payments/choice.ts';
import { Button } from '../ui/button.tsx';

/** What to pay: a plain form that asks this page again, so that it works without scripts. */
export async function PayChoiceForm({
  choice,
  openCents,
  instalment,
  locale,
}: {
  choice: PayChoice;
  openCents: Cents;
  /** The payment of a plan that comes next, or that was chosen. */
  instalment: { number: number; dueOn: Day; leftCents: Cents } | null;
  locale: Locale;
}) {
  const t = await getTranslations('payments.choice');
  const options = [
    ...(instalment
      ? [
          {
            value: 'instalment',
            label: t('instalment', {
              amount: formatMoney(instalment.leftCents, locale),
              day: formatDay(instalment.dueOn, locale),
            }),
          },
        ]
      : []),
    { value: 'all', label: t('all', { amount: formatMoney(openCents, locale) }) },
    { value: 'other', label: t('other') },
  ];
  const fault = choice.fault && t(`faults.${choice.fault}`, { most: formatMoney(openCents, locale) });
  return (
    <form method="get" action="#data" className="no-print grid max-w-prose gap-3">
      {instalment ? <input type="hidden" name="instalment" value={instalment.number} /> : null}
      <fieldset>
        <legend className="font-bold">{t('legend')}</legend>
        <div className="mt-1.5 grid gap-1">
          {options.map(({ value, label }) => (
            <label key={value} className="flex min-h-11 items-start gap-3 py-1.5">
              <input
                type="radio"
                name="pay"
                value={value}
                defaultChecked={choice.what === value}
                className="mt-1 size-5 shrink-0 accent-action"
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={fault ? 'border-s-4 border-attention ps-3' : ''}>
        <label htmlFor="amount" className="block">
          {t('amount')}
        </label>
        {fault ? (
          <p id="amount-error" role="alert" className="font-bold text-attention">
            {fault}
          </p>
        ) : null}
        <input
          id="amount"
          name="amount"
          defaultValue={choice.typed}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? 'amount-error' : undefined}
          className="mt-1.5 min-h-12 w-full max-w-56 rounded-sm border-2 border-edge bg-surface px-3 py-2 text-ink aria-[invalid=true]:border-attention"
        />
      </div>
      <p>
        <Button kind="secondary">{t('submit')}</Button>
      </p>
    </form>
  );
}
