import { completenessOf } from '../disputes/completeness.ts';
import type { Scope } from '../disputes/disputed-cents.ts';
import { type EvidenceId, type Ground, groundNames, groundOf, type Question } from '../disputes/grounds.ts';
import type { Answers, Completeness } from '../disputes/view.ts';
import type { Field, Step } from './journeys.ts';
import type { Details, Typed } from './view.ts';

export const mostWords = 4_000;

const isGround = (value: unknown): value is Ground => groundNames.some((name) => name === value);

/** The ground that was chosen, or null where there is none yet. */
export const groundIn = ({ ground }: Typed | Details): Ground | null => (isGround(ground) ? ground : null);

/** Every name that a question of a dispute may have. */
export const questionNames: readonly string[] = [
  ...new Set(groundNames.flatMap((ground) => groundOf(ground).questions.map(({ id }) => id))),
];

function fieldOf(question: Question): Field {
  const name = question.id;
  switch (question.kind) {
    case 'day':
      return { name, kind: question.mayLieAhead ? 'anyDay' : 'pastDay' };
    case 'yesNo':
      return { name, kind: 'choice', options: ['yes', 'no'] };
    case 'choice':
      return { name, kind: 'choice', options: question.options };
    case 'text':
      return { name, kind: 'area', max: question.most };
    case 'amount':
      return { name, kind: 'amount' };
  }
}

const about: Step = {
  id: 'about',
  fields: [
    { name: 'scope', kind: 'choice', isRequired: true, options: ['whole', 'invoices', 'part'] },
    { name: 'invoiceIds', kind: 'invoices', isRequired: true, onlyIf: { name: 'scope', is: 'invoices' } },
    { name: 'disputedCents', kind: 'amount', isRequired: true, onlyIf: { name: 'scope', is: 'part' } },
  ],
};

/** The pages of a dispute: its ground, what decides that, what it is about, words, and what shows it. */
export function disputeSteps(typed: Typed): Step[] {
  const ground = groundIn(typed);
  const words: Field = { name: 'words', kind: 'area', max: mostWords };
  const { questions, evidence } = ground ? groundOf(ground) : { questions: [], evidence: [] };
  return [
    { id: 'ground', fields: [{ name: 'ground', kind: 'choice', isRequired: true, options: groundNames }] },
    { id: 'questions', fields: questions.map(fieldOf) },
    about,
    { id: 'words', fields: [ground === 'other' ? { ...words, isRequired: true } : words] },
    {
      id: 'evidence',
      fields: [
        {
          name: 'evidence',
          kind: 'marks',
          options: evidence.map(({ id }) => id),
          decisive: evidence.filter(({ weight }) => weight === 'decides').map(({ id }) => id),
        },
      ],
      files: true,
    },
  ];
}

/** Whether what was filled in so far is enough to decide; null before there is a ground. */
export function verdictOf(values: Typed | Details, files: number): Completeness | null {
  const ground = groundIn(values);
  if (!ground) return null;
  const { questions, evidence } = groundOf(ground);
  const given = (name: string) => String(values[name] ?? '').trim();
  const answers = Object.fromEntries(questions.map(({ id }) => [id, given(id)])) as Answers;
  const marks = given('evidence').split(' ');
  const items = evidence.flatMap(({ id }): EvidenceId[] => (marks.includes(id) ? [id] : []));
  return completenessOf(ground, answers, { items, files });
}

/** What a dispute that was sent is about. */
export function scopeOf({ scope, invoiceIds, disputedCents }: Details): Scope {
  if (scope === 'invoices') return { kind: 'invoices', invoiceIds: String(invoiceIds ?? '').split(' ') };
  if (scope === 'part') return { kind: 'part', amountCents: Number(disputedCents ?? 0) };
  return { kind: 'whole' };
}
