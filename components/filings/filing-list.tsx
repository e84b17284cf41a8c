import type { FilingView } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

/** What was filed in a dossier, for staff: what, when and where it stands, each with its page. */
export function FilingList({
  filings,
  words,
  locale,
}: {
  filings: readonly FilingView[];
  words: FilingWords;
  locale: Locale;
}) {
  if (filings.length === 0) return null;
  return (
    <section aria-labelledby="filings">
      <h2 id="filings" className="text-lg">
        {words.t('staff.title')}
      </h2>
      <ul>
        {filings.map(({ id, kind, state, filedOn }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <Link
              locale={locale}
              href={`/admin/filings/${id}`}
              className="inline-flex min-h-11 items-center sm:min-h-8 pointer-coarse:min-h-11"
            >
              {words.journey(kind, 'title')}
            </Link>
            <span className="text-soft">
              {formatDay(filedOn, locale)} · {words.state(state)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
