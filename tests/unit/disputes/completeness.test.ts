import { describe, expect, it } from 'vitest';
import { completenessOf } from '@/lib/disputes/completeness.ts';
import { type EvidenceId, type Ground, groundNames, groundOf } from '@/lib/disputes/grounds.ts';
import type { Answers, Completeness } from '@/lib/disputes/view.ts';

const one = { files: 1 };

/** Every question answered; of a choice the last option, which points to no evidence unless it is all that is left. */
function answered(ground: Ground, choose: Answers = {}): Answers {
  const all = groundOf(ground).questions.map((question) => {
    if (question.kind === 'choice') return [question.id, question.options.at(-1)];
    return [question.id, { day: '2026-03-02', yesNo: 'no', text: 'x', amount: 100 }[question.kind]];
  });
  return { ...Object.fromEntries(all), ...choose };
}

type Cell = 'enough' | 'questions' | EvidenceId;

/** What the table says by hand, once all is answered: with nothing, with what helps, with what decides. */
const expected: Record<Ground, [nothing: Cell, helps: Cell, decides: Cell | '-']> = {
  articleReturned: ['returnReceipt', 'questions', 'enough'],
  articleNotReceived: ['enough', 'enough', 'enough'],
  contractCancelled: ['cancellationConfirmed', 'questions', 'enough'],
  invoicesAfterCancelling: ['cancellationConfirmed', 'questions', 'enough'],
  noAgreement: ['enough', 'enough', 'enough'],
  invoiceNotReceived: ['enough', 'enough', 'enough'],
  quality: ['photo', 'questions', 'enough'],
  amountTooHigh: ['enough', 'enough', 'enough'],
  alreadyPaid: ['signedReceipt', 'questions', 'enough'],
  prescribed: ['enough', 'enough', '-'],
  other: ['questions', 'questions', 'enough'],
};

const asCell = (found: Completeness): Cell => {
  if (found.verdict !== 'needsOne') return found.verdict;
  return found.missing;
};

describe.each(groundNames)('the completeness of %s', (ground) => {
  const { evidence, questions } = groundOf(ground);
  const [nothing, helps, decides] = expected[ground];
  const all = answered(ground);
  const open = questions.map(({ id }) => id);

  it.each(evidence)('with $id ($weight) alone', ({ id, weight }) => {
    const cell = weight === 'decides' ? decides : helps;
    expect(asCell(completenessOf(ground, all, { items: [id], ...one }))).toBe(cell);
    expect(completenessOf(ground, {}, { items: [id], ...one })).toEqual({
      verdict: 'questions',
      missing: open,
    });
  });

  it('with every choice of evidence, and every number of files', () => {
    for (let bits = 0; bits < 2 ** evidence.length; bits += 1) {
      const chosen = evidence.filter((_, at) => bits & (1 << at));
      const items = chosen.map(({ id }) => id);
      const isShown = chosen.some(({ weight }) => weight === 'decides');
      const some = chosen.length > 0 ? helps : nothing;
      for (const files of [1, 3])
        expect(asCell(completenessOf(ground, all, { items, files }))).toBe(isShown ? decides : some);
      expect(asCell(completenessOf(ground, all, { items, files: 0 }))).toBe(nothing);
    }
  });

  it('counts a file that is said to be nothing of the list for nothing', () => {
    expect(asCell(completenessOf(ground, all, { items: [], files: 2 }))).toBe(nothing);
  });

  it.each(questions)('asks for $id where it is left open', ({ id }) => {
    const { [id]: _, ...rest } = all;
    const best = evidence.map((item) => item.id);
    expect(completenessOf(ground, rest, { items: best, ...one })).toEqual({
      verdict: 'questions',
      missing: [id],
    });
    expect(completenessOf(ground, { ...all, [id]: '' }, { items: best, ...one })).toEqual({
      verdict: 'questions',
      missing: [id],
    });
  });
});

it.each<[Ground, Answers, EvidenceId]>([
  ['articleReturned', {}, 'returnReceipt'],
  ['articleReturned', { returnedHow: 'shop' }, 'shopReceipt'],
  ['articleReturned', { returnedHow: 'pickedUp' }, 'returnReceipt'],
  ['contractCancelled', {}, 'originalEmail'],
  ['contractCancelled', { cancelledHow: 'email' }, 'originalEmail'],
  ['contractCancelled', { cancelledHow: 'registered' }, 'registeredLetter'],
  ['contractCancelled', { cancelledHow: 'letter' }, 'cancellationConfirmed'],
  ['invoicesAfterCancelling', { cancelledHow: 'online' }, 'cancellationConfirmed'],
  ['invoicesAfterCancelling', { cancelledHow: 'registered' }, 'registeredLetter'],
  ['quality', { toldFirm: 'email' }, 'originalEmail'],
  ['quality', { toldFirm: 'phone' }, 'firmAnswer'],
  ['quality', { toldFirm: 'notYet' }, 'photo'],
  ['alreadyPaid', {}, 'paymentProof'],
  ['alreadyPaid', { paidTo: 'agency' }, 'paymentProof'],
  ['alreadyPaid', { paidTo: 'cash' }, 'signedReceipt'],
])('of %s with %j wants %s', (ground, answers, missing) => {
  expect(completenessOf(ground, answers, { items: [], files: 0 })).toEqual({ verdict: 'needsOne', missing });
});

it('points from an answer only to what its own checklist names', () => {
  for (const ground of groundNames) {
    const { evidence, questions } = groundOf(ground);
    const ids: readonly string[] = evidence.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const question of questions) {
      if (question.kind !== 'choice') continue;
      const shown = Object.entries(question.shownBy ?? {});
      expect(question.options).toEqual(expect.arrayContaining(shown.map(([option]) => option)));
      expect(ids).toEqual(expect.arrayContaining(shown.map(([, id]) => id)));
    }
  }
});
