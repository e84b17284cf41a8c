import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { Link } from '@/components/ui/link.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { recordRefundAction } from '@/lib/incoming/actions.ts';
import { listRefundsDue } from '@/lib/incoming/queries.ts';
import { onlineProvider } from '@/lib/online-payments/provider.ts';
import { formatIban } from '@/lib/payments/iban.ts';
import { amountToType } from '@/lib/payments/payment-facts.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale; dueKey: string }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming.refunds'))('title'));
}

export default async function Refund({ params }: Props) {
  const ctx = await requireStaff('bank');
  const { locale, dueKey } = await params;
  const due = (await listRefundsDue(ctx, 1_000))?.find(({ key }) => key === dueKey);
  if (!due) notFound();
  const [t, words] = await Promise.all([getTranslations('incoming.refunds'), formWords()]);
  return (
    <PaymentsFrame
      room="refunds"
      path={`/admin/payments/refunds/${due.key}`}
      title={t('of', { name: due.name ?? t('nobody'), amount: formatMoney(due.amountCents, locale) })}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll
      signOut={signOut}
    >
      {due.dossierId ? (
        <p>
          <Link
            locale={locale}
            href={`/admin/dossiers/${due.dossierId}`}
            className="inline-flex min-h-11 items-center"
          >
            {t('dossier')}
          </Link>
        </p>
      ) : null}
      {onlineProvider() === null ? null : <p className="max-w-prose">{t('online')}</p>}
      <ActionForm
        action={recordRefundAction}
        words={words}
        labels={{ amountCents: t('amount'), account: t('account'), paidOn: t('paidOn') }}
      >
        <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
        <input type="hidden" name="dossierId" value={due.dossierId ?? ''} />
        <input type="hidden" name="paymentId" value={due.paymentId ?? ''} />
        <TextField
          name="amountCents"
          label={t('amount')}
          defaultValue={amountToType(due.amountCents, locale)}
          inputMode="decimal"
          autoComplete="off"
        />
        <TextField
          name="account"
          label={t('account')}
          defaultValue={due.account ? formatIban(due.account) : ''}
          autoComplete="off"
        />
        <TextField name="paidOn" label={t('paidOn')} hint={t('dayHint')} inputMode="numeric" />
        <p>
          <SubmitButton>{t('submit')}</SubmitButton>
        </p>
      </ActionForm>
    </PaymentsFrame>
  );
}
