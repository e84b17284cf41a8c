import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { FileField, TextField } from '@/components/forms/fields.tsx';
import { fileRefusals } from '@/components/forms/file-refusals.ts';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { ProofReader } from '@/components/payments/proof-reader.tsx';
import { currentPath, requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { provePaymentAction, readProofAction } from '@/lib/payment-reports/actions.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('payments.proof'))('title'));
}

export default async function Proof({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, labels, words, kept] = await Promise.all([
    getTranslations('payments.proof'),
    getTranslations('dossiers.payments'),
    formWords(),
    findKeptForm(ctx, await currentPath()),
  ]);
  const base = `/dossiers/${dossier.id}/payments`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/proof`}
      signOut={signOut}
      back={{ href: base, label: labels('title') }}
    >
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <details className="mt-4 max-w-prose">
        <summary className="min-h-11 cursor-pointer py-2 font-bold">{t('how.title')}</summary>
        <ol className="list-decimal ps-6">
          {(['app', 'detail', 'save', 'paper'] as const).map((step) => (
            <li key={step}>{t(`how.${step}`)}</li>
          ))}
        </ol>
      </details>
      <div className="mt-8">
        <ActionForm
          action={provePaymentAction}
          words={words}
          fieldOf={{ ...fileRefusals, future: 'paidOn' }}
          labels={{
            file: t('file'),
            paidOn: t('paidOn'),
            amountCents: t('amount'),
            payerAccount: t('payerAccount'),
            beneficiaryAccount: t('beneficiaryAccount'),
            communication: t('communication'),
          }}
          kept={kept}
        >
          <input type="hidden" name="dossierId" value={dossier.id} />
          <input type="hidden" name="submissionId" value={kept?.submissionId ?? crypto.randomUUID()} />
          <FileField
            name="file"
            label={t('file')}
            hint={t('fileHint')}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          />
          <ProofReader
            read={readProofAction}
            dossierId={dossier.id}
            words={{
              reading: t('read.reading'),
              filled: t('read.filled'),
              nothing: t('read.nothing'),
              order: t('read.order'),
            }}
          />
          <TextField
            name="paidOn"
            label={t('paidOn')}
            hint={t('paidOnHint')}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField name="amountCents" label={t('amount')} inputMode="decimal" autoComplete="off" />
          <TextField
            name="payerAccount"
            label={t('payerAccount')}
            hint={t('accountHint')}
            autoComplete="off"
          />
          <TextField
            name="beneficiaryAccount"
            label={t('beneficiaryAccount')}
            hint={t('beneficiaryHint')}
            autoComplete="off"
          />
          <TextField
            name="communication"
            label={t('communication')}
            hint={t('communicationHint')}
            autoComplete="off"
            maxLength={140}
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </AccountShell>
  );
}
