import { auditOf, type ClaimFacts, type Prescription, prescriptionOf, standingOf } from '../claims/rules.ts';
import type { Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import type { Reason } from '../debt-law/reasons.ts';

/** One head of a claim: what the creditor asked, what we ask today, and the most that the law allows today. */
export type HeadReading = {
  head: 'principal' | 'charge' | 'interest';
  /** Null where the creditor's file names no amount. */
  claimedCents: Cents | null;
  askedCents: Cents;
  allowedCents: Cents;
  because: readonly Reason[];
};

/** How the law library reads a claim that is disputed. */
export type LawReading = {
  on: Day;
  verdict: 'tooHigh' | 'doubtful' | 'ok' | 'notJudged';
  heads: readonly HeadReading[];
  /** What was asked above what the law allows, by whoever asked more. */
  tooMuchCents: Cents;
  /** What was asked as far as the law allows it: never more than anybody asked. */
  rightCents: Cents;
  prescriptions: readonly Prescription[];
};

/** What we ask against what the law allows today, head by head, and when each open invoice is prescribed. */
export function lawReadingOf(facts: ClaimFacts, on: Day): LawReading {
  const standing = standingOf(facts, on);
  const { statement } = standing;
  const audited = auditOf(facts, on).heads;
  const onTop = (['charge', 'interest'] as const).map(
    (head): HeadReading & { verdict: LawReading['verdict'] } => {
      const { verdict, asked, allowed, because } = audited[head];
      return {
        head,
        verdict,
        claimedCents: facts.invoices.every((invoice) => invoice[head] === null) ? null : asked,
        askedCents: statement[head].value ?? cents(0),
        allowedCents: allowed.safe,
        because,
      };
    },
  );
  const isJudged = onTop.every(({ verdict }) => verdict !== 'notJudged');
  const principal: HeadReading = {
    ...{ head: 'principal', claimedCents: statement.principal, askedCents: statement.principal },
    ...{ allowedCents: statement.principal, because: [] },
  };
  const over = isJudged ? onTop.map(excess) : [];
  const heads = [principal, ...onTop.map(({ verdict: _, ...head }) => head)];
  const worst = (['tooHigh', 'doubtful'] as const).find((one) =>
    onTop.some(({ verdict }) => verdict === one),
  );
  return {
    on,
    verdict: isJudged ? (worst ?? 'ok') : 'notJudged',
    heads,
    tooMuchCents: sum(over),
    rightCents: sum(heads.map((head) => Math.min(head.allowedCents, mostAsked(head)))),
    prescriptions: prescriptionOf(facts, standing),
  };
}

const mostAsked = ({ claimedCents, askedCents }: HeadReading): number =>
  Math.max(claimedCents ?? 0, askedCents);

const excess = (head: HeadReading): number => Math.max(0, mostAsked(head) - head.allowedCents);

const sum = (amounts: readonly number[]): Cents =>
  cents(amounts.reduce((total, amount) => total + amount, 0));
