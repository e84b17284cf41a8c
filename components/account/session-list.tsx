import { getTranslations } from 'next-intl/server';
import { formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Tag } from '../ui/tag.tsx';

type SignedIn = {
  id: string;
  isThis: boolean;
  isOpen: boolean;
  level: 'letter' | 'email';
  signedInAt: Date;
  lastSeenAt: Date;
};

/** When and how the person signed in, and what of it is open still. */
export async function SessionList({ sessions, locale }: { sessions: readonly SignedIn[]; locale: Locale }) {
  const t = await getTranslations('account.sessions');
  return (
    <ol className="divide-y divide-line border-y border-line">
      {sessions.map(({ id, isThis, isOpen, level, signedInAt, lastSeenAt }) => (
        <li key={id} className="grid gap-1 py-2">
          <p className="flex flex-wrap items-center justify-between gap-x-4">
            <span>{t(`levels.${level}`)}</span>
            {isThis ? (
              <Tag tone="done">{t('this')}</Tag>
            ) : isOpen ? (
              <Tag tone="waiting">{t('open')}</Tag>
            ) : null}
          </p>
          <p className="text-soft">
            {t('times', { from: formatInstant(signedInAt, locale), last: formatInstant(lastSeenAt, locale) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
