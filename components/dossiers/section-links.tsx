import { getTranslations } from 'next-intl/server';
import type { MandateScope } from '@/lib/context.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { mayOpen } from '@/lib/mandates/rules.ts';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';

/** The rooms of a dossier. */
export async function SectionLinks({
  base,
  here,
  unreadCount = 0,
  scopes,
  locale,
}: {
  base: string;
  /** The room that the person is in already. */
  here?: string;
  unreadCount?: number;
  /** What a mediator may do; none for whose dossier it is. */
  scopes?: readonly MandateScope[] | undefined;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers');
  const all = [
    'invoices',
    'documents',
    'payments',
    'messages',
    'overview',
    'receipts',
    'contacts',
    'looks',
  ] as const;
  const rooms = all.filter((room) => !scopes || mayOpen(['dossiers', '', room], { scopes }));
  return (
    <nav aria-labelledby="rooms">
      <h2 id="rooms">{t('sections.title')}</h2>
      <ul className="mt-2 max-w-prose divide-y divide-line border-y border-line">
        {rooms
          .filter((room) => room !== here)
          .map((room) => (
            <li key={room}>
              <Link
                locale={locale}
                href={`${base}/${room}`}
                className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 py-1"
              >
                {t(`sections.${room}`)}
                {room === 'messages' && unreadCount > 0 ? (
                  <Tag tone="waiting">{t('list.newMessages', { count: unreadCount })}</Tag>
                ) : null}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
