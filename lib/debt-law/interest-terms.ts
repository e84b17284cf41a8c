import type { Claim } from './claim.ts';
import { inForce } from './dated.ts';
import { type Day, day, laterOf } from './day.ts';
import type { InterestTerms } from './interest.ts';
import { lateRates } from './interest-rates.ts';
import type { Reading } from './reading.ts';
import { because, type Reason, type Ruled } from './reasons.ts';
import { isNewContract, lawSince } from './scope.ts';

/**
 * By which rate interest of a contract counts; null when none may be asked. A rate above the cap on the day of the
 * contract is void: the strict reading then leaves the legal rate. Without a clause there is the legal rate, which we
 * charge only when the creditor asks for interest. @source Code of Economic Law, art. XIX.4; Civil Code, art. 5.240
 */
export function interestTermsOf(
  { contract, asked }: Pick<Claim, 'contract' | 'asked'>,
  reading: Reading,
): Ruled<InterestTerms | null> {
  const { on: contractOn } = contract;
  // Where nobody says whether there is a clause, we take it that there is none, and accuse nobody of it.
  const unsaid = reading === 'strict' ? 'cap' : null;
  const interest = contract.interest === 'unknown' ? unsaid : contract.interest;
  const legal: InterestTerms = { rate: 'legal', contractOn };
  if (interest === null) {
    const isAsked = reading === 'strict' || (asked.interest ?? 0) > 0;
    return { value: isAsked ? legal : null, because: isAsked ? [] : [because('interestNotAsked', {})] };
  }
  const reasons: Reason[] = [because('interestSimple', {})];
  if (interest === 'cap') return { value: { rate: 'cap', contractOn }, because: reasons };
  const agreedOn = [contractOn, contract.renewedOn]
    .filter((on) => on !== null)
    .sort()
    .at(-1);
  const capBps = agreedOn ? capOn(laterOf(agreedOn, lawSince)) : capSinceLaw(reading);
  if (interest > capBps) {
    if (isNewContract(contract, reading)) {
      reasons.push(because('rateVoid', { bps: interest, capBps }));
      return { value: reading === 'strict' ? legal : null, because: reasons };
    }
    reasons.push(because('rateReduced', { bps: interest }));
  }
  return { value: { rate: interest, contractOn }, because: reasons };
}

/** The cap of a day; where none is known, no rate is above it. */
const capOn = (on: Day): number => inForce(lateRates, on)?.bps ?? Number.POSITIVE_INFINITY;

/** For a contract of an unknown day: the lowest cap since the law, and the highest before somebody is accused. */
const capSinceLaw = (reading: Reading): number => {
  const caps = lateRates.filter(({ from }) => from >= day('2023-07-01')).map(({ bps }) => bps);
  return reading === 'safe' ? Math.min(...caps) : Math.max(...caps);
};
