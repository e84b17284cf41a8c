import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { PreviewList } from '@/components/incoming/preview-list.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { agency } from '@/lib/agency.ts';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { takeInBankFileAction } from '@/lib/bank-statements/actions.ts';
import { previewUpload } from '@/lib/bank-statements/queries.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; uploadId: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming.import'))('title'));
}

export default async function Preview({ params }: Props) {
  const ctx = await requireStaff('bank');
  const { locale, uploadId } = await params;
  const found = await previewUpload(ctx, uploadId, [agency.iban.value]);
  if (!found) notFound();
  const [t, words] = await Promise.all([getTranslations('incoming'), formWords()]);
  const { name, preview } = found;
  const isUseful = preview.ok && preview.statements.some(({ bookable }) => bookable);
  return (
    <PaymentsFrame
      room="import"
      path={`/admin/payments/import/${uploadId}`}
      title={t('preview.title', { name })}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll
      signOut={signOut}
    >
      {preview.ok ? (
        <PreviewList rows={preview.statements} locale={locale} />
      ) : (
        <Notice tone="attention">
          {t('preview.unreadable', { line: `${preview.line}`, why: t(`unreadable.${preview.code}`) })}
        </Notice>
      )}
      {preview.ok ? (
        <ActionForm action={takeInBankFileAction} words={words}>
          <input type="hidden" name="uploadId" value={uploadId} />
          {preview.statements.every(({ fresh }) => fresh === 0) ? <p>{t('preview.nothing')}</p> : null}
          <p>
            <SubmitButton kind={isUseful ? 'primary' : 'secondary'}>{t('preview.submit')}</SubmitButton>
          </p>
        </ActionForm>
      ) : null}
      <p>
        <Link locale={locale} href="/admin/payments/import" className="inline-flex min-h-11 items-center">
          {t('preview.back')}
        </Link>
      </p>
    </PaymentsFrame>
  );
}
