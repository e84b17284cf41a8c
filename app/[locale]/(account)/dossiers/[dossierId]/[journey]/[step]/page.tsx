import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CheckAnswers } from '@/components/filings/check-answers.tsx';
import { DraftFiles } from '@/components/filings/draft-files.tsx';
import { JourneyFields } from '@/components/filings/journey-fields.tsx';
import { CostReading, PrescriptionReading } from '@/components/filings/law-reading.tsx';
import { PaidBefore } from '@/components/filings/paid-before.tsx';
import { ActionForm } from '@/components/forms/action-form.tsx';
import { SubmitButton } from '@/components/forms/submit-button.tsx';
import { AccountShell } from '@/components/layout/account-shell.tsx';
import { PlanOutlook } from '@/components/plans/plan-outlook.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { currentPath, requireDossierReader } from '@/lib/auth/session.ts';
import { signOut } from '@/lib/auth/sign-out.ts';
import type { Day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { prefillOf } from '@/lib/disputes/prefill.ts';
import { findLawReading } from '@/lib/disputes/queries.ts';
import { findDossierForReader, listInvoices } from '@/lib/dossiers/queries.ts';
import {
  attachToDraftAction,
  removeFromDraftAction,
  saveStepAction,
  sendFilingAction,
} from '@/lib/filings/actions.ts';
import { deciding, stepsOf } from '@/lib/filings/journeys.ts';
import { journeyOf } from '@/lib/filings/open-journeys.ts';
import { findDraft } from '@/lib/filings/queries.ts';
import { needOf } from '@/lib/filings/reach.ts';
import { detailsOf, readField } from '@/lib/filings/read-fields.ts';
import type { Details, Typed } from '@/lib/filings/view.ts';
import { filingWords } from '@/lib/i18n/filing-words.ts';
import { invoiceLine } from '@/lib/i18n/filing-words-in.ts';
import { formWords } from '@/lib/i18n/form-words.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { findKeptForm } from '@/lib/kept-forms/queries.ts';
import { feasibleCents } from '@/lib/plans/budget.ts';
import { findOutlook } from '@/lib/plans/outlook.ts';
import { progressOfPlan } from '@/lib/plans/progress.ts';
import { findPlan, findPlanRules } from '@/lib/plans/queries.ts';
import { privateMetadata } from '@/lib/private-metadata.ts';

type Props = {
  params: Promise<{ locale: Locale; dossierId: string; journey: string; step: string }>;
  searchParams: Promise<{ change?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { journey } = await params;
  const kind = journeyOf(journey);
  return privateMetadata(kind ? (await filingWords()).journey(kind, 'title') : '');
}

/** What of the budget can be read. */
const budgetOf = (typed: Typed, today: Day): Details =>
  Object.fromEntries(
    stepsOf('plan', typed).flatMap(({ id, fields }) =>
      id === 'budget'
        ? fields.flatMap((field) => {
            const read = readField(field, typed[field.name] ?? '', today);
            return read.ok ? [[field.name, read.value]] : [];
          })
        : [],
    ),
  );

/** One page of a journey, or the last look before it is sent. */
export default async function JourneyStep({ params, searchParams }: Props) {
  const ctx = await requireDossierReader();
  const [{ locale, dossierId, journey, step: id }, { change }] = await Promise.all([params, searchParams]);
  const kind = journeyOf(journey);
  const dossier = kind && (await findDossierForReader(ctx, dossierId, 'plan', needOf(kind)));
  if (!kind || !dossier) notFound();
  const isMediator = ctx.actor.kind === 'mediator';
  const draft = (await findDraft(ctx, dossier.id, kind)) ?? { id: null, typed: {}, files: [] };
  const steps = stepsOf(kind, draft.typed);
  const at = steps.findIndex((one) => one.id === id);
  const step = steps[at];
  if (!step && id !== 'check') notFound();
  const { ground } = draft.typed;
  const isOnGround = kind === 'dispute' && (id === 'questions' || id === 'about');
  const isRead = isOnGround && (ground === 'amountTooHigh' || ground === 'prescribed');
  const [words, plain, kept, common, invoices, reading] = await Promise.all([
    filingWords(),
    formWords(),
    findKeptForm(ctx, await currentPath()),
    getTranslations('forms'),
    kind === 'dispute' ? listInvoices(ctx, dossier) : [],
    isRead ? findLawReading(ctx, dossier) : null,
  ]);
  const typed = {
    ...(reading && ground === 'amountTooHigh' ? prefillOf(reading, dossier, locale) : {}),
    ...draft.typed,
  };
  const form = { ...plain, errors: { ...plain.errors, ...words.errors } };
  const { t } = words;
  const base = `/dossiers/${dossier.id}/${kind}`;
  const details = detailsOf(kind, draft.typed, ctx.today);
  const isAboutPlan = kind === 'plan' || kind === 'planChange';
  const outlook =
    isAboutPlan && !step && details.ok
      ? await findOutlook(ctx, dossier, { kind, details: details.value })
      : null;
  const plan = kind === 'planChange' ? await findPlan(ctx, dossier) : null;
  if (kind === 'planChange' && !plan) notFound();
  // What can be chosen depends on the dossier: the payments that are left, the days of a pause within its rule.
  const picks = plan
    ? progressOfPlan(plan, ctx.today)
        .filter(({ leftCents }) => leftCents > 0)
        .map(({ number, dueOn, leftCents }) => ({
          value: `${number}`,
          label: `${formatDay(dueOn, locale)}: ${formatMoney(leftCents, locale)}`,
        }))
    : [];
  const longestPause = kind === 'pause' ? (await findPlanRules(ctx, dossier)).pauseDays : 0;
  const fields = (step?.fields ?? []).map((field) =>
    field.name === 'days' && field.options
      ? { ...field, options: field.options.filter((days) => Number(days) <= longestPause) }
      : field,
  );
  const feasible =
    kind === 'plan' && id === 'amount' ? feasibleCents(budgetOf(draft.typed, ctx.today)) : null;
  const before = id === 'check' ? steps.at(-1) : steps[at - 1];
  return (
    <AccountShell
      locale={locale}
      path={`${base}/${id}`}
      signOut={signOut}
      isMediator={isMediator}
      back={{
        href: before ? `${base}/${before.id}` : base,
        label: before ? words.step(before.id) : words.journey(kind, 'title'),
      }}
    >
      <p className="text-soft">{words.journey(kind, 'title')}</p>
      <h1>{step ? words.step(step.id) : t('check.title')}</h1>
      <div className="mt-6 grid gap-8">
        {step ? (
          <>
            {reading && id === 'questions' && ground === 'amountTooHigh' ? (
              <CostReading {...{ reading, words, locale }} />
            ) : null}
            {reading && id === 'questions' && ground === 'prescribed' ? (
              <PrescriptionReading {...{ reading, invoices, words, locale }} />
            ) : null}
            {isOnGround && id === 'questions' && ground === 'alreadyPaid' ? (
              <PaidBefore base={`/dossiers/${dossier.id}`} words={words} locale={locale} />
            ) : null}
            {step.files ? (
              <DraftFiles
                files={draft.files}
                hidden={{ dossierId: dossier.id, journey: kind, step: step.id }}
                actions={{ attach: attachToDraftAction, remove: removeFromDraftAction }}
                words={words}
                form={form}
              />
            ) : null}
            <ActionForm
              action={saveStepAction}
              words={form}
              labels={Object.fromEntries(step.fields.map(({ name }) => [name, words.label(name)]))}
              fieldOf={{ moreThanOpen: 'disputedCents' }}
              kept={kept}
              id="step"
            >
              <input type="hidden" name="dossierId" value={dossier.id} />
              <input type="hidden" name="journey" value={kind} />
              <input type="hidden" name="step" value={step.id} />
              {deciding.map((name) =>
                step.id === name ? null : (
                  <input key={name} type="hidden" name={name} value={draft.typed[name] ?? ''} />
                ),
              )}
              {change === '1' ? <input type="hidden" name="toCheck" value="1" /> : null}
              {feasible === null ? null : (
                <Notice>
                  <p>
                    {feasible > 0
                      ? t('plan.feasible', { amount: formatMoney(cents(feasible), locale) })
                      : t('plan.nothingLeft')}
                  </p>
                  {feasible > 0 ? null : (
                    <Link locale={locale} href="/many-debts" className="inline-flex min-h-11 items-center">
                      {t('help.many')}
                    </Link>
                  )}
                </Notice>
              )}
              <JourneyFields
                fields={fields}
                picks={picks}
                typed={typed}
                words={words}
                optional={common('optional')}
                invoices={invoices.map((invoice) => ({
                  value: invoice.id,
                  label: invoiceLine(words, invoice, locale),
                }))}
              />
              {kind === 'dispute' && step.files ? <p>{words.dispute('proof.email')}</p> : null}
              {step.files ? <p>{t('files.later')}</p> : null}
              <p>
                <SubmitButton>{t('next')}</SubmitButton>
              </p>
              <p className="text-soft">{t('kept')}</p>
            </ActionForm>
          </>
        ) : (
          <CheckAnswers
            {...{ kind, steps, draft, words, form, locale, dossier, invoices, today: ctx.today }}
            action={sendFilingAction}
          >
            {outlook ? (
              <PlanOutlook
                found={outlook}
                side={isMediator ? 'mediator' : 'debtor'}
                words={words}
                locale={locale}
              />
            ) : null}
          </CheckAnswers>
        )}
      </div>
    </AccountShell>
  );
}
