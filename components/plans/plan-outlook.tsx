import { getTranslations } from 'next-intl/server';
import { type Cents, cents } from '@/lib/debt-law/money.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { formatDay, formatMoney, formatPercent } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { Agreement, AgreementFault, Outlook } from '@/lib/plans/agreement.ts';
import type { Result } from '@/lib/result.ts';
import { Notice } from '../ui/notice.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { RuleTable } from './rule-table.tsx';

/** What a plan or a change comes to, and whether it holds at once or a person decides, by the table beside it. */
export async function PlanOutlook({
  found,
  side = 'debtor',
  words,
  locale,
}: {
  found: Result<Outlook, AgreementFault>;
  /** Who reads it: who asks for it (for a mediator a person always decides), the debtor whom we ask, or staff. */
  side?: 'debtor' | 'mediator' | 'asked' | 'staff';
  words: FilingWords;
  locale: Locale;
}) {
  if (!found.ok)
    return found.error === 'incomplete' ? null : (
      <Notice tone="attention">{words.errors[found.error]}</Notice>
    );
  const { agreement, outside, rules } = found.value;
  const isAtOnce = found.value.isAtOnce && side !== 'mediator';
  const [t, why, staff, mandate] = await Promise.all([
    getTranslations('plans.outlook'),
    getTranslations('plans.outside'),
    getTranslations('plans.staff'),
    getTranslations('mandates'),
  ]);
  const reasons = outside.flatMap((code) => {
    switch (code) {
      case 'moveFar':
        return [why(code, { count: `${rules.moveDays}` })];
      case 'lowerLong':
        return [why(code, { count: `${rules.lowerMonths}` })];
      case 'lowerMuch':
        return [why(code, { percent: formatPercent(rules.lowerToBps, locale) })];
      case 'endsLate':
        return [why(code, { count: `${rules.extraMonths}` })];
      case 'skipUsed':
      case 'lowerUsed':
      case 'held':
        return [why(code)];
      default:
        // The rows of the table say it themselves.
        return [];
    }
  });
  const isNew = agreement.kind === 'plan';
  const own = isNew ? words.t(isAtOnce ? 'plan.atOnce' : 'plan.person') : t(isAtOnce ? 'atOnce' : 'person');
  const says = {
    ...{ debtor: own, asked: null, mediator: mandate('decided') },
    staff: staff(isAtOnce ? 'within' : 'beyond'),
  }[side];
  return (
    <section aria-labelledby="outlook" className="grid max-w-prose gap-4">
      <h2 id="outlook">{isNew ? words.t('plan.outlook') : t('title')}</h2>
      {isNew ? (
        <NewPlan plan={agreement.plan} words={words} locale={locale} />
      ) : (
        <ChangedPlan agreement={agreement} locale={locale} />
      )}
      {side === 'asked' ? null : (
        <Notice tone={isAtOnce ? 'done' : 'waiting'}>
          <p>{says}</p>
          {reasons.length > 0 ? (
            <ul className="list-disc ps-5">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ) : null}
          {isNew && side !== 'mediator' ? (
            <div className="mt-2">
              <RuleTable rules={rules} parts={['new']} locale={locale} />
            </div>
          ) : null}
        </Notice>
      )}
    </section>
  );
}

function NewPlan({
  plan,
  words: { t },
  locale,
}: {
  plan: Extract<Agreement, { kind: 'plan' }>['plan'];
  words: FilingWords;
  locale: Locale;
}) {
  const money = (amount: Cents) => formatMoney(amount, locale);
  const { instalments, totalCents, extraCents, endsOn, rateUnknownFrom } = plan;
  const [first] = instalments;
  const last = instalments.at(-1);
  if (!first || !last) return null;
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'count',
            term: t('plan.instalments'),
            value: t('plan.times', { count: instalments.length, amount: money(first.amountCents) }),
          },
          ...(last.amountCents === first.amountCents
            ? []
            : [{ key: 'last', term: t('plan.last'), value: money(last.amountCents) }]),
          { key: 'first', term: t('plan.first'), value: formatDay(first.dueOn, locale) },
          { key: 'end', term: t('plan.end'), value: formatDay(endsOn, locale) },
          { key: 'total', term: t('plan.total'), value: <strong>{money(totalCents)}</strong> },
          { key: 'extra', term: t('plan.extra'), value: money(extraCents) },
          { key: 'fee', term: t('plan.fee'), value: money(cents(0)) },
        ]}
      />
      {rateUnknownFrom ? (
        <p className="text-soft">{t('plan.rateUnknown', { day: formatDay(rateUnknownFrom, locale) })}</p>
      ) : null}
    </>
  );
}

/** The instalments that still come, where they stand apart from what runs now. */
async function ChangedPlan({
  agreement: { before, instalments },
  locale,
}: {
  agreement: Extract<Agreement, { kind: 'change' }>;
  locale: Locale;
}) {
  const t = await getTranslations('plans.outlook');
  const sum = (all: readonly { amountCents: Cents }[]) =>
    cents(all.reduce((total, { amountCents }) => total + amountCents, 0) - before.paidCents);
  const money = (amount: Cents) => formatMoney(amount, locale);
  const [now, later] = [sum(before.instalments), sum(instalments)];
  const [ends, endsLater] = [before.instalments.at(-1)?.dueOn, instalments.at(-1)?.dueOn];
  if (!ends || !endsLater) return null;
  const isPaid = (number: number) =>
    instalments.slice(0, number).reduce((total, { amountCents }) => total + amountCents, 0) <=
    before.paidCents;
  const isNew = (day: string, amount: Cents) =>
    !before.instalments.some(({ dueOn, amountCents }) => dueOn === day && amountCents === amount);
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'left',
            term: t('left'),
            value: now === later ? money(now) : t('leftWas', { amount: money(later), before: money(now) }),
          },
          {
            key: 'end',
            term: t('end'),
            value:
              ends === endsLater
                ? formatDay(ends, locale)
                : t('endWas', { day: formatDay(endsLater, locale), before: formatDay(ends, locale) }),
          },
        ]}
      />
      <h3 className="text-base">{t('days')}</h3>
      <ol className="grid">
        {instalments
          .filter(({ number }) => !isPaid(number))
          .map(({ number, dueOn, amountCents }) => (
            <li key={number} className="flex justify-between gap-4 border-b border-line py-1">
              <span className={isNew(dueOn, amountCents) ? 'font-bold' : ''}>{formatDay(dueOn, locale)}</span>
              <span className="money">{money(amountCents)}</span>
            </li>
          ))}
      </ol>
    </>
  );
}
