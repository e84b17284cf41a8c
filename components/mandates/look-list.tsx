import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { MandateLook } from '@/lib/mandates/view.ts';

/** What a mediator looked at and did, in words, the newest first. */
export async function LookList({ looks, locale }: { looks: readonly MandateLook[]; locale: Locale }) {
  const t = await getTranslations('mandates');
  // The keys are made of the codes of the trail; one without words of its own still says that something happened.
  const words = t as unknown as { (key: string): string; has: (key: string) => boolean };
  const said = (what: string) => words(words.has(`what.${what}`) ? `what.${what}` : 'what.other');
  return (
    <section aria-labelledby="looks" className="max-w-prose">
      <h2 id="looks" className="mb-2 text-lg">
        {t('looks.title')}
      </h2>
      {looks.length === 0 ? (
        <p>{t('looks.none')}</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {looks.map(({ id, at, what }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-6 py-2">
              <span>{said(what)}</span>
              <time dateTime={at.toISOString()} className="text-soft">
                {formatInstant(at, locale)}
              </time>
            </li>
          ))}
        </ol>
      )}
      {looks.length >= 200 ? <p className="mt-2 text-soft">{t('looks.most')}</p> : null}
    </section>
  );
}
