import type { Action } from '@/lib/actions/define-action.ts';
import type { Act } from '@/lib/filings/machine.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { Choice, Marks, type Option, TextArea, TextField } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

const fieldOf = {
  ...{ needsWords: 'note', needsEvidence: 'note', chooseReason: 'reasons' },
  ...{ amount: 'amountCents', moreThanOpen: 'amountCents', day: 'day', future: 'day' },
};

/** What may be done about a filing now, each act as a form of its own. */
export function FilingActs({
  filingId,
  acts,
  action,
  noteLabel,
  noteHint,
  amount,
  today,
  reasonsOf,
  items = [],
  words,
  form,
}: {
  filingId: string;
  acts: readonly [string, Act][];
  action: Action;
  noteLabel: string;
  noteHint?: string;
  /** What an amount is filled with, as it is typed; the day of an answer alike. */
  amount?: string;
  today?: string;
  /** The reasons that an act can be given, and the evidence that can be asked for. */
  reasonsOf?: (act: string) => Option[];
  items?: Option[];
  words: FilingWords;
  form: FormWords;
}) {
  const { dispute } = words;
  return (
    <div className="grid max-w-prose gap-6">
      {acts.map(([name, { isReasoned, isEvidence, asks = [] }]) => (
        <section key={name} aria-labelledby={`do-${name}`} className="border-t border-line pt-4">
          <h3 id={`do-${name}`} className="mb-3">
            {words.act(name)}
          </h3>
          <ActionForm
            action={action}
            words={form}
            fieldOf={fieldOf}
            labels={{ note: noteLabel }}
            id={`act-${name}`}
            prefix={`${name}-`}
          >
            <input type="hidden" name="filingId" value={filingId} />
            <input type="hidden" name="act" value={name} />
            <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
            {asks.includes('reasons') ? (
              <Marks
                name="reasons"
                legend={dispute('desk.reasons')}
                hint={dispute('desk.reasonsHint')}
                options={reasonsOf?.(name) ?? []}
                marked={[]}
              />
            ) : null}
            {asks.includes('item') ? (
              <Choice
                name="item"
                legend={dispute('desk.item')}
                hint={dispute('desk.itemHint')}
                options={[...items, { value: '', label: dispute('desk.itemOther') }]}
              />
            ) : null}
            {isReasoned || isEvidence || asks.includes('item') ? (
              <TextArea name="note" label={noteLabel} hint={noteHint} rows={4} maxLength={4_000} />
            ) : null}
            {asks.includes('amount') ? (
              <TextField
                name="amountCents"
                label={words.t('staff.amount')}
                defaultValue={amount}
                inputMode="decimal"
                autoComplete="off"
              />
            ) : null}
            {asks.includes('day') ? (
              <TextField
                name="day"
                label={words.day(name)}
                hint={words.hint('firstDueOn')}
                inputMode="numeric"
                autoComplete="off"
              />
            ) : null}
            {asks.includes('answerDay') ? (
              <TextField
                name="day"
                label={dispute('desk.receivedOn')}
                hint={dispute('desk.receivedHint')}
                defaultValue={today}
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
