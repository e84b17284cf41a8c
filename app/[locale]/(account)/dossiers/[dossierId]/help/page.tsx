import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

const ways = ['mediation', 'settlement', 'proof', 'pause', 'notMe', 'right'] as const;

export async function generateMetadata() {
  return privateMetadata((await filingWords()).t('help.title'));
}

/** The kinds of help, each with its own short journey. */
export default async function Help({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [words, mandate] = await Promise.all([filingWords(), getTranslations('mandates')]);
  const { t } = words;
  const base = `/dossiers/${dossier.id}`;
  const links = [
    ...ways.map((kind) => ({
      href: `${base}/${kind}`,
      title: words.journey(kind, 'title'),
      text: words.journey(kind, 'lead'),
    })),
    { href: `${base}/mandates`, title: mandate('give'), text: mandate('giveText') },
    { href: `${base}/messages?about=help#write`, title: t('help.message'), text: t('help.messageText') },
  ];
  return (
    <AccountShell
      locale={locale}
      path={`${base}/help`}
      signOut={signOut}
      back={{ href: base, label: dossier.creditor.name }}
    >
      <h1>{t('help.title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('help.lead')}</p>
      <ul className="mt-6 grid max-w-3xl gap-3">
        {links.map(({ href, title, text }) => (
          <li key={href}>
            <Link
              locale={locale}
              href={href}
              className="group block rounded-md border-2 border-edge bg-surface px-5 py-4 text-ink no-underline hover:border-action"
            >
              <span className="block text-lg font-bold group-hover:underline">{title}</span>
              <span className="block text-soft">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <Link locale={locale} href="/many-debts" className="inline-flex min-h-11 items-center">
          {t('help.many')}
        </Link>
      </p>
    </AccountShell>
  );
}
