import { connection } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PublicShell } from '@/components/layout/public-shell.tsx';
import { PayOnline } from '@/components/payments/pay-online.tsx';
import { TransferBlock } from '@/components/payments/transfer-block.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { cents } from '@/lib/debt-law/money.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { payOnlineAction } from '@/lib/online-payments/actions.ts';
import { onlineProvider } from '@/lib/online-payments/provider.ts';
import { typedRefusalOf } from '@/lib/online-payments/rules.ts';
import { transferAction } from '@/lib/payments/actions.ts';
import { amountToType } from '@/lib/payments/payment-facts.ts';
import { formatStructuredCommunication } from '@/lib/payments/structured-communication.ts';
import { rememberedTransfer } from '@/lib/payments/transfer-cookie.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata() {
  return privateMetadata((await getTranslations('payments.open'))('title'));
}

export default async function Transfer({ params }: Props) {
  await connection();
  const { locale } = await params;
  const [t, words, transfer] = await Promise.all([
    getTranslations('payments.open'),
    formWords(),
    rememberedTransfer(),
  ]);
  return (
    <PublicShell locale={locale} path="/transfer">
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lg">{t('lead')}</p>
      <div className="no-print mt-6 grid gap-4">
        <Notice>
          <p>{t('blind')}</p>
        </Notice>
        <Notice tone="attention" title={t('settlementTitle')}>
          <p>{t('settlement')}</p>
        </Notice>
      </div>
      <div className="no-print mt-8">
        <ActionForm
          action={transferAction}
          words={words}
          labels={{ communication: t('communication'), amountCents: t('amount') }}
        >
          <TextField
            name="communication"
            label={t('communication')}
            hint={t('communicationHint')}
            defaultValue={transfer ? formatStructuredCommunication(transfer.communication) : ''}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            name="amountCents"
            label={t('amount')}
            defaultValue={transfer ? amountToType(cents(transfer.amountCents), locale) : ''}
            inputMode="decimal"
            autoComplete="off"
          />
          <p>
            <SubmitButton>{t('submit')}</SubmitButton>
          </p>
        </ActionForm>
      </div>
      {transfer ? (
        <div className="mt-10">
          <h2 className="mb-3">{t('data')}</h2>
          <TransferBlock
            communication={transfer.communication}
            amountCents={cents(transfer.amountCents)}
            locale={locale}
          />
          <div className="no-print mt-8">
            <PayOnline
              action={payOnlineAction}
              isOffered={onlineProvider() !== null && typedRefusalOf(transfer.amountCents) === null}
              locale={locale}
              communication={transfer.communication}
              amountCents={cents(transfer.amountCents)}
            />
          </div>
        </div>
      ) : null}
    </PublicShell>
  );
}
