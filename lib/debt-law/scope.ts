import type { Contract } from './claim.ts';
import { addDays, type Day, day } from './day.ts';
import type { Reading } from './reading.ts';
import { because, type Ruled } from './reasons.ts';

export type DebtorKind = 'consumer' | 'enterprise';
export type DebtKind =
  | 'goods'
  | 'services'
  | 'telecom'
  | 'energy'
  | 'water'
  | 'rent'
  | 'subscription'
  | 'medical'
  | 'insurance'
  | 'credit'
  | 'education'
  | 'transport'
  | 'other';

export type Scope = 'inScope' | 'outOfScope' | 'creditRules';

/** Whether the rules on debts of consumers govern a claim. @source Code of Economic Law, art. XIX.1 and I.22/1 */
export function scopeOf(claim: {
  debtorKind: DebtorKind;
  debtKind: DebtKind;
  hasEnforceableTitle: boolean;
}): Ruled<Scope> {
  if (claim.debtorKind === 'enterprise')
    return { value: 'outOfScope', because: [because('notConsumer', {})] };
  if (claim.hasEnforceableTitle) return { value: 'outOfScope', because: [because('judicial', {})] };
  if (claim.debtKind === 'credit') return { value: 'creditRules', because: [because('creditRules', {})] };
  return { value: 'inScope', because: [] };
}

export const lawSince: Day = day('2023-09-01');
export const lawForOldContractsSince: Day = day('2023-12-01');

/** `capped`: what is above a cap is void; `reduced`: it is lowered to the cap; `doubtful`, `before`: no cap is certain. */
export type CapRule = 'capped' | 'reduced' | 'doubtful' | 'before';

/**
 * Whether a contract was made or renewed under the law; one of an unknown day is a new one in the safe reading and an
 * old one in the strict reading. @source law of 4 May 2023, art. 15 § 2
 */
export function isNewContract(
  contract: Pick<Contract, 'on' | 'renewedOn' | 'isNew'>,
  reading: Reading,
): boolean {
  const days = [contract.on, contract.renewedOn].filter((on) => on !== null);
  return days.length === 0 ? (contract.isNew ?? reading === 'safe') : days.some((on) => on >= lawSince);
}

/**
 * Which rule on clauses (title 1) governs a delay that began on the day after the due day.
 * @source law of 4 May 2023, art. 15 § 2
 */
export function capRuleOf(
  contract: Pick<Contract, 'on' | 'renewedOn' | 'isNew'>,
  dueOn: Day,
  reading: Reading,
): Ruled<CapRule> {
  if (isNewContract(contract, reading)) return { value: 'capped', because: [because('bookApplies', {})] };
  const since = addDays(dueOn, 1);
  if (since >= lawForOldContractsSince)
    return { value: 'reduced', because: [because('oldContract', { contractOn: contract.on })] };
  if (since < lawSince) return { value: 'before', because: [because('delayBeforeLaw', { since })] };
  return { value: 'doubtful', because: [because('delayBetweenLaws', { since })] };
}

/** Whether the rules on recovery (title 2) certainly govern an act of a collector. @source law of 4 May 2023, art. 15 § 2 */
export const recoveryRulesApply = (
  contract: Pick<Contract, 'on' | 'renewedOn' | 'isNew'>,
  actOn: Day,
): boolean => actOn >= (isNewContract(contract, 'strict') ? lawSince : lawForOldContractsSince);
