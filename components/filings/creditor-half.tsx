import type { Day } from '@/lib/debt-law/day.ts';
import { creditorAnswersBy, isCreditorSilent, sendBy } from '@/lib/disputes/terms.ts';
import { creditorAskedOn } from '@/lib/filings/creditor-turn.ts';
import { verdictOf } from '@/lib/filings/dispute-steps.ts';
import type { FilingView } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Notice } from '../ui/notice.tsx';

/** What staff need to ask the creditor: whether all is there, the packet, the files, and until when an answer is due. */
export function CreditorHalf({
  filing,
  today,
  words,
  locale,
}: {
  filing: FilingView;
  today: Day;
  words: FilingWords;
  locale: Locale;
}) {
  const { dispute, option } = words;
  const show = (day: Day) => formatDay(day, locale);
  const askedOn = creditorAskedOn(filing.events);
  const wasSent = filing.events.some(({ act }) => act === 'sendToCreditor');
  const verdict = verdictOf(filing.details, filing.files.length);
  const begunOn = filing.stop?.from ?? filing.filedOn;
  return (
    <section aria-labelledby="creditor" className="grid max-w-prose gap-3">
      <h2 id="creditor" className="text-lg">
        {dispute('packet.creditor')}
      </h2>
      {verdict ? (
        <p>
          {dispute('desk.verdict')}{' '}
          <strong>
            {verdict.verdict === 'needsOne'
              ? dispute('verdicts.needsOne.title', { item: option('evidence', verdict.missing) })
              : dispute(`verdicts.${verdict.verdict}.title`)}
          </strong>
        </p>
      ) : null}
      {askedOn && isCreditorSilent(askedOn, today) ? (
        <Notice tone="attention" title={dispute('desk.silent')}>
          {dispute('desk.silence', { sent: show(askedOn), by: show(creditorAnswersBy(askedOn)) })}
        </Notice>
      ) : null}
      {askedOn && !isCreditorSilent(askedOn, today) ? (
        <p>
          {dispute('desk.sentOn', { day: show(askedOn) })}{' '}
          {dispute('desk.answerBy', { day: show(creditorAnswersBy(askedOn)) })}
        </p>
      ) : null}
      {wasSent ? null : <p>{dispute('desk.sendBy', { day: show(sendBy(begunOn)) })}</p>}
      <p>
        <a
          href={`/${locale}/admin/filings/${filing.id}/packet`}
          download
          className="inline-flex min-h-11 items-center"
        >
          {dispute('desk.packet')}
        </a>
        <span className="block text-soft">{dispute('desk.packetHint')}</span>
      </p>
      {filing.files.length > 0 ? (
        <div>
          <p>{dispute('desk.files')}</p>
          <ul className="list-disc ps-5">
            {filing.files.map(({ fileId, name }) => (
              <li key={fileId}>
                <a
                  href={`/${locale}/files/${fileId}`}
                  className="inline-flex min-h-11 items-center break-all"
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
