import { getTranslations } from 'next-intl/server';
import { stepsOf } from '@/lib/filings/journeys.ts';
import { isSettled } from '@/lib/filings/machine.ts';
import type { DraftView, FilingKind, FilingView } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { PlanRules } from '@/lib/plans/view.ts';
import { RuleTable } from '../plans/rule-table.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** What a journey is for and what sending it does, before the first question. */
export async function JourneyIntro({
  kind,
  base,
  draft,
  filed,
  isOldDebt,
  rules,
  words,
  locale,
}: {
  kind: FilingKind;
  /** The address of the dossier. */
  base: string;
  draft: DraftView | null;
  filed: readonly FilingView[];
  /** Whether the debt may be prescribed, so that what is said here could be taken for a recognition. */
  isOldDebt: boolean;
  rules: PlanRules;
  words: FilingWords;
  locale: Locale;
}) {
  const { t } = words;
  const mandate = await getTranslations('mandates');
  const open = filed.filter(
    (filing) =>
      filing.kind === kind &&
      kind !== 'pause' &&
      kind !== 'right' &&
      (!isSettled(kind, filing.state) || filing.state === 'proposed'),
  );
  const isWaiting = open.some(({ state }) => state !== 'proposed');
  return (
    <>
      <h1>{words.journey(kind, 'title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{words.journey(kind, 'lead')}</p>
      <div className="mt-6 grid max-w-prose gap-5">
        <Notice>
          <p>{words.journey(kind, 'stops')}</p>
          <p className="mt-1 text-soft">{words.journey(kind, 'source')}</p>
        </Notice>
        {kind === 'pause' ? (
          <p>{t('pauseRule', { days: `${rules.pauseDays}`, every: `${rules.daysBetweenPauses}` })}</p>
        ) : null}
        {kind === 'plan' ? <RuleTable rules={rules} parts={['new', 'changes']} locale={locale} /> : null}
        {isOldDebt ? <Notice tone="attention">{t('oldDebt')}</Notice> : null}
        {kind === 'plan' ? null : <p>{t('notOwing')}</p>}
        {kind === 'notMe' ? <p>{t('leastData')}</p> : null}
        {kind === 'dispute' ? (
          <p>
            {t('notYou')}{' '}
            <Link locale={locale} href={`${base}/notMe`}>
              {words.journey('notMe', 'title')}
            </Link>
          </p>
        ) : null}
        {kind === 'mediation' ? (
          <p>
            {mandate('giveText')}{' '}
            <Link locale={locale} href={`${base}/mandates`}>
              {mandate('give')}
            </Link>
          </p>
        ) : null}
        {open.length > 0 ? (
          <ul>
            {open.map(({ id, state }) => (
              <li key={id}>
                <Link
                  locale={locale}
                  href={`${base}/filings/${id}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {t('view.title', { what: words.journey(kind, 'title') })}: {words.state(state)}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {isWaiting ? null : (
          <p>
            <Link
              locale={locale}
              href={`${base}/${kind}/${stepsOf(kind, draft?.typed ?? {})[0]?.id ?? 'check'}`}
              className={buttonClass('primary')}
            >
              {draft?.id ? t('goOn') : t('start')}
            </Link>
          </p>
        )}
      </div>
    </>
  );
}
