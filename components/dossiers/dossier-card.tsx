import { getTranslations } from 'next-intl/server';
import { cents } from '@/lib/debt-law/money.ts';
import { formatReference } from '@/lib/dossiers/reference.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';
import { DossierStatus } from './dossier-status.tsx';

/** A dossier in the list: from whom, how much is open, what is new, and the way in. */
export async function DossierCard({ dossier, locale }: { dossier: DossierView; locale: Locale }) {
  const t = await getTranslations('dossiers');
  const href = `/dossiers/${dossier.id}`;
  const isOver = dossier.openCents < 0;
  return (
    <article className="grid h-full content-start gap-3 rounded-md border border-line bg-surface p-5">
      <h2 className="text-xl">{dossier.creditor.name}</h2>
      <p className="text-soft">
        {dossier.description ? (
          <>
            <bdi>{dossier.description}</bdi>
            <br />
          </>
        ) : null}
        {t('list.invoices', { count: dossier.invoiceCount })} ·{' '}
        {t('reference', { reference: formatReference(dossier.reference).replaceAll(' ', '\u00a0') })}
      </p>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-y border-line py-2">
        <span>{isOver ? t('bill.tooMuch') : t('invoices.open')}</span>
        <span className="money text-xl font-bold">
          {formatMoney(isOver ? cents(-dossier.openCents) : dossier.openCents, locale)}
        </span>
      </p>
      <p className="flex flex-wrap gap-2">
        <DossierStatus dossier={dossier} />
        {dossier.hasPlan ? <Tag tone="done">{t('status.plan')}</Tag> : null}
        {dossier.unreadCount > 0 ? (
          <Tag tone="waiting">{t('list.newMessages', { count: dossier.unreadCount })}</Tag>
        ) : null}
      </p>
      <p>
        <Link
          locale={locale}
          href={href}
          className="inline-flex min-h-12 items-center rounded-md border-2 border-edge px-4 font-bold text-ink no-underline hover:border-ink"
        >
          {t('list.open')}
          <span className="sr-only"> {dossier.creditor.name}</span>
        </Link>
      </p>
    </article>
  );
}
