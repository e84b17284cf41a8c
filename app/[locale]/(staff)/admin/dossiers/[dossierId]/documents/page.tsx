import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DocumentTable } from '@/components/dossiers/document-table.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, FileField, TextField } from '@/components/forms/fields.tsx';
import { fileRefusals } from '@/components/forms/file-refusals.ts';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { DossierFrame } from '@/components/staff/dossier-frame.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { currentPath, requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { listDocuments } from '@/lib/documents/queries.ts';
import { findDossierForStaff } from '@/lib/dossiers/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { pageOf } from '@/lib/messaging/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { addDocumentAction } from '@/lib/staff/actions.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<{ added?: string; page?: string }>;
};

const kinds = ['letter', 'contract', 'receipt', 'invoice', 'other'] as const;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('dossiers.documents'))('title'));
}

export default async function StaffDocuments({ params, searchParams }: Props) {
  const ctx = await requireStaff('reply');
  const [{ locale, dossierId }, { added, page }] = await Promise.all([params, searchParams]);
  const dossier = await findDossierForStaff(ctx, dossierId, 'documents');
  if (!dossier) notFound();
  const [t, labels, words, listed, kept] = await Promise.all([
    getTranslations('admin.addDocument'),
    getTranslations('dossiers.documents'),
    formWords(),
    listDocuments(ctx, dossier, pageOf(page)),
    findKeptForm(ctx, await currentPath()),
  ]);
  return (
    <DossierFrame
      dossier={dossier}
      room="documents"
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      {added ? (
        <Notice tone="done" role="status">
          {t('done')}
        </Notice>
      ) : null}
      <DocumentTable {...listed} base={`/admin/dossiers/${dossier.id}`} locale={locale} />
      <section aria-labelledby="add">
        <h2 id="add" className="mb-3 text-lg">
          {t('title')}
        </h2>
        <ActionForm
          action={addDocumentAction}
          words={words}
          fieldOf={fileRefusals}
          labels={{ title: t('name'), kind: t('kind'), issuedOn: t('day'), file: t('file') }}
          kept={kept}
          id="add-document"
        >
          <input type="hidden" name="dossierId" value={dossier.id} />
          <input type="hidden" name="submissionId" value={kept?.submissionId ?? crypto.randomUUID()} />
          <TextField name="title" label={t('name')} maxLength={200} />
          <Choice
            name="kind"
            legend={t('kind')}
            options={kinds.map((value) => ({ value, label: labels(`kinds.${value}`) }))}
          />
          <TextField name="issuedOn" label={t('day')} hint={t('dayHint')} inputMode="numeric" />
          <FileField
            name="file"
            label={t('file')}
            hint={t('fileHint')}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </section>
    </DossierFrame>
  );
}
