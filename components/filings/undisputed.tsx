import { undisputedCents } from '@/lib/disputes/disputed-cents.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { scopeOf } from '@/lib/filings/dispute-steps.ts';
import type { FilingView } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { amountToType } from '@/lib/payments/payment-facts.ts';
import { Link } from '../ui/link.tsx';

/** That the part that is not disputed may be paid, and need not be; nothing where all of it is disputed. */
export function Undisputed({
  dossier: { id, openCents, standing },
  dispute: { details },
  words: { dispute },
  locale,
}: {
  dossier: DossierView;
  dispute: FilingView;
  words: FilingWords;
  locale: Locale;
}) {
  const rest = undisputedCents(scopeOf(details), { openCents, invoices: standing.statement.invoices });
  if (rest <= 0) return null;
  const query = new URLSearchParams({ pay: 'other', amount: amountToType(rest, locale) });
  return (
    <p className="max-w-prose">
      {dispute('rest.text', { amount: formatMoney(rest, locale) })} {dispute('rest.recognition')}{' '}
      <Link locale={locale} href={`/dossiers/${id}/payments?${query}#data`}>
        {dispute('rest.pay')}
      </Link>
    </p>
  );
}
