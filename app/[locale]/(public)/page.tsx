import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { LinkButton } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { agency } from '@/lib/agency.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { publicMetadata } from '@/lib/public-metadata.ts';
import { textValues } from '@/lib/text-values.ts';

export const dynamic = 'error';

type Props = { params: Promise<{ locale: Locale }> };

export const generateMetadata = async ({ params }: Props) => publicMetadata((await params).locale, '');

const intents = [
  { key: 'pay', href: '/pay' },
  { key: 'paid', href: '/paid' },
  { key: 'cannotPay', href: '/cannot-pay' },
  { key: 'disagree', href: '/disagree' },
  { key: 'isItReal', href: '/fraud' },
  { key: 'manyDebts', href: '/many-debts' },
  { key: 'notMe', href: '/not-me' },
  { key: 'question', href: '/faq' },
] as const;

const promises = ['empathy', 'ethics', 'dedication', 'solutions'] as const;

export default async function Home({ params }: Props) {
  const { locale } = await params;
  const t = await getTranslations('home');
  return (
    <PublicShell locale={locale} path="/">
      <div className="grid gap-8 lg:grid-cols-[6fr_5fr] lg:items-center lg:gap-16">
        <div>
          <h1>{t('title')}</h1>
          <p className="mt-4 max-w-prose text-lg">{t('lead')}</p>
        </div>
        <section
          aria-labelledby="first-step"
          className="rounded-md border border-edge border-t-4 border-t-action bg-surface p-5 sm:p-7"
        >
          <h2 id="first-step">{t('signIn.title')}</h2>
          <p className="mt-3">{t('signIn.text')}</p>
          <LinkButton locale={locale} href="/dossiers" className="mt-5 w-full sm:w-auto">
            {t('signIn.button')}
          </LinkButton>
          <p className="mt-4 text-soft">
            {t.rich('signIn.call', {
              ...textValues,
              call: (phone) => <a href={`tel:${agency.phoneLink}`}>{phone}</a>,
            })}
          </p>
        </section>
      </div>
      <section aria-labelledby="intents" className="mt-12 sm:mt-16">
        <h2 id="intents">{t('intentsTitle')}</h2>
        <ul className="mt-5 grid gap-3 sm:grid-cols-2 sm:gap-4 lg:grid-cols-4">
          {intents.map(({ key, href }) => (
            <li key={key}>
              <Link
                locale={locale}
                href={href}
                className="group flex h-full flex-col rounded-md border border-line bg-surface p-4 text-ink no-underline hover:border-action hover:bg-action-wash sm:p-5"
              >
                <span className="text-lg font-bold text-action group-hover:underline">
                  {t(`intents.${key}.title`)}
                </span>
                <span className="mt-1">{t(`intents.${key}.text`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="promises" className="mt-12 border-t border-line pt-10 sm:mt-16">
        <h2 id="promises">{t('promises.title')}</h2>
        <p className="mt-2 text-lg text-soft">{t('promises.lead')}</p>
        <ul className="mt-6 grid gap-x-12 gap-y-6 sm:grid-cols-2">
          {promises.map((key) => (
            <li key={key}>
              <h3>{t(`promises.items.${key}.title`)}</h3>
              <p className="mt-1 max-w-prose">{t(`promises.items.${key}.text`)}</p>
            </li>
          ))}
        </ul>
        <p className="mt-6">
          <Link locale={locale} href="/about" className="inline-flex min-h-11 items-center">
            {t('promises.more')}
          </Link>
        </p>
      </section>
    </PublicShell>
  );
}
