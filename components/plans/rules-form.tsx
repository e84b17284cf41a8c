import { getTranslations } from 'next-intl/server';
import type { Action } from '@/lib/actions/define-action.ts';
import { cents } from '@/lib/debt-law/money.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { amountToType } from '@/lib/payments/payment-facts.ts';
import { ruleLimits } from '@/lib/plans/schema.ts';
import type { RulesOfCreditor } from '@/lib/plans/view.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { TextField } from '../forms/fields.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

const names = Object.keys(ruleLimits) as (keyof typeof ruleLimits)[];

/** The table of rules of one creditor, or of all, to be published anew. */
export async function RulesForm({
  of: { creditorId, rules },
  action,
  form,
  submit,
  locale,
}: {
  of: RulesOfCreditor;
  action: Action;
  form: FormWords;
  submit: string;
  locale: Locale;
}) {
  const t = await getTranslations('plans.staff');
  const labels = Object.fromEntries(
    (['leastInstalmentCents', ...names] as const).map((name) => [name, t(`fields.${name}`)]),
  );
  return (
    <ActionForm action={action} words={form} labels={labels} id="rules">
      <input type="hidden" name="submissionId" value={crypto.randomUUID()} />
      <input type="hidden" name="creditorId" value={creditorId ?? ''} />
      <TextField
        name="leastInstalmentCents"
        label={labels.leastInstalmentCents}
        defaultValue={amountToType(cents(rules.leastInstalmentCents), locale)}
        inputMode="decimal"
        autoComplete="off"
      />
      {names.map((name) => (
        <TextField
          key={name}
          name={name}
          label={labels[name]}
          hint={t('whole', { least: `${ruleLimits[name][0]}`, most: `${ruleLimits[name][1]}` })}
          defaultValue={`${name === 'lowerToPercent' ? rules.lowerToBps / 100 : rules[name]}`}
          inputMode="numeric"
          autoComplete="off"
        />
      ))}
      <p>
        <SubmitButton>{submit}</SubmitButton>
      </p>
    </ActionForm>
  );
}
