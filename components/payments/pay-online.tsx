import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import type { Cents } from '@/lib/debt-law/money.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { amountToType } from '@/lib/payments/payment-facts.ts';
import { ActionForm } from '../forms/action-form.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

const refusals = [
  'communication',
  'amount',
  'amountLow',
  'amountHigh',
  'nothingOpen',
  'settlement',
  'limited',
  'provider',
] as const;

/** Begins an online payment of a fixed amount. Drawn only where a provider is. */
export async function PayOnline({
  action,
  isOffered,
  locale,
  dossierId,
  communication,
  amountCents,
  kept,
}: {
  action: ComponentProps<typeof ActionForm>['action'];
  isOffered: boolean;
  locale: Locale;
  /** The dossier that is paid, or the communication that was typed. */
  dossierId?: string;
  communication?: string;
  amountCents: Cents;
  kept?: Record<string, string> | null;
}) {
  if (!isOffered) return null;
  const [t, words] = await Promise.all([getTranslations('onlinePayment'), formWords()]);
  const errors = Object.fromEntries(refusals.map((code) => [code, t(`errors.${code}`)]));
  return (
    <ActionForm
      id="pay-online"
      action={action}
      words={{ ...words, errors: { ...words.errors, ...errors } }}
      kept={kept ?? null}
    >
      <p>{t('form.lead')}</p>
      <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
      {dossierId ? <input type="hidden" name="dossierId" value={dossierId} /> : null}
      {communication ? <input type="hidden" name="communication" value={communication} /> : null}
      <input type="hidden" name="amount" value={amountToType(amountCents, locale)} />
      <p className="font-bold">{t('form.fixed', { amount: formatMoney(amountCents, locale) })}</p>
      <p>
        <SubmitButton>{t('form.submit')}</SubmitButton>
      </p>
    </ActionForm>
  );
}
