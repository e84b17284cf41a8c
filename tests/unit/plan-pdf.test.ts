import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { judgeFile } from '@/lib/documents/judge-file.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { paymentFacts } from '@/lib/payments/payment-facts.ts';
import { type PlanDocument, planPdf } from '@/lib/plans/plan-pdf.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { instalmentsOf, planOf } from '../support/plans.ts';

async function made(locale: Locale, more: Partial<PlanDocument> = {}) {
  const messages = {
    plans: await loadTopic(locale, 'plans'),
    dossiers: await loadTopic(locale, 'dossiers'),
    overview: await loadTopic(locale, 'overview'),
  };
  const plan = planOf(instalmentsOf('2026-10-31', 'month', [4_000, 4_000, 4_345]), {
    ...{ paidCents: cents(5_000), neededCents: cents(7_345) },
    changes: [{ kind: 'move', on: day('2026-11-02'), byRules: true }],
  });
  const view: PlanDocument = {
    ...{
      locale,
      madeOn: day('2026-11-24'),
      madeAt: new Date('2026-11-24T10:00:00Z'),
      agency: 'Intrum',
      plan,
    },
    ...{ reference: '1234 5678 03', debtorName: 'Małgorzata Şahin', creditorName: 'Voltaverde NV' },
    pay: paymentFacts({ communication: '090933755493', amountCents: cents(3_000) }, locale),
    ...more,
  };
  return new Uint8Array(
    await planPdf(view, {
      plans: createTranslator({ locale, messages, namespace: 'plans' }),
      dossiers: createTranslator({ locale, messages, namespace: 'dossiers' }),
      overview: createTranslator({ locale, messages, namespace: 'overview' }),
    }),
  );
}

describe.each(locales)('the confirmation of a plan in %s', (locale) => {
  it('is tagged, with each day and amount, what was paid and what is left', async () => {
    const pdf = await made(locale);
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toContain(`/Lang (${languageTags[locale]})`);
    expect(source.match(/\/S \/H1\n/g)).toHaveLength(1);
    const parts = textOf(pdf);
    expect(parts.filter(({ tag }) => tag === 'none')).toEqual([]);
    expect(judgeFile({ bytes: pdf, name: 'a.pdf', declaredType: 'application/pdf' })).toMatchObject({
      ok: true,
    });
    const texts = parts.map(({ text }) => text.trim());
    const money = (amount: number) => formatMoney(cents(amount), locale).replace(/\u00a0/g, ' ');
    // 40 of October are paid and 10 of November; of the debt 73.45 are left.
    for (const amount of [4_000, 3_000, 4_345, 5_000, 7_345, 0]) expect(texts).toContain(money(amount));
    expect(texts.join(' ')).toMatch(/XIX\.11/);
    expect(texts.join(' ')).not.toMatch(/\{|undefined|NaN/);
  });
});

it('does not say how to pay where nothing may be paid', async () => {
  const texts = textOf(await made('nl', { pay: [] })).map(({ text }) => text.trim());
  expect(texts).not.toContain('Zo betaalt u');
  expect(texts).not.toContain('+++090/9337/55493+++');
});
