import type { EvidenceId, QuestionId } from './grounds.ts';

/** A question that decides a ground; none must be answered. */
export type QuestionOf<Id extends string, Shown extends string> = { id: Id } & (
  | { kind: 'day'; mayLieAhead?: boolean }
  | { kind: 'yesNo' }
  /** `shownBy`: what would show the answer that was chosen. */
  | { kind: 'choice'; options: readonly string[]; shownBy?: Readonly<Record<string, Shown>> }
  | { kind: 'text'; most: number }
  | { kind: 'amount' }
);

/** `decides`: this alone is clear and sufficient; `helps`: it makes the rest easier to follow. */
export type Checklist<Id extends string> = readonly { id: Id; weight: 'decides' | 'helps' }[];

export type GroundOf<Id extends string, Shown extends string> = {
  /** What carries it: proof or dates that the creditor has, evidence of the person, or words that no table can weigh. */
  restsOn: 'creditor' | 'evidence' | 'words';
  /** The form that asks for this proof field by field. */
  leadsTo?: 'paymentProof';
  questions: readonly QuestionOf<Id, Shown>[];
  evidence: Checklist<Shown>;
};

/** What was answered: a day, cents, `yes` or `no`, an option, or words. What was left open is missing. */
export type Answers = Readonly<Partial<Record<QuestionId, string | number>>>;

export type Completeness =
  | { verdict: 'enough' }
  /** Staff may decide once they know this; where nothing is missing, they may ask. */
  | { verdict: 'questions'; missing: readonly QuestionId[] }
  | { verdict: 'needsOne'; missing: EvidenceId };
