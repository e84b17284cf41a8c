import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { type DecisionReasonId, decisionReasons, reasonsFor } from '@/lib/disputes/decision-reasons.ts';
import { type DecisionFacts, decisionText, type ToldAct, toldActs } from '@/lib/disputes/decision-text.ts';
import { groundNames, groundOf } from '@/lib/disputes/grounds.ts';
import { locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { textsOf } from '../../support/texts.ts';

const mostWords = 20;

const all = groundNames.flatMap((ground) => groundOf(ground).questions);
const reasons = Object.keys(decisionReasons) as DecisionReasonId[];
const twice = (names: readonly string[], first: string, second: string) =>
  names.flatMap((name) => [`${name}.${first}`, `${name}.${second}`]);

// Arguments count for a word; each choice of a plural or a select is read on its own.
const sentencesOf = (text: string) => text.replace(/\{(\w+)\}/g, '$1').split(/[.?:]+(?=\s|$|[”»“])|[{}\n]/);

/** Every key that a code of the rules stands for, by the group it stands in. */
const wanted: Record<string, readonly string[]> = {
  grounds: twice(groundNames, 'title', 'hint'),
  questions: all.map(({ id }) => id),
  options: all.flatMap((question) =>
    question.kind === 'choice' ? question.options.map((option) => `${question.id}.${option}`) : [],
  ),
  evidence: twice(
    groundNames.flatMap((ground) => groundOf(ground).evidence.map(({ id }) => id)),
    'title',
    'example',
  ),
  verdicts: ['about', ...twice(['enough', 'questions', 'needsOne'], 'title', 'text')],
  decisions: twice(Object.values(toldActs), 'title', 'text'),
  reasons,
  change: ['other', ...reasons.filter((id) => decisionReasons[id].favours === 'creditor')],
  about: ['whole', 'invoices', 'part'],
};

const facts: DecisionFacts = {
  ...{ act: 'acceptInPart', on: day('2026-11-24'), filedOn: day('2026-11-20') },
  ...{ scope: { kind: 'invoices', invoiceIds: ['a', 'b'] }, invoiceNumbers: ['F-1', 'F-2'] },
  ...{ reasons: ['creditorShows', 'onlyPartShown'], item: null, note: 'Zie het contract.' },
  ...{ goneCents: 6_000, leftCents: 4_050, isLast: false },
};

describe.each(locales)('the words on disputes in %s', (locale) => {
  const texts = textsOf(locale, 'dispute');
  const told = async (more: Partial<DecisionFacts> = {}) => {
    const messages = { dispute: await loadTopic(locale, 'dispute') };
    return decisionText(
      { ...facts, ...more },
      createTranslator({ locale, messages, namespace: 'dispute' }),
      locale,
    );
  };

  it.each(Object.keys(wanted))('are there for every code of %s, and for no other', (group) => {
    const found = [...texts.keys()].filter((key) => key.startsWith(`${group}.`));
    expect(found.map((key) => key.slice(group.length + 1)).sort()).toEqual(
      [...new Set(wanted[group])].sort(),
    );
  });

  it.each(Object.keys(toldActs) as ToldAct[])(
    'of %s say when it was, on what, why, and where to complain',
    async (act) => {
      const { title, text } = await told({ act, item: 'contract' });
      expect(title).toBe(texts.get(`decisions.${toldActs[act]}.title`));
      expect(text).toContain('2026');
      expect(text).toContain('Zie het contract.');
      expect(text).toContain('ConsumerConnect');
      expect(text).toContain('+32 2 702 52 00');
      expect(text).not.toMatch(/[{}]/);
    },
  );

  it('name the amounts, the invoices, what may change it, and one more chance, but no third', async () => {
    const { text } = await told();
    expect(text).toMatch(/60[.,]00/);
    expect(text).toMatch(/40[.,]50/);
    expect(text).toContain('F-1, F-2');
    expect(text).toContain(texts.get('change.onlyPartShown'));
    const last = (await told({ isLast: true })).text;
    expect(last).not.toBe(text);
    expect((await told({ reasons: ['evidenceShows'] })).text).toContain(texts.get('change.other'));
  });

  it('are short sentences', () => {
    const long = [...texts].flatMap(([key, whole]) =>
      sentencesOf(whole)
        .filter((sentence) => (sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’.@-]*/gu) ?? []).length > mostWords)
        .map((sentence) => `${key}: ${sentence.trim()}`),
    );
    expect(long).toEqual([]);
  });
});

it('the reasons that staff choose from fit the decision and the ground', () => {
  expect(reasonsFor('alreadyPaid', 'accept')).toEqual([
    'creditorAgrees',
    'evidenceShows',
    'creditorShowsNothing',
    'creditorSilent',
    'paymentFound',
  ]);
  expect(reasonsFor('alreadyPaid', 'reject')).toEqual([
    'creditorShows',
    'evidenceMissing',
    'paymentNotFound',
  ]);
  for (const ground of groundNames) {
    const [accept, part, reject] = (['accept', 'acceptInPart', 'reject'] as const).map((act) =>
      reasonsFor(ground, act),
    );
    expect(accept?.length).toBeGreaterThan(3);
    expect(reject).toContain('creditorShows');
    expect(reject?.includes('evidenceMissing')).toBe(groundOf(ground).restsOn !== 'creditor');
    expect(part).toEqual(
      reasons.filter((id) => accept?.includes(id) || reject?.includes(id) || id === 'onlyPartShown'),
    );
    for (const id of reject ?? []) expect(decisionReasons[id].favours).toBe('creditor');
  }
});
