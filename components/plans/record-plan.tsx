import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Action } from '@/lib/actions/define-action.ts';
import { stepsOf } from '@/lib/filings/journeys.ts';
import type { Details, Typed } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { JourneyFields } from '../filings/journey-fields.tsx';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { Choice, TextArea } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { Button } from '../ui/button.tsx';

/** A plan as staff note it: first a look at what it becomes, which writes nothing, then the words and how it holds. */
export async function RecordPlan({
  typed,
  isAsked,
  details,
  missing,
  dossierId,
  outlook,
  action,
  words,
  form,
  kept,
}: {
  typed: Typed;
  /** Whether the look was asked for. */
  isAsked: boolean;
  /** The plan as it can be kept; null while something of it is wrong. */
  details: Details | null;
  /** The page of the journey on which something is missing. */
  missing: string | null;
  dossierId: string;
  outlook: ReactNode;
  action: Action;
  words: FilingWords;
  form: FormWords;
  kept: Record<string, string> | null;
}) {
  const t = await getTranslations('plans.staff');
  const fields = stepsOf('plan', {}).flatMap(({ id, fields }) => (id === 'budget' ? [] : fields));
  return (
    <>
      <form method="get" className="grid gap-6">
        <JourneyFields fields={fields} typed={typed} words={words} optional="" />
        <p>
          <Button kind="secondary">{t('preview')}</Button>
        </p>
      </form>
      {isAsked && missing ? (
        <p role="alert" className="font-bold text-attention">
          {words.t('check.missing')} {words.step(missing)}
        </p>
      ) : null}
      {isAsked ? outlook : null}
      {isAsked && details ? (
        <ActionForm
          action={action}
          words={form}
          labels={{ as: t('how'), words: t('note') }}
          kept={kept}
          id="record-form"
          prefix="record-"
        >
          <input type="hidden" name="submissionId" value={kept?.submissionId ?? crypto.randomUUID()} />
          <input type="hidden" name="dossierId" value={dossierId} />
          {Object.entries(typed).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Choice
            name="as"
            legend={t('how')}
            options={[
              { value: 'accepted', label: t('recorded') },
              { value: 'proposed', label: t('proposed') },
            ]}
          />
          <TextArea name="words" label={t('note')} hint={t('noteHint')} rows={4} maxLength={2_000} />
          <p>
            <SubmitButton>{t('save')}</SubmitButton>
          </p>
        </ActionForm>
      ) : null}
    </>
  );
}
