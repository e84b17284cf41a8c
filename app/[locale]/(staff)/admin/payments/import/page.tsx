import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { FileField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { StatementTable } from '@/components/incoming/statement-table.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { uploadBankFileAction } from '@/lib/bank-statements/actions.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { listStatements } from '@/lib/incoming/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ matched?: string; unmatched?: string }>;
};

const most = 100;
const countOf = (text: string | undefined) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : null);

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming.import'))('title'));
}

export default async function BankFiles({ params, searchParams }: Props) {
  const ctx = await requireStaff('bank');
  const [{ locale }, asked] = await Promise.all([params, searchParams]);
  const statements = await listStatements(ctx, most);
  if (!statements) notFound();
  const [t, words] = await Promise.all([getTranslations('incoming.import'), formWords()]);
  const [matched, unmatched] = [countOf(asked.matched), countOf(asked.unmatched)];
  return (
    <PaymentsFrame
      room="import"
      path="/admin/payments/import"
      title={t('title')}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll
      signOut={signOut}
    >
      {matched !== null && unmatched !== null ? (
        <Notice tone="done" role="status">
          {t('done', { matched, unmatched })}
        </Notice>
      ) : null}
      <div>
        <p className="mb-4 max-w-prose">{t('lead')}</p>
        <ActionForm
          action={uploadBankFileAction}
          words={words}
          fieldOf={{ tooLarge: 'file', emptyFile: 'file', notStored: 'file' }}
        >
          <FileField
            name="file"
            label={t('file')}
            hint={t('hint')}
            accept=".cod,.xml,.txt,.bc2,text/plain,application/xml,text/xml"
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
      <section aria-labelledby="history">
        <h2 id="history" className="mb-3 text-lg">
          {t('history')}
        </h2>
        {statements.length > 0 ? <StatementTable rows={statements} locale={locale} /> : <p>{t('none')}</p>}
      </section>
    </PaymentsFrame>
  );
}
