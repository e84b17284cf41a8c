import { getTranslations } from 'next-intl/server';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { listDossiers } from '@/lib/dossiers/queries.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import { dueOnOf } from '@/lib/filings/due.ts';
import { waitsForStaff } from '@/lib/filings/machine.ts';
import { listFilings } from '@/lib/filings/queries.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formatDay } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('account.rights'))('title'));
}

/** What a person may ask about the data that we keep, and what was asked. */
export default async function Rights({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale } = await params;
  const [t, words, dossiers] = await Promise.all([
    getTranslations('account.rights'),
    filingWords(),
    listDossiers(ctx),
  ]);
  const filed = (await Promise.all(dossiers.map((dossier) => listFilings(ctx, dossier)))).flat();
  const asked = filed
    .filter(({ kind }) => kind === 'right')
    .sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime());
  return (
    <AccountShell
      locale={locale}
      path="/account/rights"
      signOut={signOut}
      back={{ href: '/account', label: (await getTranslations('account'))('title') }}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <section aria-labelledby="which" className="mt-8 grid max-w-prose gap-3">
        <h2 id="which">{t('which')}</h2>
        <ul className="grid gap-3">
          {dossiers.map((dossier) => (
            <li key={dossier.id}>
              <Link
                locale={locale}
                href={`/dossiers/${dossier.id}/right`}
                className="group block rounded-md border-2 border-edge bg-surface px-5 py-4 text-ink no-underline hover:border-action"
              >
                <span className="block text-lg font-bold group-hover:underline">{dossier.creditor.name}</span>
                <span className="block text-soft">
                  {[dossier.description, formatReference(dossier.reference)].filter(Boolean).join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="asked" className="mt-8 grid max-w-prose gap-3">
        <h2 id="asked">{t('asked')}</h2>
        {asked.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="grid gap-3">
          {asked.map(({ id, dossierId, kind, state, details, filedOn }) => {
            const dueOn = waitsForStaff(kind, state)
              ? dueOnOf({ kind, state, on: filedOn, registered: null, last: null })
              : null;
            return (
              <li key={id} className="border-s-4 border-line ps-4">
                <Link
                  locale={locale}
                  href={`/dossiers/${dossierId}/filings/${id}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {words.option('right', `${details.right}`)}
                </Link>
                <p className="text-soft">
                  {formatDay(filedOn, locale)} · {words.state(state)}
                </p>
                {dueOn ? <p>{t('due', { day: formatDay(dueOn, locale) })}</p> : null}
              </li>
            );
          })}
        </ul>
      </section>
      <p className="mt-8 max-w-prose">
        <Link locale={locale} href="/account#export">
          {t('see')}
        </Link>{' '}
        {t('seeText')} {t('complain')}
      </p>
    </AccountShell>
  );
}
