import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';

/** The rooms of a dossier. */
export async function SectionLinks({
  base,
  here,
  unreadCount = 0,
  locale,
}: {
  base: string;
  /** The room that the person is in already. */
  here?: string;
  unreadCount?: number;
  locale: Locale;
}) {
  const t = await getTranslations('dossiers');
  const rooms = ['invoices', 'documents', 'payments', 'messages', 'overview'] as const;
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
