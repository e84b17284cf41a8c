import type { Checked } from '@/lib/cost-check/rules.ts';
import type { AskedHead, Verdict } from '@/lib/debt-law/audit.ts';
import type { Cents } from '@/lib/debt-law/money.ts';
import { reasonKey } from '@/lib/debt-law/reasons.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { reasonText } from '@/lib/i18n/reason-words.ts';
import { buttonClass } from '../ui/button.tsx';
import type { CostCheckWords } from './words.ts';

const tones: Record<Verdict['verdict'], string> = {
  ok: 'border-done',
  doubtful: 'border-waiting',
  tooHigh: 'border-attention',
  notJudged: 'border-edge',
};
const heads: readonly AskedHead[] = ['charge', 'interest', 'reminderCosts', 'ownCosts'];
const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** What is lawful, doubtful and too high in a letter, and why; made to be printed. */
export function CheckResult({
  checked: { audit, on },
  words,
  locale,
}: {
  checked: Extract<Checked, { ok: true }>;
  words: CostCheckWords;
  locale: Locale;
}) {
  const money = (amount: Cents) => formatMoney(amount, locale);
  const { result, fields, law, articles, links } = words;
  const unknown = audit.safe.rateUnknown;
  return (
    <section aria-labelledby="verdict" className="mt-10 max-w-prose">
      <h2 id="verdict">{result.title}</h2>
      <p className="mt-2 text-soft">
        {fill(result.date, { day: formatDay(on, locale), amount: money(audit.safe.principal) })}
      </p>
      <ul className="mt-4 grid gap-6">
        {heads.map((head) => {
          const { verdict, asked, by, allowed, because } = audit.heads[head];
          const told = [...new Map(because.map((reason) => [reasonKey(reason), reason])).values()];
          return (
            <li key={head} className={`border-s-4 ps-4 ${tones[verdict]}`}>
              <h3>
                {fields[head]}: {fill(result[verdict], { by: money(by) })}
              </h3>
              <p>
                {fill(result.asked, { asked: money(asked), allowed: money(allowed.safe) })}{' '}
                {asked > allowed.safe && allowed.strict !== null && allowed.strict > allowed.safe
                  ? fill(result.most, { most: money(allowed.strict) })
                  : null}
              </p>
              {told.length > 0 ? (
                <details className="opens-in-print">
                  <summary className="min-h-11 w-fit py-2 text-action underline underline-offset-4">
                    {result.why}
                  </summary>
                  <ul className="grid gap-3">
                    {told.map((reason) => (
                      <li key={reasonKey(reason)}>
                        {reasonText(reason, law, locale)}
                        <span className="block text-sm text-soft">{articles[reason.source]}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
      {unknown ? (
        <p className="mt-4">{fill(result.rateUnknown, { from: formatDay(unknown.from, locale) })}</p>
      ) : null}
      <h2 className="mt-8">{result.next}</h2>
      <p className="mt-2">{result.advice}</p>
      <p className="mt-2">{result.help}</p>
      <ul className="no-print mt-3">
        {(['disagree', 'contact', 'costs'] as const).map((page) => (
          <li key={page}>
            <a href={`/${locale}/${page}`} className="inline-flex min-h-11 items-center">
              {links[page]}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-soft">{result.notLaw}</p>
      <p className="no-print mt-4">
        <button type="button" onClick={() => window.print()} className={buttonClass('secondary')}>
          {result.print}
        </button>
      </p>
    </section>
  );
}
