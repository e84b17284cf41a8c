import type { ReactNode } from 'react';
import type { Action } from '@/lib/actions/define-action.ts';
import type { Day } from '@/lib/debt-law/day.ts';
import type { DossierView, InvoiceView } from '@/lib/dossiers/view.ts';
import type { Step } from '@/lib/filings/journeys.ts';
import { detailsOf, readField } from '@/lib/filings/read-fields.ts';
import type { Details, DraftView, FilingKind } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { AnswerList } from './answer-list.tsx';
import { PaidBefore } from './paid-before.tsx';
import { Verdict } from './verdict.tsx';

/** All that was filled in, each page with its way back, what sending does, and the button that sends. */
export function CheckAnswers({
  kind,
  steps,
  draft,
  words,
  form,
  locale,
  dossier,
  today,
  invoices,
  action,
  children,
}: {
  kind: FilingKind;
  steps: readonly Step[];
  draft: DraftView;
  words: FilingWords;
  form: FormWords;
  locale: Locale;
  dossier: Pick<DossierView, 'id'>;
  today: Day;
  /** The invoices that can be chosen in a dispute. */
  invoices: readonly InvoiceView[];
  action: Action;
  /** What follows from the answers, above the button. */
  children?: ReactNode;
}) {
  const { t } = words;
  const base = `/dossiers/${dossier.id}`;
  const details = detailsOf(kind, draft.typed, today);
  return (
    <>
      {steps.map((step) => (
        <section key={step.id} aria-labelledby={`answers-${step.id}`} className="max-w-prose">
          <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id={`answers-${step.id}`} className="text-lg">
              {words.step(step.id)}
            </h2>
            <Link
              locale={locale}
              href={`${base}/${kind}/${step.id}?change=1`}
              className="inline-flex min-h-11 items-center"
            >
              {t('check.change')}
              <span className="sr-only"> {words.step(step.id)}</span>
            </Link>
          </div>
          <AnswerList
            steps={[step]}
            details={details.ok ? details.value : asTyped(step, draft, today)}
            words={words}
            locale={locale}
            empty={t('check.nothing')}
            invoices={invoices}
          />
          {step.files ? (
            <ul className="mt-2 list-disc ps-5">
              {draft.files.length === 0 ? <li>{t('files.later')}</li> : null}
              {draft.files.map(({ fileId, name }) => (
                <li key={fileId} className="break-all">
                  {name}
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      {kind === 'dispute' ? <Verdict draft={draft} words={words} /> : null}
      {kind === 'dispute' && draft.typed.ground === 'alreadyPaid' ? (
        <PaidBefore base={base} words={words} locale={locale} />
      ) : null}
      {children}
      <Notice>
        <p>{words.journey(kind, 'stops')}</p>
        {kind === 'plan' ? null : <p className="mt-1">{t('notOwing')}</p>}
      </Notice>
      {details.ok ? null : (
        <p className="max-w-prose border-s-4 border-attention ps-3">
          {t('check.missing')}{' '}
          <Link locale={locale} href={`${base}/${kind}/${details.error}?change=1`}>
            {words.step(details.error)}
          </Link>
        </p>
      )}
      <ActionForm action={action} words={form} id="send">
        <input type="hidden" name="dossierId" value={dossier.id} />
        <input type="hidden" name="journey" value={kind} />
        <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
        <p>
          <SubmitButton>{t('check.send')}</SubmitButton>
        </p>
      </ActionForm>
    </>
  );
}

/** What can be read of a page; what cannot stands there as it was typed. */
const asTyped = ({ fields }: Step, { typed }: DraftView, today: Day): Details =>
  Object.fromEntries(
    fields.map((field) => {
      const text = typed[field.name] ?? '';
      const read = readField(field, text, today);
      return [field.name, read.ok ? read.value : text.trim() || null];
    }),
  );
