import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { MessageForm } from '@/components/messaging/message-form.tsx';
import { MessageThread } from '@/components/messaging/message-thread.tsx';
import { ThreadPages } from '@/components/messaging/thread-pages.tsx';
import { KeptNote } from '@/components/privacy/kept-note.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { currentPath, requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { sendsDirectly } from '@/lib/documents/direct-upload.ts';
import { findDossierForReader } from '@/lib/dossiers/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { messageFormAction } from '@/lib/messaging/actions.ts';
import { noteRead } from '@/lib/messaging/note-read.ts';
import { findDraft, listMessages, pageOf } from '@/lib/messaging/queries.ts';
import { findKept } from '@/lib/privacy/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ page?: string; about?: string; sent?: string }>;
};

const topics = ['plan', 'disagree', 'help'] as const;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('messaging'))('title'));
}

export default async function Messages({ params, searchParams }: Props) {
  const ctx = await requireDossierReader();
  const [{ locale, dossierId }, { page: asked, about, sent }] = await Promise.all([params, searchParams]);
  const dossier = await findDossierForReader(ctx, dossierId, 'messages', 'message');
  if (!dossier) notFound();
  const scopes = ctx.actor.kind === 'mediator' ? ctx.actor.scopes : undefined;
  const [t, words, thread, draft, kept, labels, stays] = await Promise.all([
    getTranslations('messaging'),
    formWords(),
    listMessages(ctx, dossier, pageOf(asked)),
    findDraft(ctx, dossier),
    findKeptForm(ctx, await currentPath()),
    getTranslations('dossiers'),
    findKept(ctx, dossier, 'messages'),
  ]);
  await noteRead(ctx, dossier.id, thread.messages);
  const base = `/dossiers/${dossier.id}`;
  const topic = topics.find((known) => known === about);
  return (
    <AccountShell
      locale={locale}
      path={`${base}/messages`}
      signOut={signOut}
      isMediator={scopes !== undefined}
      back={{ href: base, label: labels('title', { creditor: dossier.creditor.name }) }}
    >
      <h1>{t('title')}</h1>
      {sent ? (
        <div className="mt-6">
          <Notice tone="done" title={t('sentTitle')} id="sent" role="status">
            <p>{t('sentText')}</p>
          </Notice>
        </div>
      ) : null}
      <div className="mt-6 grid gap-6">
        <MessageThread
          messages={thread.messages}
          side="debtor"
          isMediator={scopes !== undefined}
          locale={locale}
        />
        <ThreadPages page={thread.page} pages={thread.pages} base={`${base}/messages`} locale={locale} />
        <KeptNote kept={stays} locale={locale} />
      </div>
      <section aria-labelledby="write" className="mt-12">
        <h2 id="write" className="mb-4">
          {t('form.title')}
        </h2>
        {topic ? (
          <div className="mb-6">
            <Notice>{t(`about.${topic}`)}</Notice>
          </div>
        ) : null}
        <MessageForm
          action={messageFormAction}
          words={words}
          dossierId={dossier.id}
          draft={draft}
          kept={kept}
          sendsDirectly={sendsDirectly}
          side="debtor"
          locale={locale}
        />
      </section>
    </AccountShell>
  );
}
