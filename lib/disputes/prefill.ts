import { cents } from '../debt-law/money.ts';
import type { DossierView } from '../dossiers/view.ts';
import type { Locale } from '../i18n/locales.ts';
import { amountToType } from '../payments/payment-facts.ts';
import type { LawReading } from './law-reading.ts';

/**
 * What the law library fills in for who says that the amount is too high; nothing where it finds no difference. The right
 * amount is never more than what is asked today.
 */
export function prefillOf(
  { tooMuchCents, rightCents }: Pick<LawReading, 'tooMuchCents' | 'rightCents'>,
  { paidCents, openCents }: Pick<DossierView, 'paidCents' | 'openCents'>,
  locale: Locale,
): Readonly<Record<string, string>> {
  const part = Math.min(tooMuchCents, openCents);
  const right = Math.min(rightCents - paidCents, openCents);
  if (part <= 0) return {};
  return {
    ...(right > 0 ? { rightAmount: amountToType(cents(right), locale) } : {}),
    ...{ scope: 'part', disputedCents: amountToType(cents(part), locale) },
  };
}
