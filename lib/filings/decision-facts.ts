import { dayIn } from '../clock.ts';
import { type DecisionReasonId, decisionReasons } from '../disputes/decision-reasons.ts';
import { type DecisionFacts, type ToldAct, toldActs } from '../disputes/decision-text.ts';
import { type EvidenceId, groundOf } from '../disputes/grounds.ts';
import { groundIn, scopeOf } from './dispute-steps.ts';
import type { Details, FilingEvent, FilingView } from './view.ts';

type Told = Pick<FilingView, 'details' | 'filedOn'>;

const isTold = (act: string): act is ToldAct => act in toldActs;

const isReason = (id: string): id is DecisionReasonId => id in decisionReasons;

/** What an event of a dispute decided or asked, from what was kept of it; null for any other event. */
export function decisionFactsOf(
  { details, filedOn }: Told,
  event: Pick<FilingEvent, 'act' | 'note' | 'details' | 'at'>,
  { invoices, isLast }: { invoices: readonly { id: string; number: string }[]; isLast: boolean },
): DecisionFacts | null {
  const ground = groundIn(details);
  if (!isTold(event.act) || !ground) return null;
  const kept: Details = event.details ?? {};
  const scope = scopeOf(details);
  const item = groundOf(ground).evidence.find(({ id }) => id === kept.item)?.id;
  return {
    ...{ act: event.act, on: dayIn(event.at), filedOn, scope, isLast, note: event.note },
    invoiceNumbers:
      scope.kind === 'invoices'
        ? invoices.filter(({ id }) => scope.invoiceIds.includes(id)).map(({ number }) => number)
        : [],
    reasons: String(kept.reasons ?? '')
      .split(' ')
      .filter(isReason),
    item: (item ?? null) as EvidenceId | null,
    goneCents: Number(kept.amountCents ?? 0),
    leftCents: Number(kept.leftCents ?? 0),
  };
}
