import type { Day } from '@/lib/debt-law/day.ts';
import { creditorAnswersBy, decideBy, interestStopsFrom, sendBy } from '@/lib/disputes/terms.ts';
import { creditorAskedOn } from '@/lib/filings/creditor-turn.ts';
import type { FilingView } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';

/** Until when who has to do what about a dispute without a decision, and from when on no interest runs. */
export function DisputeTerms({
  filing: { events, state },
  begunOn,
  today,
  words: { dispute },
  locale,
}: {
  filing: FilingView;
  begunOn: Day;
  today: Day;
  words: FilingWords;
  locale: Locale;
}) {
  const show = (day: Day) => ({ day: formatDay(day, locale) });
  const askedOn = creditorAskedOn(events);
  const wasSent = events.some(({ act }) => act === 'sendToCreditor');
  const isWithUs = state === 'filed' && !wasSent;
  const from = interestStopsFrom(begunOn);
  return (
    <ul className="grid max-w-prose list-disc gap-1 ps-5">
      {isWithUs || state === 'reopened' ? (
        <li>
          {dispute('terms.sendBy', show(sendBy(begunOn)))} {dispute('terms.ours')}
        </li>
      ) : null}
      {askedOn ? (
        <li>
          {dispute('terms.answerBy', show(creditorAnswersBy(askedOn)))} {dispute('terms.ours')}
        </li>
      ) : null}
      {today < from ? <li>{dispute('terms.decideBy', show(decideBy(begunOn)))}</li> : null}
      <li>
        {today < from
          ? dispute('terms.interestStops', show(from))
          : dispute('terms.interestStopped', show(from))}{' '}
        <span className="text-soft">{dispute('source')}</span>
      </li>
    </ul>
  );
}
