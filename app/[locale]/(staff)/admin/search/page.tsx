import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { StaffShell } from '@/components/layout/staff-shell.tsx';
import { FoundTable } from '@/components/staff/found-table.tsx';
import { may } from '@/lib/auth/rules.ts';
import { currentPath, requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';
import { searchAction } from '@/lib/staff/actions.ts';
import { searchDossiers } from '@/lib/staff/queries.ts';
import { rememberedSearch } from '@/lib/staff/search-cookie.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('admin.search'))('title'));
}

export default async function Search({ params }: Props) {
  const ctx = await requireStaff('dossiers');
  const { locale } = await params;
  const query = await rememberedSearch();
  const [t, words, kept, result] = await Promise.all([
    getTranslations('admin.search'),
    formWords(),
    findKeptForm(ctx, await currentPath()),
    query ? searchDossiers(ctx, query) : null,
  ]);
  return (
    <StaffShell
      locale={locale}
      path="/admin/search"
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      <h1 className="text-2xl">{t('title')}</h1>
      <div className="mt-4">
        <ActionForm action={searchAction} words={words} kept={kept} className="grid max-w-prose gap-4">
          <TextField
            name="query"
            label={t('field')}
            hint={t('hint')}
            defaultValue={query ?? ''}
            autoComplete="off"
            autoFocus
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
      {result ? (
        <div className="mt-8">
          <p role="status" className="mb-3">
            {result.found.length === 0 ? t('none') : t('found', { count: result.found.length })}{' '}
            {result.hasMore ? t('more') : null}
          </p>
          {result.found.length > 0 ? <FoundTable found={result.found} locale={locale} /> : null}
        </div>
      ) : null}
    </StaffShell>
  );
}
