import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales.ts';
import { StaffShell } from '../layout/staff-shell.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

const rooms = [
  { room: 'queue', href: '/admin/payments' },
  { room: 'import', href: '/admin/payments/import' },
  { room: 'refunds', href: '/admin/payments/refunds' },
  { room: 'dealt', href: '/admin/payments/dealt' },
] as const;

/** The staff's pages about money that comes in, the rooms beside each other. */
export async function PaymentsFrame({
  room,
  path,
  title,
  isDone = false,
  locale,
  mayAudit,
  seesAll,
  signOut,
  children,
}: {
  room: (typeof rooms)[number]['room'];
  path: string;
  title: ReactNode;
  /** Whether the page is the answer to a form. */
  isDone?: boolean;
  locale: Locale;
  mayAudit: boolean;
  /** Who does not see all money has the first room alone. */
  seesAll: boolean;
  signOut: (form: FormData) => Promise<void>;
  children: ReactNode;
}) {
  const t = await getTranslations('incoming');
  return (
    <StaffShell locale={locale} path={path} mayAudit={mayAudit} signOut={signOut}>
      <h1 className="text-2xl">{title}</h1>
      {seesAll ? (
        <nav aria-label={t('title')} className="mt-3 border-b border-line">
          <ul className="flex flex-wrap gap-x-5 sm:gap-x-6">
            {rooms.map(({ room: other, href }) => (
              <li key={href}>
                <Link
                  locale={locale}
                  href={href}
                  aria-current={other === room ? (href === path ? 'page' : 'true') : undefined}
                  className="flex min-h-11 items-center border-b-4 border-transparent no-underline aria-[current]:border-action aria-[current]:font-bold aria-[current]:text-ink"
                >
                  {t(`rooms.${other}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <div className="mt-6 grid gap-8">
        {isDone ? (
          <Notice tone="done" role="status">
            {t('done')}
          </Notice>
        ) : null}
        {children}
      </div>
    </StaffShell>
  );
}
