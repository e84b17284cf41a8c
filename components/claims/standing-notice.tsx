import { getTranslations } from 'next-intl/server';
import type { DossierView } from '@/lib/dossiers/view.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Why } from '../law/why.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** What a person must know before paying: not payable yet, given back, other rules, or perhaps prescribed. */
export async function StandingNotice({
  dossier,
  mayWrite = true,
  locale,
}: {
  dossier: DossierView;
  /** Whether the person may write in this dossier. */
  mayWrite?: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('claims');
  const { state, because, prescribed } = dossier.standing;
  const isOpen = dossier.openCents > 0 && !dossier.closedOn;
  return (
    <>
      {isOpen && state === 'held' ? (
        <Notice tone="waiting" title={t('held.title')}>
          <p>{t('held.text')}</p>
          <Why summary={t('held.why')} reasons={because} locale={locale} />
        </Notice>
      ) : null}
      {isOpen && state === 'returned' ? (
        <Notice tone="waiting" title={t('returned.title')}>
          <p>{t('returned.text', { creditor: dossier.creditor.name })}</p>
        </Notice>
      ) : null}
      {isOpen && state === 'notJudged' ? (
        <Notice>
          <p>{t('notJudged.text')}</p>
        </Notice>
      ) : null}
      {isOpen && prescribed.length > 0 ? (
        <Notice tone="attention">
          <p>{t('prescription.text')}</p>
          {mayWrite ? (
            <p>
              <Link locale={locale} href={`/dossiers/${dossier.id}/messages#write`}>
                {t('prescription.link')}
              </Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
