import { type AgencyProfile, agency } from '../agency.ts';
import type { Cents } from '../debt-law/money.ts';
import { formatMoney } from '../i18n/format.ts';
import type { Locale } from '../i18n/locales.ts';
import { formatIban } from './iban.ts';
import { formatStructuredCommunication } from './structured-communication.ts';

export type PaymentFact = {
  key: 'holder' | 'iban' | 'communication' | 'amount';
  /** As people read it. */
  shown: string;
  /** As the form of a bank takes it. */
  copied: string;
  /** Whether the agency's profile does not hold the true value yet. */
  isSample: boolean;
};

/** What a transfer needs, in the order of a bank's form. */
export function paymentFacts(
  { communication: digits, amountCents }: { communication: string; amountCents: Cents },
  locale: Locale,
  { accountHolder, iban }: Pick<AgencyProfile, 'accountHolder' | 'iban'> = agency,
): PaymentFact[] {
  const communication = formatStructuredCommunication(digits);
  return [
    {
      key: 'holder',
      shown: accountHolder.value,
      copied: accountHolder.value,
      isSample: accountHolder.isSample,
    },
    {
      key: 'iban',
      shown: formatIban(iban.value),
      copied: iban.value,
      isSample: iban.isSample,
    },
    { key: 'communication', shown: communication, copied: communication, isSample: false },
    {
      key: 'amount',
      shown: formatMoney(amountCents, locale),
      copied: amountToType(amountCents, locale),
      isSample: false,
    },
  ];
}

/** An amount without sign and groups, as a form takes it. */
export const amountToType = (amount: Cents, locale: Locale) =>
  (amount / 100).toFixed(2).replace('.', locale === 'en' ? '.' : ',');
