import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { formatReference } from '@/lib/dossiers/reference.ts';
import type { DossierView } from '@/lib/dossiers/view.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { StaffShell } from '../layout/staff-shell.tsx';
import { Link } from '../ui/link.tsx';

type Room = 'dossier' | 'plan' | 'messages' | 'documents' | 'erase';

/** A dossier on the staff's side: who and how much in front, the rooms beside each other. */
export async function DossierFrame({
  dossier,
  room,
  locale,
  mayAudit,
  signOut,
  children,
}: {
  dossier: DossierView;
  room: Room;
  locale: Locale;
  mayAudit: boolean;
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
}) {
  const [t, labels, open] = await Promise.all([
    getTranslations('admin.dossier'),
    getTranslations('dossiers.sections'),
    getTranslations('dossiers.invoices'),
  ]);
  const base = `/admin/dossiers/${dossier.id}`;
  const rooms = [
    { room: 'dossier', href: base, label: t('internal') },
    { room: 'messages', href: `${base}/messages`, label: labels('messages') },
    { room: 'documents', href: `${base}/documents`, label: labels('documents') },
  ];
  return (
    <StaffShell
      locale={locale}
      path={room === 'dossier' ? base : `${base}/${room}`}
      mayAudit={mayAudit}
      signOut={signOut}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <h1 className="text-2xl">
          <bdi>{dossier.debtor.name}</bdi>
        </h1>
        <p>
          <span className="text-soft">{open('open')}</span>{' '}
          <span className="money text-xl font-bold">{formatMoney(dossier.openCents, locale)}</span>
        </p>
      </div>
      <p className="text-soft">
        {dossier.creditor.name} · <span className="money">{formatReference(dossier.reference)}</span>
      </p>
      <nav aria-label={dossier.debtor.name} className="mt-3 border-b border-line">
        <ul className="flex flex-wrap gap-x-5 sm:gap-x-6">
          {rooms.map(({ room: other, href, label }) => (
            <li key={href}>
              <Link
                locale={locale}
                href={href}
                aria-current={other === room ? 'page' : undefined}
                className="flex min-h-11 items-center border-b-4 border-transparent no-underline aria-[current=page]:border-action aria-[current=page]:font-bold aria-[current=page]:text-ink"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-6 grid gap-8">{children}</div>
    </StaffShell>
  );
}
