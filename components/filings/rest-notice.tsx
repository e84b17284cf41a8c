import type { Stop } from '@/lib/filings/stops.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** That collection rests, since when and why; nothing where it does not. */
export async function RestNotice({
  stops,
  hrefOf,
  locale,
}: {
  stops: readonly Stop[];
  /** Where the filing behind a stop is. */
  hrefOf?: (filingId: string) => string;
  locale: Locale;
}) {
  if (stops.length === 0) return null;
  const { t } = await filingWords();
  return (
    <Notice tone="waiting" title={t('rest.title')}>
      <ul className="grid gap-1">
        {withoutRepeats(stops).map(({ kind, from, last, filingId }) => {
          const said = t(`rest.${kind}`, {
            day: formatDay(from, locale),
            last: last ? formatDay(last, locale) : '',
          });
          return (
            <li key={`${kind} ${from} ${filingId}`}>
              {filingId && hrefOf ? (
                <Link locale={locale} href={hrefOf(filingId)} className="text-ink">
                  {said}
                </Link>
              ) : (
                said
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-1">{t('rest.noSteps')}</p>
    </Notice>
  );
}

/** One line for stops that say the same: the one that has a page. */
const withoutRepeats = (stops: readonly Stop[]): Stop[] =>
  stops.filter(
    ({ kind, from, filingId }, at) =>
      !stops.some(
        (other, place) =>
          place !== at &&
          other.kind === kind &&
          other.from === from &&
          filingId === null &&
          (other.filingId !== null || place < at),
      ),
  );
