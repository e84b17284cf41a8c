import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MessageForm } from '@/components/messaging/message-form.tsx';
import { MessageThread } from '@/components/messaging/message-thread.tsx';
import { ThreadPages } from '@/components/messaging/thread-pages.tsx';
import { DossierFrame } from '@/components/staff/dossier-frame.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { currentPath, requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { sendsDirectly } from '@/lib/documents/direct-upload.ts';
import { findDossierForStaff } from '@/lib/dossiers/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { messageFormAction } from '@/lib/messaging/actions.ts';
import { noteRead } from '@/lib/messaging/note-read.ts';
import { findDraft, listMessages, pageOf } from '@/lib/messaging/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ page?: string; sent?: string }>;
};

export async function generateMetadata() {
  return privateMetadata((await getTranslations('messaging'))('title'));
}

export default async function StaffMessages({ params, searchParams }: Props) {
  const ctx = await requireStaff('reply');
  const [{ locale, dossierId }, { page: asked, sent }] = await Promise.all([params, searchParams]);
  const dossier = await findDossierForStaff(ctx, dossierId, 'messages');
  if (!dossier) notFound();
  const [t, words, thread, draft, kept] = await Promise.all([
    getTranslations('messaging'),
    formWords(),
    listMessages(ctx, dossier, pageOf(asked)),
    findDraft(ctx, dossier),
    findKeptForm(ctx, await currentPath()),
  ]);
  await noteRead(ctx, dossier.id, thread.messages);
  const path = `/admin/dossiers/${dossier.id}/messages`;
  return (
    <DossierFrame
      dossier={dossier}
      room="messages"
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      {sent ? <Notice tone="done" title={t('answeredTitle')} id="sent" role="status" /> : null}
      <MessageThread messages={thread.messages} side="staff" locale={locale} />
      <ThreadPages page={thread.page} pages={thread.pages} base={path} locale={locale} />
      <section aria-labelledby="write">
        <h2 id="write" className="mb-3 text-lg">
          {t('form.reply')}
        </h2>
        <MessageForm
          action={messageFormAction}
          words={words}
          dossierId={dossier.id}
          draft={draft}
          kept={kept}
          sendsDirectly={sendsDirectly}
          side="staff"
          locale={locale}
        />
      </section>
    </DossierFrame>
  );
}
