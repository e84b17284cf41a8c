import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import { formatBytes, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { MessageView } from '@/lib/messaging/view.ts';
import { Link } from '../ui/link.tsx';

/** A conversation, oldest first, as one of its two sides sees it. */
export async function MessageThread({
  messages,
  side,
  isMediator = false,
  locale,
}: {
  messages: readonly MessageView[];
  side: 'debtor' | 'staff';
  /** Whether a mediator reads on the debtor's side. */
  isMediator?: boolean;
  locale: Locale;
}) {
  const [t, mandate] = await Promise.all([getTranslations('messaging'), getTranslations('mandates')]);
  if (messages.length === 0) return <p className="max-w-prose">{t('empty')}</p>;
  const authorOf = ({ author, staffName, mediator }: MessageView) => {
    if (mediator) return mandate('by', mediator);
    if (author === 'staff') return t('staff', { name: staffName ?? '', agency: agency.name });
    if (author === 'notice') return t('notice', { agency: agency.name });
    return side === 'debtor' && !isMediator ? t('you') : t('debtor');
  };
  return (
    <ol className="grid gap-4">
      {messages.map((message) => (
        <li
          key={message.id}
          id={`m-${message.id}`}
          className={`max-w-prose rounded-md border p-4 ${message.author === side ? 'border-line bg-surface sm:ms-10' : 'border-action bg-action-wash sm:me-10'}`}
        >
          <p className="flex flex-wrap justify-between gap-x-4 text-sm text-soft">
            <strong className="text-ink">
              <bdi>{authorOf(message)}</bdi>
            </strong>
            <time dateTime={message.sentAt.toISOString()}>{formatInstant(message.sentAt, locale)}</time>
          </p>
          {message.body ? (
            <p className="mt-2 whitespace-pre-wrap break-words">
              <bdi>{message.body}</bdi>
            </p>
          ) : null}
          {message.attachments.length > 0 ? (
            <>
              <p className="mt-3 text-sm font-bold">{t('attachments')}</p>
              <ul>
                {message.attachments.map((file) => (
                  <li key={file.fileId}>
                    <Link
                      locale={locale}
                      href={`/files/${file.fileId}`}
                      download
                      className="inline-flex min-h-11 items-center gap-2"
                    >
                      <bdi className="break-all">{file.name}</bdi>
                      <span className="text-sm text-soft">{formatBytes(file.sizeBytes, locale)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {message.author === side ? (
            <p className="mt-2 text-sm text-soft">
              {message.readAt ? t('read', { at: formatInstant(message.readAt, locale) }) : t('unread')}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
