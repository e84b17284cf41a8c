import type { Action } from '@/lib/actions/define-action.ts';
import type { Act } from '@/lib/filings/machine.ts';
import type { FilingWords } from '@/lib/i18n/filing-words.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { TextArea, TextField } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

/** What may be done about a filing now, each act as a form of its own. */
export function FilingActs({
  filingId,
  acts,
  action,
  noteLabel,
  noteHint,
  amount,
  words,
  form,
}: {
  filingId: string;
  acts: readonly [string, Act][];
  action: Action;
  noteLabel: string;
  noteHint?: string;
  /** What an amount is filled with, as it is typed. */
  amount?: string;
  words: FilingWords;
  form: FormWords;
}) {
  return (
    <div className="grid max-w-prose gap-6">
      {acts.map(([name, { isReasoned, asks }]) => (
        <section key={name} aria-labelledby={`do-${name}`} className="border-t border-line pt-4">
          <h3 id={`do-${name}`} className="mb-3">
            {words.act(name)}
          </h3>
          <ActionForm
            action={action}
            words={form}
            fieldOf={{ needsWords: 'note', amount: 'amountCents', day: 'day' }}
            labels={{ note: noteLabel }}
            id={`act-${name}`}
            prefix={`${name}-`}
          >
            <input type="hidden" name="filingId" value={filingId} />
            <input type="hidden" name="act" value={name} />
            <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
            {isReasoned ? (
              <TextArea name="note" label={noteLabel} hint={noteHint} rows={4} maxLength={4_000} />
            ) : null}
            {asks === 'amount' ? (
              <TextField
                name="amountCents"
                label={words.t('staff.amount')}
                defaultValue={amount}
                inputMode="decimal"
                autoComplete="off"
              />
            ) : null}
            {asks === 'day' ? (
              <TextField
                name="day"
                label={words.day(name)}
                hint={words.hint('firstDueOn')}
                inputMode="numeric"
                autoComplete="off"
              />
            ) : null}
            <p>
              <SubmitButton kind="secondary">{words.act(name)}</SubmitButton>
            </p>
          </ActionForm>
        </section>
      ))}
    </div>
  );
}
