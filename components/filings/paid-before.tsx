import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** The shorter way for who has paid: the form that reads the proof of a bank. */
export const PaidBefore = ({
  base,
  words: { dispute },
  locale,
}: {
  base: string;
  words: FilingWords;
  locale: Locale;
}) => (
  <Notice>
    <p>
      {dispute('proof.paid.text')}{' '}
      <Link locale={locale} href={`${base}/payments/proof`}>
        {dispute('proof.paid.link')}
      </Link>
    </p>
  </Notice>
);
