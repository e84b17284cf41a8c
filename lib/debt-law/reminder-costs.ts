import type { Claim } from './claim.ts';
import { type Day, yearOf } from './day.ts';
import { type Cents, cents } from './money.ts';
import type { Channel } from './notice-periods.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import { textOrder } from './text-order.ts';

/** A reminder of one unpaid due day; `postage` is the tariff of the day it was sent, null when nobody knows it. */
export type PricedReminder = { dueOn: Day; sentOn: Day; channel: Channel; postage: Cents | null };

const most = cents(750);
const freeDueDaysPerYear = 3;

/**
 * The reminders of a claim that cost more than the safe reading allows. A breach frees the debtor from the clauses on
 * charge and interest; of a letter, only what is certain without its postage may be asked.
 * @source Code of Economic Law, art. XIX.2 and XIX.15
 */
export function dearReminders({ invoices, isRecurring }: Pick<Claim, 'invoices' | 'isRecurring'>): Reason[] {
  const sent = invoices.flatMap(({ dueOn, reminders }) =>
    reminders === 'unknown'
      ? []
      : reminders
          .filter(({ isNotice, sentOn }) => !isNotice && sentOn > dueOn)
          .map(({ sentOn, channel, cost = cents(0) }) => ({
            dueOn,
            sentOn,
            channel,
            cost,
            postage: cents(0),
          })),
  );
  const allowed = reminderCosts(sent, isRecurring ?? null, 'safe');
  return sent.flatMap(({ sentOn, cost }, i) => {
    const one = allowed[i]?.value ?? cents(0);
    return cost > one ? [because('reminderTooDear', { sentOn, asked: cost, allowed: one })] : [];
  });
}

/**
 * What each reminder may have cost at most, in cents, in the order given; null where an unknown postage leaves it open.
 * The first reminder of a due day is free; where goods or services are supplied again and again, so are the reminders of
 * three due days of each calendar year. Where nobody says whether it recurs, and where the list may lack due days, the
 * strict reading takes what is best for the creditor. @source Code of Economic Law, art. XIX.2
 */
export function reminderCosts(
  reminders: readonly PricedReminder[],
  isRecurring: boolean | null,
  reading: Reading,
  isWhole = true,
): Ruled<Cents | null>[] {
  const isStrict = reading === 'strict';
  if (isStrict && isRecurring !== false && !isWhole)
    return reminders.map(({ channel, postage }) => charged(channel, postage));
  if (isStrict && isRecurring === null) {
    const once = reminderCosts(reminders, false, reading);
    return reminderCosts(reminders, true, reading).map((cost, i) =>
      cost.value === 0 ? (once[i] ?? cost) : cost,
    );
  }
  const recurs = isRecurring ?? true;
  const order = reminders
    .map((reminder, at) => ({ ...reminder, at }))
    .sort((a, b) => textOrder(a.sentOn, b.sentOn));
  const places = new Map<Day, number>();
  const perYear = new Map<number, number>();
  const costs: Ruled<Cents | null>[] = [];
  for (const { dueOn, channel, postage, at } of order) {
    const year = yearOf(dueOn);
    const isFirst = !places.has(dueOn);
    if (isFirst) {
      perYear.set(year, (perYear.get(year) ?? 0) + 1);
      places.set(dueOn, perYear.get(year) as number);
    }
    const place = places.get(dueOn) as number;
    const isAmongFree = recurs && place <= freeDueDaysPerYear;
    // For a supply that recurs, the fourth due day of a year is charged from its first reminder on.
    const isFree = recurs ? isAmongFree && (isFirst || reading === 'safe') : isFirst;
    costs[at] = isFree ? free(year, place) : charged(channel, postage);
  }
  return costs;
}

const free = (year: number, place: number): Ruled<Cents> => ({
  value: cents(0),
  because: [because('reminderFree', { year, place })],
});

function charged(channel: Channel, postage: Cents | null): Ruled<Cents | null> {
  const stamps = channel === 'electronic' ? cents(0) : postage;
  const reasons = [
    stamps === null
      ? because('reminderAtMostPlusStamp', { most })
      : because('reminderAtMost', { most, postage: stamps }),
    because('reminderOnTop', {}),
  ];
  return { value: stamps === null ? null : cents(most + stamps), because: reasons };
}
