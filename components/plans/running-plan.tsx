import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/debt-law/day.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { progressOfPlan } from '@/lib/plans/progress.ts';
import type { PlanView } from '@/lib/plans/view.ts';
import { buttonClass } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { InstalmentList } from './instalment-list.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { RuleTable } from './rule-table.tsx';

const link = 'inline-flex min-h-11 items-center';

/** The plan of a debtor, whole: how far it is, each payment with its way to pay, and how it can be changed. */
export async function RunningPlan({
  plan,
  base,
  today,
  locale,
}: {
  plan: PlanView;
  /** The address of the dossier. */
  base: string;
  today: Day;
  locale: Locale;
}) {
  const [t, facts] = [await getTranslations('plans'), await getTranslations('dossiers.plan')];
  const progress = progressOfPlan(plan, today);
  const late = progress.find(({ state }) => state === 'late');
  const isPaid = progress.every(({ leftCents }) => leftCents === 0);
  return (
    <div className="grid gap-8">
      {late ? (
        <Notice tone="waiting">
          <h2 className="text-lg">{t('late.title')}</h2>
          <p>{t('late.text', { day: formatDay(late.dueOn, locale) })}</p>
          <p className="flex flex-wrap gap-x-6">
            <Link locale={locale} href={`${base}/payments?instalment=${late.number}`} className={link}>
              {t('late.pay')}
            </Link>
            <Link locale={locale} href={`${base}/payments#reports`} className={link}>
              {t('late.paid')}
            </Link>
            <Link locale={locale} href={`${base}/planChange`} className={link}>
              {t('late.change')}
            </Link>
          </p>
        </Notice>
      ) : null}
      {isPaid ? <Notice tone="done">{t('allPaid')}</Notice> : null}
      <PlanFacts plan={plan} title={facts('far')} today={today} locale={locale}>
        <div className="mt-4">
          <InstalmentList
            progress={progress}
            locale={locale}
            payLink={({ number, dueOn }) => (
              <Link locale={locale} href={`${base}/payments?instalment=${number}`} className={link}>
                {t('payOne')}
                <span className="sr-only">: {t('payOneOf', { day: formatDay(dueOn, locale) })}</span>
              </Link>
            )}
          />
          <p className="mt-2">
            <a href={`/${locale}${base}/confirmation`} className={link}>
              {t('document.link')}
            </a>
          </p>
          <p>
            <a href={`/${locale}${base}/calendar`} download className={link}>
              {facts('calendar')}
            </a>
          </p>
        </div>
      </PlanFacts>
      {isPaid ? null : (
        <>
          <section aria-labelledby="change" className="grid max-w-prose gap-3">
            <h2 id="change">{t('change.title')}</h2>
            <p>{t('change.lead')}</p>
            <RuleTable rules={plan.rules} parts={['changes']} locale={locale} />
            <p>
              <Link locale={locale} href={`${base}/planChange`} className={buttonClass('secondary')}>
                {t('change.start')}
              </Link>
            </p>
            <p className="flex flex-wrap gap-x-6">
              <Link locale={locale} href={`${base}/pause`} className={link}>
                {t('change.pause')}
              </Link>
              <Link locale={locale} href={`${base}/plan/amount`} className={link}>
                {t('change.again')}
              </Link>
            </p>
          </section>
          <section aria-labelledby="more" className="grid max-w-prose gap-2">
            <h2 id="more">{t('more.title')}</h2>
            <p>{t('more.text')}</p>
            <p className="flex flex-wrap gap-x-6">
              <Link locale={locale} href={`${base}/payments?pay=other`} className={link}>
                {t('more.extra')}
              </Link>
              <Link locale={locale} href={`${base}/payments?pay=all`} className={link}>
                {t('more.all')}
              </Link>
            </p>
          </section>
        </>
      )}
      {plan.changes.length > 0 ? (
        <section aria-labelledby="changes" className="max-w-prose">
          <h2 id="changes">{t('history.title')}</h2>
          <ol className="mt-2">
            <li>
              {formatDay(plan.agreedOn, locale)}: {t('history.agreed')}
            </li>
            {plan.changes.map(({ kind, on }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two changes of one kind may come on one day, and none ever goes.
              <li key={i}>
                {formatDay(on, locale)}: {t(`history.${kind}`)}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}
