import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { TextArea } from '@/components/forms/fields.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { PlanFacts } from '@/components/plans/plan-facts.tsx';
import { PlanOutlook } from '@/components/plans/plan-outlook.tsx';
import { RecordPlan } from '@/components/plans/record-plan.tsx';
import { DossierFrame } from '@/components/staff/dossier-frame.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { may } from '@/lib/auth/rules.ts';
import { currentPath, requireStaff } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import { findDossierForStaff } from '@/lib/dossiers/queries.ts';
import { detailsOf } from '@/lib/filings/read-fields.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { breakPlanAction, recordPlanAction } from '@/lib/plans/actions.ts';
import { findOutlook } from '@/lib/plans/outlook.ts';
import { progressOfPlan } from '@/lib/plans/progress.ts';
import { findPlan } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

const asked = ['way', 'instalmentCents', 'instalments', 'firstDueOn', 'every'] as const;

export async function generateMetadata() {
  return privateMetadata((await getTranslations('plans.staff'))('record'));
}

/** The plan of a dossier on the staff's side: noted or proposed after a look at what it becomes, or ended with a reason. */
export default async function StaffPlan({ params, searchParams }: Props) {
  const ctx = await requireStaff('filings');
  const [{ locale, dossierId }, query] = await Promise.all([params, searchParams]);
  const dossier = await findDossierForStaff(ctx, dossierId, 'plan');
  if (!dossier) notFound();
  const [t, words, plain, plan, kept] = await Promise.all([
    getTranslations('plans.staff'),
    filingWords(),
    formWords(),
    findPlan(ctx, dossier),
    findKeptForm(ctx, await currentPath()),
  ]);
  const form = { ...plain, errors: { ...plain.errors, ...words.errors } };
  const typed = Object.fromEntries(
    asked.map((name) => [name, typeof query[name] === 'string' ? query[name] : '']),
  );
  const details = detailsOf('plan', typed, ctx.today);
  const isAsked = Object.values(typed).some((text) => text !== '');
  const outlook = details.ok
    ? await findOutlook(ctx, dossier, { kind: 'plan', details: details.value })
    : null;
  const isLate = plan !== null && progressOfPlan(plan, ctx.today).some(({ state }) => state === 'late');
  return (
    <DossierFrame
      dossier={dossier}
      room="plan"
      locale={locale}
      mayAudit={may(ctx.actor.role, 'audit')}
      signOut={signOut}
    >
      {query.done === '1' ? (
        <Notice tone="done" role="status">
          {t('saved')}
        </Notice>
      ) : null}
      {plan ? <PlanFacts plan={plan} today={ctx.today} locale={locale} /> : null}
      <section aria-labelledby="record" className="grid max-w-prose gap-4">
        <h2 id="record" className="text-lg">
          {t('record')}
        </h2>
        <RecordPlan
          {...{ typed, isAsked, words, form, kept }}
          details={details.ok && outlook?.ok ? details.value : null}
          missing={details.ok ? null : details.error}
          dossierId={dossier.id}
          action={recordPlanAction}
          outlook={
            outlook ? <PlanOutlook found={outlook} side="staff" words={words} locale={locale} /> : null
          }
        />
      </section>
      {plan ? (
        <section aria-labelledby="break" className="grid max-w-prose gap-3">
          <h2 id="break" className="text-lg">
            {t('break')}
          </h2>
          <p>{t(isLate ? 'breakLead' : 'breakNotLate')}</p>
          {isLate ? (
            <ActionForm
              action={breakPlanAction}
              words={form}
              labels={{ words: t('reason') }}
              id="break-form"
              prefix="break-"
            >
              <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
              <input type="hidden" name="dossierId" value={dossier.id} />
              <input type="hidden" name="planId" value={plan.id} />
              <TextArea name="words" label={t('reason')} hint={t('noteHint')} rows={4} maxLength={2_000} />
              <p>
                <SubmitButton kind="secondary">{t('break')}</SubmitButton>
              </p>
            </ActionForm>
          ) : null}
        </section>
      ) : null}
    </DossierFrame>
  );
}
