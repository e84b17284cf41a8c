import { notFound } from 'next/navigation';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { stepsOf } from '@/lib/filings/journeys.ts';
import { isSettled } from '@/lib/filings/machine.ts';
import { journeyOf } from '@/lib/filings/open-journeys.ts';
import { findDraft, listFilings } from '@/lib/filings/queries.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string; journey: string }> };

export async function generateMetadata({ params }: Props) {
  const kind = journeyOf((await params).journey);
  return privateMetadata(kind ? (await filingWords()).journey(kind, 'title') : '');
}

/** What a journey is for and what sending it does, before the first question. */
export default async function Journey({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId, journey } = await params;
  const kind = journeyOf(journey);
  const dossier = kind && (await findDossier(ctx, dossierId));
  if (!kind || !dossier) notFound();
  const [words, draft, filed] = await Promise.all([
    filingWords(),
    findDraft(ctx, dossier.id, kind),
    listFilings(ctx, dossier),
  ]);
  const { t } = words;
  const base = `/dossiers/${dossier.id}`;
  const open = filed.filter(
    (filing) => filing.kind === kind && !isSettled(kind, filing.state) && kind !== 'pause',
  );
  const isOldDebt = dossier.standing.prescribed.length > 0 && (kind === 'plan' || kind === 'pause');
  return (
    <AccountShell
      locale={locale}
      path={`${base}/${kind}`}
      signOut={signOut}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{words.journey(kind, 'title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{words.journey(kind, 'lead')}</p>
      <div className="mt-6 grid max-w-prose gap-5">
        <Notice>
          <p>{words.journey(kind, 'stops')}</p>
          <p className="mt-1 text-soft">{words.journey(kind, 'source')}</p>
        </Notice>
        {isOldDebt ? <Notice tone="attention">{t('oldDebt')}</Notice> : null}
        {kind === 'plan' ? null : <p>{t('notOwing')}</p>}
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
        ) : (
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
    </AccountShell>
  );
}
