import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { Choice, TextArea, TextField } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { CameBack } from '@/components/incoming/came-back.tsx';
import { PaymentFactsList } from '@/components/incoming/payment-facts-list.tsx';
import { PaymentParts } from '@/components/incoming/payment-parts.tsx';
import { PaymentsFrame } from '@/components/incoming/payments-frame.tsx';
import { SuggestionList } from '@/components/incoming/suggestion-list.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import {
  correctBookingAction,
  endSetAsideAction,
  linkReturnedRefundAction,
  linkReversalAction,
} from '@/lib/corrections/actions.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { linkPaymentAction, setAsideAction } from '@/lib/incoming/actions.ts';
import { findPayment } from '@/lib/incoming/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; paymentId: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const places = [1, 2, 3, 4] as const;
const asideKinds = ['refund', 'mediator', 'settlement', 'double', 'other'] as const;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('incoming'))('title'));
}

export default async function Payment({ params, searchParams }: Props) {
  const ctx = await requireStaff('bank');
  const [{ locale, paymentId }, { done }] = await Promise.all([params, searchParams]);
  const found = await findPayment(ctx, paymentId);
  if (!found) notFound();
  const { payment, suggestions, isWaiting } = found;
  const [t, words] = await Promise.all([getTranslations('incoming'), formWords()]);
  const money = (amount: typeof payment.leftCents) =>
    amount === null ? payment.amount : formatMoney(amount, locale);
  const isCustomer = isWaiting && payment.kind === 'customer' && payment.leftCents !== null;
  return (
    <PaymentsFrame
      room="queue"
      path={`/admin/payments/${payment.id}`}
      title={t('payment.title', { amount: money(isWaiting ? payment.leftCents : payment.amountCents) })}
      isDone={done === '1'}
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      seesAll
      signOut={signOut}
    >
      {payment.parked ? <Notice tone="waiting">{t(`parked.${payment.parked}`)}</Notice> : null}
      {found.twin && isWaiting ? <Notice tone="waiting">{t('payment.twin')}</Notice> : null}
      <PaymentFactsList payment={payment} locale={locale} />
      {isCustomer ? (
        <>
          <section aria-labelledby="suggestions">
            <h2 id="suggestions" className="mb-3 text-lg">
              {t('suggestions.title')}
            </h2>
            <SuggestionList
              payment={payment}
              suggestions={suggestions}
              action={linkPaymentAction}
              words={words}
              locale={locale}
            />
          </section>
          <section aria-labelledby="split">
            <h2 id="split" className="text-lg">
              {t('split.title')}
            </h2>
            <p className="mb-3 max-w-prose">{t('split.lead')}</p>
            <ActionForm
              action={linkPaymentAction}
              words={words}
              labels={Object.fromEntries(
                places.flatMap((n) => [
                  [`reference${n}`, t('split.reference', { n: `${n}` })],
                  [`amount${n}`, t('split.amount', { n: `${n}` })],
                ]),
              )}
              id="split-form"
              className="grid max-w-3xl gap-4"
            >
              <input type="hidden" name="paymentId" value={payment.id} />
              {places.map((n) => (
                <div key={n} className="grid gap-4 sm:grid-cols-2">
                  <TextField
                    name={`reference${n}`}
                    label={t('split.reference', { n: `${n}` })}
                    inputMode="numeric"
                    autoComplete="off"
                  />
                  <TextField
                    name={`amount${n}`}
                    label={t('split.amount', { n: `${n}` })}
                    inputMode="decimal"
                    autoComplete="off"
                  />
                </div>
              ))}
              <p>
                <SubmitButton>{t('split.submit')}</SubmitButton>
              </p>
            </ActionForm>
          </section>
        </>
      ) : null}
      {isWaiting && payment.leftCents !== null && payment.kind !== 'customer' ? (
        <CameBack
          payment={payment}
          reversible={found.reversible}
          returned={found.returned}
          actions={{ reversal: linkReversalAction, returned: linkReturnedRefundAction }}
          words={words}
          locale={locale}
        />
      ) : null}
      <PaymentParts
        paymentId={payment.id}
        parts={found.became}
        actions={{ correct: correctBookingAction, end: endSetAsideAction }}
        words={words}
        locale={locale}
      />
      {isWaiting ? (
        <section aria-labelledby="aside">
          <h2 id="aside" className="mb-3 text-lg">
            {t('aside.title')}
          </h2>
          <ActionForm
            action={setAsideAction}
            words={words}
            labels={{ kind: t('aside.kind'), note: t('aside.note') }}
            id="aside-form"
          >
            <input type="hidden" name="paymentId" value={payment.id} />
            <Choice
              name="kind"
              legend={t('aside.kind')}
              options={asideKinds
                .filter((kind) => kind !== 'refund' || isCustomer)
                .map((value) => ({ value, label: t(`aside.kinds.${value}`) }))}
            />
            <TextArea name="note" label={t('aside.note')} rows={2} maxLength={500} />
            <p>
              <SubmitButton kind="secondary">{t('aside.submit')}</SubmitButton>
            </p>
          </ActionForm>
        </section>
      ) : null}
    </PaymentsFrame>
  );
}
