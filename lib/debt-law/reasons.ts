import type { Day } from './day.ts';
import type { Holiday } from './holidays.ts';
import type { Cents } from './money.ts';
import type { SourceId } from './sources.ts';

type Nothing = Record<never, never>;
type InterestFigures = { principal: Cents; from: Day; to: Day; days: number; bps: number; yearDays: number };

/** Why a rule gave what it gave: each code with its figures. Days are ISO days, amounts cents, rates hundredths of a percent. */
export type Figures = {
  notConsumer: Nothing;
  judicial: Nothing;
  creditRules: Nothing;
  bookApplies: Nothing;
  oldContract: { contractOn: Day | null };
  delayBeforeLaw: { since: Day };
  delayBetweenLaws: { since: Day };

  noFirstReminder: Nothing;
  postStarts: { sentOn: Day; startsOn: Day };
  electronicStarts: { sentOn: Day; startsOn: Day };
  holidayPassed: { on: Day; holiday: Holiday };
  saturdayMoved: { from: Day; to: Day };
  termOfFourteenDays: { startsOn: Day; lastDay: Day; from: Day };
  endMoved: { from: Day; to: Day };
  notDueYet: { dueOn: Day };
  stillWaiting: { from: Day };
  paidInTime: { lastDay: Day };

  noChargeClause: Nothing;
  chargeClause: { base: Cents; amount: Cents };
  chargeIfAgreed: Nothing;
  chargeBase: { base: Cents; on: Day };
  chargeUpTo: { balance: Cents; flat: Cents };
  chargeSlice: { balance: Cents; above: Cents; part: Cents; flat: Cents; bps: number; cap: Cents };
  chargeMost: { most: Cents };
  chargeOnSum: { each: Cents; onSum: Cents };
  chargeAsClaimed: { claimed: Cents };
  clauseVoid: { amount: Cents; cap: Cents };
  rateVoid: { bps: number; capBps: number };
  clauseReduced: { amount: Cents; cap: Cents };
  chargeTiny: { principal: Cents };

  interestFromReminder: { from: Day };
  interestFromTerm: { from: Day };
  interestOn: InterestFigures & { rate: 'contract' | 'cap' };
  interestLegal: InterestFigures;
  interestStopped: { from: Day; to: Day; cause: StopCause };
  interestSimple: Nothing;
  interestNotAsked: Nothing;
  rateReduced: { bps: number };
  rateUnknown: { from: Day; half: string };

  reminderFree: { year: number; place: number };
  reminderTooDear: { sentOn: Day; asked: Cents; allowed: Cents };
  reminderAtMostPlusStamp: { most: Cents };
  reminderAtMost: { most: Cents; postage: Cents };
  reminderOnTop: Nothing;
  ownCostsNever: Nothing;

  paidAsChosen: { amount: Cents };
  paidInterestFirst: { interest: Cents; principal: Cents };
  paidOldestFirst: { claims: number };
  paidChargeLast: { charge: Cents };
  sameSplitBack: { amount: Cents };

  stopUntilDecision: { from: Day };
  stopAtMost: { from: Day; lastDay: Day };
  stopsTogether: { lastDay: Day };
  noDecisionInTime: { from: Day; askedOn: Day };
  settlementFrom: { from: Day };
  settlementClaim: { lastDay: Day };

  atNight: Nothing;
  statementEachYear: { lastDay: Day };
  collectorReminds: Nothing;
  askedTooMuch: { head: 'charge' | 'interest'; asked: Cents; allowed: Cents };
  askedDoubtful: { head: 'charge' | 'interest'; asked: Cents; allowed: Cents };

  prescribedAfter: { years: number; startsOn: Day; lastDay: Day };
  periodicDebt: Nothing;
  careMonthEnds: { on: Day };
  recognised: { on: Day };
  noticePostpones: { on: Day; lastDay: Day };
};

export type StopCause = 'undecided' | 'settlement' | 'refusedOffer';

/** The rule of law behind each code. */
export const reasonSources = {
  notConsumer: 'consumerDebt',
  judicial: 'consumerDebt',
  creditRules: 'creditRules',
  bookApplies: 'entryIntoForce',
  oldContract: 'oldContracts',
  delayBeforeLaw: 'entryIntoForce',
  delayBetweenLaws: 'betweenTwoLaws',
  noFirstReminder: 'freedFromClause',
  postStarts: 'reminderTerm',
  electronicStarts: 'reminderTerm',
  holidayPassed: 'workingDay',
  saturdayMoved: 'workingDay',
  termOfFourteenDays: 'reminderTerm',
  endMoved: 'termEnds',
  notDueYet: 'consumerDebt',
  stillWaiting: 'reminderTerm',
  paidInTime: 'reminderTerm',
  noChargeClause: 'chargeCap',
  chargeClause: 'chargeCap',
  chargeIfAgreed: 'chargeCap',
  chargeBase: 'chargeCap',
  chargeUpTo: 'chargeCap',
  chargeSlice: 'chargeCap',
  chargeMost: 'chargeCap',
  chargeOnSum: 'severalInvoices',
  chargeAsClaimed: 'chargeCap',
  clauseVoid: 'nothingElse',
  rateVoid: 'nothingElse',
  clauseReduced: 'oldContracts',
  chargeTiny: 'chargeCap',
  interestFromReminder: 'interestOfSmallFirms',
  interestFromTerm: 'reminderTerm',
  interestOn: 'interestCap',
  interestLegal: 'generalLegalRate',
  interestStopped: 'disputeStop',
  interestSimple: 'simpleInterest',
  interestNotAsked: 'interestWithoutClause',
  rateReduced: 'oldContracts',
  rateUnknown: 'publishedRate',
  reminderFree: 'firstReminder',
  reminderTooDear: 'freedFromClause',
  reminderAtMostPlusStamp: 'firstReminder',
  reminderAtMost: 'firstReminder',
  reminderOnTop: 'reminderOnTop',
  ownCostsNever: 'noOwnCosts',
  paidAsChosen: 'debtorChooses',
  paidInterestFirst: 'interestFirst',
  paidOldestFirst: 'legalOrder',
  paidChargeLast: 'chargeOrder',
  sameSplitBack: 'legalOrder',
  stopUntilDecision: 'disputeStop',
  stopAtMost: 'mediationStop',
  stopsTogether: 'severalStops',
  noDecisionInTime: 'planStop',
  settlementFrom: 'settlementEffects',
  settlementClaim: 'settlementClaim',
  atNight: 'contactHours',
  statementEachYear: 'yearlyStatement',
  collectorReminds: 'collectorReminds',
  askedTooMuch: 'checkFirst',
  askedDoubtful: 'checkFirst',
  prescribedAfter: 'generalPrescription',
  periodicDebt: 'periodicPrescription',
  careMonthEnds: 'medicalPrescription',
  recognised: 'recognition',
  noticePostpones: 'registeredNotice',
} as const satisfies Record<keyof Figures, SourceId>;

export type ReasonCode = keyof Figures;
export type Reason = { [Code in ReasonCode]: { code: Code; source: SourceId } & Figures[Code] }[ReasonCode];

/** A reason of a code, with the code's own source or, where the rule is the same elsewhere, another one. */
export function because<Code extends ReasonCode>(
  code: Code,
  figures: Figures[Code],
  source: SourceId = reasonSources[code],
): Reason {
  return { code, source, ...figures } as unknown as Reason;
}

/** A result of a rule and why it is so. */
export type Ruled<Value> = { value: Value; because: readonly Reason[] };

/** Tells one reason from another: two with the same figures say the same. */
export const reasonKey = (reason: Reason): string => JSON.stringify(reason);
