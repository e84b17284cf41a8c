import type { Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import type { PlanView } from '../plans/view.ts';
import type { InvoiceView, PaymentView, ReminderView } from './view.ts';

export type HistoryEvent = {
  day: Day;
  kind: 'issued' | 'due' | 'plan' | ReminderView['kind'] | PaymentView['kind'];
  channel: ReminderView['channel'] | null;
  invoiceNumbers: string[];
  amountCents: Cents | null;
};

// What happened on one day is told in the order in which it can happen.
const order = ['issued', 'due', 'first_reminder', 'reminder', 'formal_notice', 'plan'];
const place = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** What happened to a dossier until today, oldest first; the same thing for several invoices on one day is one event. */
export function historyOf(
  {
    invoices,
    reminders,
    payments,
    plan,
  }: {
    invoices: readonly InvoiceView[];
    reminders: readonly ReminderView[];
    payments: readonly PaymentView[];
    plan: Pick<PlanView, 'agreedOn'> | null;
  },
  today: Day,
): HistoryEvent[] {
  const events: HistoryEvent[] = [
    ...invoices.flatMap(({ number, issuedOn, dueOn, principalCents }) => [
      eventOf(issuedOn, 'issued', number, principalCents),
      eventOf(dueOn, 'due', number),
    ]),
    ...reminders.map(({ sentOn, kind, channel, invoiceNumber }) => ({
      ...eventOf(sentOn, kind, invoiceNumber),
      channel,
    })),
    ...payments.map(({ valueOn, kind, amountCents, invoiceNumber }) =>
      eventOf(valueOn, kind, invoiceNumber, amountCents),
    ),
    ...(plan ? [eventOf(plan.agreedOn, 'plan', null)] : []),
  ];
  const merged = new Map<string, HistoryEvent>();
  for (const event of events.filter(({ day }) => day <= today)) {
    const key = `${event.day} ${event.kind} ${event.channel}`;
    const known = merged.get(key);
    merged.set(key, known ? join(known, event) : event);
  }
  return [...merged.values()].sort(
    (a, b) => a.day.localeCompare(b.day) || place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind),
  );
}

const eventOf = (
  day: Day,
  kind: HistoryEvent['kind'],
  invoiceNumber: string | null,
  amountCents: Cents | null = null,
): HistoryEvent => ({
  day,
  kind,
  channel: null,
  invoiceNumbers: invoiceNumber === null ? [] : [invoiceNumber],
  amountCents,
});

const join = (a: HistoryEvent, b: HistoryEvent): HistoryEvent => ({
  ...a,
  invoiceNumbers: [...new Set([...a.invoiceNumbers, ...b.invoiceNumbers])],
  amountCents: a.amountCents === null ? null : cents(a.amountCents + (b.amountCents ?? 0)),
});
