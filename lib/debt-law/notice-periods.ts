import { addDays, type Day, weekdayOf } from './day.ts';
import { holidayOn } from './holidays.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import type { SourceId } from './sources.ts';
import { textOrder } from './text-order.ts';
import { nextCivilWorkingDay, workingDayAfter } from './working-days.ts';

/** How a letter went: `post` also when registered, `electronic` for e-mail and text message. */
export type Channel = 'post' | 'electronic';

/** A term of fourteen days: its first and last day, and the first day on which more may be claimed or done. */
export type Term = { startsOn: Day; lastDay: Day; from: Day };

/** When the term to pay of a first reminder runs. @source Code of Economic Law, art. XIX.2; Civil Code, art. 1.7 § 4 */
export const firstReminderTerm = (sentOn: Day, channel: Channel, reading: Reading): Ruled<Term> =>
  term(sentOn, channel, reading, 'reminderTerm');

/** When the term of a formal notice runs: as by post, by whichever way it went. @source art. XIX.9 § 1 */
export const formalNoticeTerm = (sentOn: Day, reading: Reading): Ruled<Term> =>
  term(sentOn, 'post', reading, 'noticeTerm');

function term(sentOn: Day, channel: Channel, reading: Reading, source: SourceId): Ruled<Term> {
  const reasons: Reason[] = [];
  const startsOn =
    channel === 'post'
      ? startByPost(sentOn, reading, source, reasons)
      : startElectronically(sentOn, source, reasons);
  const fourteenth = addDays(startsOn, 13);
  const lastDay = reading === 'safe' ? nextCivilWorkingDay(fourteenth) : fourteenth;
  const value = { startsOn, lastDay, from: addDays(lastDay, 1) };
  reasons.push(because('termOfFourteenDays', value, source));
  if (lastDay !== fourteenth) reasons.push(because('endMoved', { from: fourteenth, to: lastDay }));
  return { value, because: reasons };
}

function startElectronically(sentOn: Day, source: SourceId, reasons: Reason[]): Day {
  const startsOn = addDays(sentOn, 1);
  reasons.push(because('electronicStarts', { sentOn, startsOn }, source));
  return startsOn;
}

function startByPost(sentOn: Day, reading: Reading, source: SourceId, reasons: Reason[]): Day {
  const third = workingDayAfter(sentOn, 3);
  const isMoved = reading === 'safe' && weekdayOf(third) === 6;
  const startsOn = isMoved ? workingDayAfter(third, 1) : third;
  reasons.push(because('postStarts', { sentOn, startsOn }, source));
  for (let on = addDays(sentOn, 1); on < startsOn; on = addDays(on, 1)) {
    const holiday = holidayOn(on);
    if (holiday) reasons.push(because('holidayPassed', { on, holiday }));
  }
  if (isMoved) reasons.push(because('saturdayMoved', { from: third, to: startsOn }));
  return startsOn;
}

/** From when on interest may run, once the term is over. @source Code of Economic Law, art. XIX.2 § 4 */
export function interestStart(
  sentOn: Day,
  over: Term,
  creditorIsSme: boolean | null,
  reading: Reading,
): Ruled<Day> {
  const isSme = creditorIsSme ?? reading === 'strict';
  const from = isSme ? addDays(sentOn, 1) : over.from;
  return { value: from, because: [because(isSme ? 'interestFromReminder' : 'interestFromTerm', { from })] };
}

/** The first reminder: the earliest that left after the last day to pay. */
export function firstReminderOf<Sent extends { sentOn: Day }>(
  sent: readonly Sent[],
  dueOn: Day,
): Sent | null {
  const late = sent.filter(({ sentOn }) => sentOn > dueOn);
  return late.sort((a, b) => textOrder(a.sentOn, b.sentOn))[0] ?? null;
}
