import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankBookings, bankPayments, paymentReportOutcomes, paymentReports } from '@/db/schema/banking.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { communicationsOf } from '../bank-statements/rules.ts';
import { claimFacts } from '../claims/facts.ts';
import { standingOf } from '../claims/rules.ts';
import type { Context, StaffActor } from '../context.ts';
import { refundedCents } from '../dossiers/refunded-cents.ts';
import { amountsOf } from '../dossiers/rules.ts';
import { nameWords, numbersIn, weightOf, withLostZeros } from './rules.ts';
import type { Suggestion, SuggestionReason, WaitingPayment } from './view.ts';

const most = 5;
// More than these of one kind say nothing.
const candidates = 20;

/** The dossiers that a payment may be for, the likeliest first, each with its reasons. */
export async function suggestionsFor(
  ctx: Context<StaffActor>,
  payment: WaitingPayment,
): Promise<Suggestion[]> {
  const found = new Map<string, Set<SuggestionReason>>();
  for (const [reason, condition] of clues(payment)) {
    for (const id of await idsWhere(ctx.db, condition)) {
      const reasons = found.get(id);
      if (reasons) reasons.add(reason);
      else found.set(id, new Set([reason]));
    }
  }
  if (found.size === 0) return [];
  const rows = await ctx.db
    .select({
      id: dossiers.id,
      reference: dossiers.reference,
      debtorName: debtors.name,
      creditorName: creditors.name,
      facts: claimFacts,
      refundedCents,
    })
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(inArray(dossiers.id, [...found.keys()]));
  return rows
    .map(({ id, facts, refundedCents: refunded, ...row }): Suggestion => {
      const { openCents } = amountsOf(standingOf(facts, ctx.today).statement, Number(refunded));
      const reasons = [...(found.get(id) ?? [])];
      const isWhole = openCents === payment.leftCents;
      return { ...row, dossierId: id, openCents, reasons: isWhole ? [...reasons, 'amount'] : reasons };
    })
    .sort(
      (a, b) =>
        weightOf(b.reasons) - weightOf(a.reasons) ||
        // Of two alike, the one that something is owed in.
        Number(b.openCents > 0) - Number(a.openCents > 0) ||
        a.reference.localeCompare(b.reference),
    )
    .slice(0, most);
}

const idsWhere = async (db: Database, condition: SQL): Promise<string[]> => {
  const rows = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(condition)
    .limit(candidates + 1);
  return rows.length > candidates ? [] : rows.map(({ id }) => id);
};

function clues(payment: WaitingPayment): [SuggestionReason, SQL][] {
  const { structured, text, payerName, payerAccount, leftCents } = payment;
  const said = `${structured ?? ''} ${text ?? ''}`;
  const clues: [SuggestionReason, SQL | undefined][] = [];
  const named = communicationsOf({ structured, text });
  if (named.length > 0) {
    const isNamed = inArray(dossiers.structuredCommunication, named);
    clues.push(['closed', and(isNamed, sql`${dossiers.closedOn} is not null`)]);
    if (named.length > 1) clues.push(['twoDossiers', isNamed]);
  }
  if (leftCents !== null)
    clues.push(['proof', reported(payment, 'proof')], ['report', reported(payment, 'announced')]);
  if (payerAccount)
    clues.push([
      'knownAccount',
      sql`${dossiers.closedOn} is null and ${dossiers.debtorId} in (select known.debtor_id from ${bankPayments}
        join ${bankBookings} on ${bankBookings.paymentId} = ${bankPayments.id}
        join ${dossiers} known on known.id = ${bankBookings.dossierId}
        where ${bankPayments.payerAccount} = ${payerAccount})`,
    ]);
  const lost = withLostZeros(said);
  if (lost.length > 0) clues.push(['lostZeros', inArray(dossiers.structuredCommunication, lost)]);
  const numbers = numbersIn(said);
  if (numbers.length > 0) {
    const bare = numbers.map((number) => number.replace(/\D/g, ''));
    clues.push(
      ['reference', or(inArray(dossiers.reference, bare), inArray(dossiers.number, numbers))],
      [
        'invoiceNumber',
        sql`exists (select 1 from ${invoices} where ${invoices.dossierId} = ${dossiers.id} and ${inArray(invoices.number, numbers)})`,
      ],
    );
  }
  const words = payerName ? nameWords(payerName) : [];
  if (words.length > 1)
    clues.push([
      'name',
      and(
        sql`${dossiers.closedOn} is null`,
        ...words.map((word) => sql`position(${word} in lower(${debtors.name})) > 0`),
      ),
    ]);
  return clues.flatMap(([reason, condition]) => (condition ? [[reason, condition]] : []));
}

/** Dossiers of which somebody said that this much was paid around this day, from an account that ends like this one. */
function reported(payment: WaitingPayment, kind: 'proof' | 'announced'): SQL {
  const on = payment.valueOn ?? payment.bookedOn;
  return sql`exists (select 1 from ${paymentReports} where ${paymentReports.dossierId} = ${dossiers.id}
    and ${paymentReports.kind} = ${kind} and ${paymentReports.amountCents} = ${payment.leftCents}
    and abs(${paymentReports.paidOn} - ${on}::date) <= 5
    and (${payment.payerAccount}::text is null or right(${payment.payerAccount}::text, 4) = ${paymentReports.accountEnd})
    and not exists (select 1 from ${paymentReportOutcomes} where ${paymentReportOutcomes.reportId} = ${paymentReports.id}))`;
}
