import { getTranslations } from 'next-intl/server';
import type { Action } from '@/lib/actions/define-action.ts';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { LetterView } from '@/lib/letters/view.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

/** The letters of a dossier, and the button that orders a new code by post: it is never shown here, where it could be read along. */
export async function LetterOrders({
  dossierId,
  letters,
  order,
  words,
  locale,
}: {
  dossierId: string;
  letters: readonly LetterView[];
  /** Null for who may not order one. */
  order: Action | null;
  words: FormWords;
  locale: Locale;
}) {
  const t = await getTranslations('admin.letters');
  return (
    <section aria-labelledby="letters" className="grid max-w-prose gap-3">
      <h2 id="letters" className="text-lg">
        {t('title')}
      </h2>
      {letters.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="divide-y divide-line">
        {letters.map(({ id, kind, cause, orderedAt, printedAt }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <span>
              {t(`kinds.${kind}`)} <span className="text-soft">{t(`causes.${cause}`)}</span>
            </span>
            <span className="text-soft">
              {printedAt
                ? t('printed', { at: formatInstant(printedAt, locale) })
                : t('waits', { at: formatInstant(orderedAt, locale) })}
            </span>
          </li>
        ))}
      </ul>
      {order ? (
        <ActionForm
          action={order}
          words={{ ...words, errors: { ...words.errors, orderedAlready: t('orderedAlready') } }}
          id="order-letter"
          prefix="letter-"
        >
          <input type="hidden" name="dossierId" value={dossierId} />
          <p>{t('orderText')}</p>
          <p>
            <SubmitButton kind="secondary">{t('order')}</SubmitButton>
          </p>
        </ActionForm>
      ) : null}
    </section>
  );
}
