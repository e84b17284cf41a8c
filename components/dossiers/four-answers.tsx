import { getTranslations } from 'next-intl/server';
import type { MandateScope } from '@/lib/context.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

/** Pay, spread, disagree, help: the same size, the same ink, in this order on every dossier. */
export async function FourAnswers({
  dossierId,
  scopes,
  locale,
}: {
  dossierId: string;
  /** What a mediator may do; none for whose dossier it is. */
  scopes?: readonly MandateScope[] | undefined;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers.answers');
  const base = `/dossiers/${dossierId}`;
  const all = [
    { href: `${base}/payments`, title: t('pay'), text: t('payText') },
    { href: `${base}/plan`, title: t('plan'), text: t('planText') },
    { href: `${base}/dispute`, title: t('disagree'), text: t('disagreeText') },
    { href: `${base}/help`, title: t('help'), text: t('helpText') },
  ];
  const answers = scopes ? all.filter(({ href }) => href === `${base}/plan` && scopes.includes('plan')) : all;
  if (answers.length === 0) return null;
  return (
    <nav aria-labelledby="answers">
      <h2 id="answers">{t('title')}</h2>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2">
        {answers.map(({ href, title, text }) => (
          <li key={href}>
            <Link
              locale={locale}
              href={href}
              className="group block h-full rounded-md border-2 border-edge bg-surface px-5 py-4 text-ink no-underline hover:border-action"
            >
              <span className="block text-lg font-bold group-hover:underline">{title}</span>
              <span className="block text-soft">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
