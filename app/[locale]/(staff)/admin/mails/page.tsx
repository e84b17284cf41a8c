import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { env } from '@/lib/env.ts';
import { formatBytes, formatInstant } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listFolderMails } from '@/lib/outbox/folder-mails.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('admin.mails'))('title'));
}

/** The mails that were written into the folder: in development alone, as codes stand in them. */
export default async function Mails({ params }: Props) {
  await requireStaff('audit');
  if (env.NODE_ENV !== 'development' || env.SMTP_URL) notFound();
  const { locale } = await params;
  const [t, mails] = await Promise.all([getTranslations('admin.mails'), listFolderMails()]);
  return (
    <StaffShell locale={locale} path="/admin/mails" mayAudit signOut={signOut}>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 mb-6">{t('lead')}</p>
      {mails.length === 0 ? <p>{t('none')}</p> : null}
      <ol className="divide-y divide-line border-y border-line">
        {mails.map(({ id, to, subject, text, at, attachments }) => (
          <li key={id} className="py-2">
            <details>
              <summary className="min-h-11 cursor-pointer py-2">
                <strong>{subject}</strong> <bdi>{to}</bdi>{' '}
                {at ? <time dateTime={at.toISOString()}>{formatInstant(at, locale)}</time> : null}
              </summary>
              <p className="max-w-prose whitespace-pre-line">{text}</p>
              {attachments.map(({ name, sizeBytes }) => (
                <p key={name} className="text-soft">
                  <bdi>{name}</bdi>, {formatBytes(sizeBytes, locale)}
                </p>
              ))}
            </details>
          </li>
        ))}
      </ol>
    </StaffShell>
  );
}
