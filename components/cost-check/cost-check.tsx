'use client';

import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import {
  type Checked,
  checkLetter,
  type Field,
  fields,
  type Problem,
  type Typed,
} from '@/lib/cost-check/rules.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { buttonClass } from '../ui/button.tsx';
import { ChoiceBox, SelectBox, TextBox } from './boxes.tsx';
import { CheckResult } from './check-result.tsx';
import type { CostCheckWords } from './words.ts';

const never = () => () => {};
const yes = () => true;
const no = () => false;

/** What a letter asks, judged in the browser: nothing leaves the page. */
export function CostCheck({ words, locale }: { words: CostCheckWords; locale: Locale }) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [turn, setTurn] = useState(0);
  // Without scripts the form could only send what was typed: it stands here once there are scripts.
  const isReady = useSyncExternalStore(never, yes, no);
  const summary = useRef<HTMLDivElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const problems = checked && !checked.ok ? checked.problems : {};
  const names = fields.filter((name) => problems[name]);

  // Each answer anew, so that the same fault twice is told twice.
  useEffect(() => {
    if (turn > 0) (summary.current ?? result.current)?.focus();
  }, [turn]);

  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '')])) as Typed;
    setChecked(checkLetter(typed));
    setTurn(turn + 1);
  };

  const problemOf = (name: Field): string | undefined => {
    const problem: Problem | undefined = problems[name];
    return problem && words.problems[problem];
  };
  const text = (name: Field, hint?: string, isOptional = false) => (
    <TextBox
      name={name}
      label={words.fields[name]}
      hint={hint}
      optional={isOptional ? words.form.optional : undefined}
      problem={problemOf(name)}
    />
  );
  const choice = (name: Field, values: readonly (keyof CostCheckWords['options'])[], chosen?: string) => (
    <ChoiceBox
      name={name}
      label={words.fields[name]}
      options={values.map((value) => ({ value, label: words.options[value] }))}
      chosen={chosen}
      problem={problemOf(name)}
    />
  );
  const { amountHint, dayHint } = words.form;

  return (
    <>
      {names.length > 0 ? (
        <div
          ref={summary}
          tabIndex={-1}
          role="alert"
          className="mt-6 max-w-prose border-s-4 border-attention px-4 py-3"
        >
          <h2 className="text-lg">{words.form.summary}</h2>
          <ul className="mt-2 grid gap-1">
            {names.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>
                  {words.fields[name]}: {problemOf(name)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {isReady ? (
        <form noValidate onSubmit={check} className="no-print mt-6 grid max-w-prose gap-8">
          <section className="grid gap-5">
            <h2>{words.form.debt}</h2>
            {text('principal', amountHint)}
            {text('dueOn', dayHint)}
            <SelectBox
              name="debtKind"
              label={words.fields.debtKind}
              options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
            />
            {choice('debtor', ['consumer', 'enterprise'], 'consumer')}
            {choice('judgment', ['no', 'yes'], 'no')}
          </section>
          <section className="grid gap-5">
            <h2>{words.form.letter}</h2>
            {text('letterOn', dayHint)}
            {text('charge', amountHint, true)}
            {text('interest', amountHint, true)}
            {text('ownCosts', amountHint, true)}
            {text('reminderCosts', amountHint, true)}
            <SelectBox
              name="reminderFor"
              label={words.fields.reminderFor}
              options={(['first', 'later', 'email'] as const).map((value) => ({
                value,
                label: words.options[value],
              }))}
            />
            {text('paid', amountHint, true)}
            {text('paidOn', dayHint, true)}
          </section>
          <section className="grid gap-5">
            <h2>{words.form.rules}</h2>
            {choice('reminder', ['post', 'electronic', 'none', 'unknown'])}
            {text('remindedOn', dayHint, true)}
            {choice('contract', ['after', 'before', 'unknown'], 'unknown')}
            {choice('chargeClause', ['yes', 'no', 'unknown'], 'unknown')}
            {choice('interestClause', ['yes', 'no', 'unknown'], 'unknown')}
            {text('rate', undefined, true)}
            {choice('sme', ['yes', 'no', 'unknown'], 'unknown')}
          </section>
          <button type="submit" className={buttonClass()}>
            {words.form.check}
          </button>
        </form>
      ) : null}
      <div ref={result} tabIndex={-1}>
        {checked?.ok ? <CheckResult checked={checked} words={words} locale={locale} /> : null}
      </div>
    </>
  );
}
