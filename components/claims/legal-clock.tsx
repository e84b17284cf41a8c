import { getTranslations } from 'next-intl/server';
import type { DossierView, InvoiceView } from '@/lib/dossiers/view.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Why } from '../law/why.tsx';

const fold = 3;

/** The days that the law counts for each open invoice, and how each was counted. */
export async function LegalClock({
  dossier,
  invoices,
  locale,
}: {
  dossier: DossierView;
  invoices: readonly InvoiceView[];
  locale: Locale;
}) {
  const [t, labels] = await Promise.all([getTranslations('claims.clock'), getTranslations('dossiers')]);
  const numbers = new Map(invoices.map(({ id, number }) => [id, number]));
  const { statement, state } = dossier.standing;
  const open = statement.invoices.filter(({ openPrincipal }) => openPrincipal > 0);
  if (open.length === 0 || state === 'notJudged') return null;
  const list = (
    <ul className="mt-3 grid gap-5">
      {open.map(({ id, terms }) => (
        <li key={id} className="border-t border-line pt-3">
          <h3 className="text-base">{t('invoice', { number: numbers.get(id) ?? '' })}</h3>
          {terms.term ? (
            <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1">
              {(['startsOn', 'lastDay', 'from'] as const).map((name) => (
                <div key={name} className="col-span-2 grid grid-cols-subgrid">
                  <dt className="text-soft">{t(name === 'startsOn' ? 'starts' : name)}</dt>
                  <dd className="text-end">{terms.term ? formatDay(terms.term[name], locale) : null}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p>{t('none')}</p>
          )}
          <Why summary={t('why')} what={numbers.get(id)} reasons={terms.because} locale={locale} />
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{t('title')}</h2>
      {open.length > fold ? (
        <details className="group opens-in-print mt-3">
          <summary className="flex min-h-11 w-fit items-center gap-2 text-action">
            <span aria-hidden="true" className="group-open:rotate-90">
              ▸
            </span>
            <span className="underline underline-offset-4">
              {labels('list.invoices', { count: open.length })}
            </span>
          </summary>
          {list}
        </details>
      ) : (
        list
      )}
    </section>
  );
}
