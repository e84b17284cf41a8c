import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Marks, TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { currentPath, requireDebtor } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { mandateScopes } from '@/lib/context.ts';
import type { Day } from '@/lib/debt-law/day.ts';
import { findDossier } from '@/lib/dossiers/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { mandateErrors } from '@/lib/i18n/mandate-errors.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { draftMandateAction } from '@/lib/mandates/actions.ts';
import { findMandateDraft } from '@/lib/mandates/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dossierId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('mandates.form'))('title'));
}

const asTyped = (day: Day): string => day.split('-').reverse().join('/');

/** Who is let in, what that person may do, and from when to when. */
export default async function NewMandate({ params }: Props) {
  const ctx = await requireDebtor();
  const { locale, dossierId } = await params;
  const dossier = await findDossier(ctx, dossierId);
  if (!dossier) notFound();
  const [t, words, errors, draft, kept] = await Promise.all([
    getTranslations('mandates'),
    formWords(),
    mandateErrors(),
    findMandateDraft(ctx, dossier),
    findKeptForm(ctx, await currentPath()),
  ]);
  const base = `/dossiers/${dossier.id}/mandates`;
  return (
    <AccountShell
      locale={locale}
      path={`${base}/new`}
      signOut={signOut}
      back={{ href: base, label: t('title') }}
    >
      <h1>{t('form.title')}</h1>
      <p className="mt-3 mb-6 max-w-prose text-lg">{t('form.lead')}</p>
      <ActionForm
        action={draftMandateAction}
        words={{ ...words, errors: { ...words.errors, ...errors } }}
        labels={{
          name: t('form.name'),
          organisation: t('form.organisation'),
          email: t('form.email'),
          fromOn: t('form.fromOn'),
          lastOn: t('form.lastOn'),
        }}
        kept={kept}
        id="mandate"
      >
        <input type="hidden" name="dossierId" value={dossier.id} />
        <TextField name="name" label={t('form.name')} defaultValue={draft?.name} autoComplete="off" />
        <TextField
          name="organisation"
          label={t('form.organisation')}
          hint={t('form.organisationHint')}
          defaultValue={draft?.organisation}
          autoComplete="off"
        />
        <TextField
          name="email"
          type="email"
          label={t('form.email')}
          hint={t('form.emailHint')}
          defaultValue={draft?.email}
          autoComplete="off"
        />
        <Marks
          name="may"
          legend={t('form.may')}
          hint={t('form.mayHint')}
          options={mandateScopes.map((value) => ({ value, label: t(`may.${value}`) }))}
          marked={draft?.scopes ?? []}
          isKept
        />
        <TextField
          name="fromOn"
          label={t('form.fromOn')}
          defaultValue={asTyped(draft && draft.fromOn >= ctx.today ? draft.fromOn : ctx.today)}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          name="lastOn"
          label={t('form.lastOn')}
          hint={t('form.lastOnHint')}
          defaultValue={draft ? asTyped(draft.lastOn) : undefined}
          inputMode="numeric"
          autoComplete="off"
        />
        <p>
          <SubmitButton>{t('form.next')}</SubmitButton>
        </p>
      </ActionForm>
    </AccountShell>
  );
}
