import { type EvidenceId, type Ground, groundOf } from './grounds.ts';
import type { Answers, Completeness } from './view.ts';

/** What the person says is attached, and how many files there are: without a file nothing is. */
export type Attached = { items: readonly EvidenceId[]; files: number };

/**
 * Whether enough is here to decide a dispute: on completeness, never on truth, and nothing waits for it. One deciding item is
 * enough once the questions are answered; where the creditor proves, the answers are; words alone can be asked about.
 */
export function completenessOf(ground: Ground, answers: Answers, { items, files }: Attached): Completeness {
  const { restsOn, questions, evidence } = groundOf(ground);
  const attached = files > 0 ? evidence.filter(({ id }) => items.includes(id)) : [];
  const isShown = attached.some(({ weight }) => weight === 'decides');
  const missing = questions.map(({ id }) => id).filter((id) => (answers[id] ?? '') === '');
  if (isShown || restsOn === 'creditor')
    return missing.length === 0 ? { verdict: 'enough' } : { verdict: 'questions', missing };
  // Whoever has only what helps can be asked the rest.
  if (restsOn === 'words' || attached.length > 0) return { verdict: 'questions', missing };
  return { verdict: 'needsOne', missing: firstWanted(ground, answers) };
}

/** What would show the answer that was given; else the deciding item that most people have. */
function firstWanted(ground: Ground, answers: Answers): EvidenceId {
  const { questions, evidence } = groundOf(ground);
  const shown = questions.flatMap((question) => {
    const answer = question.kind === 'choice' ? question.shownBy?.[answers[question.id] ?? ''] : undefined;
    return answer ? [answer] : [];
  });
  const usual = evidence.find(({ weight }) => weight === 'decides')?.id;
  const wanted = shown[0] ?? usual;
  if (!wanted) throw new Error(`nothing decides ${ground}`);
  return wanted;
}
