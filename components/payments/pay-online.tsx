import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { type Cents, cents } from '@/lib/debt-law/money.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { ActionForm } from '../forms/action-form.tsx';
import { TextField } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

const refusals = [
  'communication',
  'amount',
  'amountLow',
  'amountHigh',
  'nothingOpen',
  'limited',
  'provider',
] as const;

const typedOf = (amount: Cents, locale: Locale) =>
  (amount / 100).toFixed(2).replace('.', locale === 'en' ? '.' : ',');

/**
 * Begins an online payment: for a dossier, or for a communication that is typed here. An amount is offered in a field,
 * or fixed. Drawn only where a provider is.
 */
export async function PayOnline({
  action,
  isOffered,
  locale,
  returnPath,
  dossierId,
  communication,
  amountCents,
  isFixed = false,
  kept,
}: {
  action: ComponentProps<typeof ActionForm>['action'];
  isOffered: boolean;
  locale: Locale;
  /** Where the page after the payment leads back to, with its language. */
  returnPath: string;
  /** Without one the communication is asked for. */
  dossierId?: string;
  /** What was typed on a page before; it stays in its field. */
  communication?: string;
  amountCents?: number;
  isFixed?: boolean;
  kept?: Record<string, string> | null;
}) {
  if (!isOffered) return null;
  const [t, words] = await Promise.all([getTranslations('onlinePayment'), formWords()]);
  const errors = Object.fromEntries(refusals.map((code) => [code, t(`errors.${code}`)]));
  const amount = amountCents === undefined ? null : cents(amountCents);
  const isAmountFixed = isFixed && amount !== null;
  return (
    <ActionForm
      id="pay-online"
      action={action}
      words={{ ...words, errors: { ...words.errors, ...errors } }}
      labels={{ communication: t('form.communication'), amount: t('form.amount') }}
      fieldOf={isAmountFixed ? {} : { amountLow: 'amount', amountHigh: 'amount' }}
      kept={kept ?? null}
    >
      <p>{t('form.lead')}</p>
      <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
      <input type="hidden" name="returnPath" value={returnPath} />
      {dossierId ? (
        <input type="hidden" name="dossierId" value={dossierId} />
      ) : (
        <TextField
          name="communication"
          label={t('form.communication')}
          hint={t('form.communicationHint')}
          defaultValue={communication}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-xs"
        />
      )}
      {isAmountFixed ? (
        <>
          <input type="hidden" name="amount" value={typedOf(amount, locale)} />
          <p className="font-bold">{t('form.fixed', { amount: formatMoney(amount, locale) })}</p>
        </>
      ) : (
        <TextField
          name="amount"
          label={t('form.amount')}
          hint={t('form.amountHint')}
          defaultValue={amount === null ? undefined : typedOf(amount, locale)}
          inputMode="decimal"
          autoComplete="off"
          className="max-w-40"
        />
      )}
      <p>
        <SubmitButton>{t('form.submit')}</SubmitButton>
      </p>
    </ActionForm>
  );
}
