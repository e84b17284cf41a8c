import { addDays, addYears, type Day, endOfMonth, laterOf } from './day.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import type { DebtKind } from './scope.ts';
import type { SourceId } from './sources.ts';
import { textOrder } from './text-order.ts';

/** What may interrupt it: a letter or mail of a collector does not. */
export type Interruption = { kind: 'recognition' | 'registeredNotice' | 'letter'; on: Day };

type Period = { years: number; source: SourceId; fromEndOfMonth?: true };

const general: Period = { years: 10, source: 'generalPrescription' };
const periodic: Period = { years: 5, source: 'periodicPrescription' };
const medical: Period = { years: 2, source: 'medicalPrescription', fromEndOfMonth: true };

const periods: Record<DebtKind, Period | null> = {
  goods: general,
  services: general,
  telecom: periodic,
  energy: periodic,
  water: periodic,
  rent: periodic,
  subscription: periodic,
  medical,
  // The terms of insurance, credit and transport were not found in a text of law.
  insurance: null,
  credit: null,
  education: general,
  transport: null,
  other: general,
};

/**
 * The first day on which a debt is prescribed, or null where no term is known for its kind. What is payable each year or
 * more often lapses after five years; where that is unknown, the safe reading takes the five years, save for goods. Care counts from the
 * end of its month. @source old Civil Code, art. 2262bis, 2277, 2277bis, 2244 § 2, 2248, 2257–2261
 */
export function prescribedFrom(
  debt: { kind: DebtKind; isRecurring: boolean | null; dueOn: Day; suppliedOn: Day | null },
  interruptions: readonly Interruption[],
  reading: Reading,
): Ruled<Day | null> {
  const own = periods[debt.kind];
  if (own === null) return { value: null, because: [] };
  const isPeriodic = own === general && (debt.isRecurring ?? (reading === 'safe' && debt.kind !== 'goods'));
  const period = isPeriodic ? periodic : own;
  const reasons: Reason[] = isPeriodic ? [because('periodicDebt', {})] : [];
  let startsOn = debt.dueOn;
  if (period.fromEndOfMonth) {
    startsOn = endOfMonth(debt.suppliedOn ?? debt.dueOn);
    reasons.push(because('careMonthEnds', { on: startsOn }));
  }
  let lastDay = addYears(startsOn, period.years);
  let isNoticed = false;
  for (const { kind, on } of interruptions.toSorted((a, b) => textOrder(a.on, b.on))) {
    // What is prescribed is not interrupted any more, and a day before the debt was due interrupts nothing.
    if (on > lastDay || on < startsOn) continue;
    if (kind === 'recognition') {
      startsOn = on;
      lastDay = addYears(on, period.years);
      isNoticed = false;
      reasons.push(because('recognised', { on }));
    } else if (kind === 'registeredNotice' && !isNoticed) {
      isNoticed = true;
      lastDay = laterOf(lastDay, addYears(on, 1));
      reasons.push(because('noticePostpones', { on, lastDay }));
    }
  }
  reasons.push(because('prescribedAfter', { years: period.years, startsOn, lastDay }, period.source));
  return { value: addDays(lastDay, 1), because: reasons };
}
