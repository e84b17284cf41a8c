import { expect, it } from 'vitest';
import { cents } from '@/lib/debt-law/money.ts';
import { prefillOf } from '@/lib/disputes/prefill.ts';

it.each([
  ['nothing where no difference was found', 0, 12_345, 0, 12_345, {}],
  ['the difference, and what is right', 2_000, 10_000, 0, 12_000, ['100,00', '20,00']],
  ['what is right less what was paid', 2_000, 10_000, 4_000, 8_000, ['60,00', '20,00']],
  ['never more than what is asked today', 2_321, 84_469, 0, 76_790, ['767,90', '23,21']],
  ['never more than what is open', 2_000, 10_000, 11_500, 500, [undefined, '5,00']],
  ['nothing where nothing is open', 2_000, 10_000, 12_000, 0, {}],
] as const)('it fills in %s', (_, tooMuch, right, paid, open, filled) => {
  const found = prefillOf(
    { tooMuchCents: cents(tooMuch), rightCents: cents(right) },
    { paidCents: cents(paid), openCents: cents(open) },
    'nl',
  );
  const [rightAmount, disputedCents] = Array.isArray(filled) ? filled : [];
  expect(found).toEqual(
    disputedCents ? { scope: 'part', disputedCents, ...(rightAmount ? { rightAmount } : {}) } : {},
  );
});
