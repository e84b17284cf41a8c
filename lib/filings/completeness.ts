import { evidenceOf, questionsOf } from './dispute-grounds.ts';
import type { Typed } from './view.ts';

export type Completeness =
  | { verdict: 'enough' }
  /** It can be decided, with these questions open. */
  | { verdict: 'questions'; missing: string[] }
  /** Nothing that decides is there: this would. */
  | { verdict: 'needsOne'; missing: string };

/**
 * Whether a dispute holds what is needed to decide it: on its completeness, never on its truth, and it never keeps anybody
 * from sending. What the law and the file decide by themselves needs no evidence of the person.
 */
export function completenessOf(typed: Typed, files: number): Completeness {
  const { ground, words = '' } = typed;
  const open = questionsOf(ground)
    .map(({ name }) => name)
    .filter((name) => (typed[name] ?? '').trim() === '');
  const marks = (typed.evidence ?? '').split(' ');
  const [first] = evidenceOf(ground).filter(({ weight }) => weight === 'decides');
  const byLaw = ground === 'amountTooHigh' || ground === 'prescribed' || ground === 'noAgreement';
  const hasDeciding =
    byLaw ||
    (files > 0 && evidenceOf(ground).some(({ id, weight }) => weight === 'decides' && marks.includes(id))) ||
    (ground === 'other' && words.trim() !== '');
  if (!hasDeciding && first && open.length === 0) return { verdict: 'needsOne', missing: first.id };
  if (open.length > 0) return { verdict: 'questions', missing: open };
  return { verdict: 'enough' };
}
