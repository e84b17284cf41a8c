import type { Field } from '@/lib/filings/journeys.ts';
import type { Typed } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { Choice, Marks, type Option, TextArea, TextField } from '../forms/fields.tsx';

/** The fields of one page of a journey, filled with what was typed before. */
export function JourneyFields({
  fields,
  picks = [],
  typed,
  words,
  optional,
  invoices = [],
}: {
  fields: readonly Field[];
  /** What a `pick` offers. */
  picks?: readonly { value: string; label: string }[];
  typed: Typed;
  words: FilingWords;
  optional: string;
  /** The invoices that can be chosen, by their ids. */
  invoices?: Option[];
}) {
  return fields.map(({ name, kind, options = [], decisive = [], isRequired, max }) => {
    const label = words.label(name);
    const hint = words.hint(name) ?? hintOf(kind, words);
    const choices = options.map((value) => ({
      value,
      label: words.option(name, value),
      hint: words.example(name, value),
    }));
    const marked = (typed[name] ?? '').split(' ');
    const common = {
      ...{ name, label, hint, defaultValue: typed[name] ?? '' },
      ...(isRequired ? {} : { optional }),
    };
    switch (kind) {
      case 'pick':
      case 'choice':
        return (
          <Choice
            key={name}
            {...{ name, hint }}
            legend={label}
            options={kind === 'pick' ? [...picks] : choices}
            defaultValue={typed[name]}
          />
        );
      case 'marks': {
        const [first, rest] = [true, false].map((decides) =>
          choices.filter(({ value }) => decisive.includes(value) === decides),
        );
        return (
          <div key={name} className="grid gap-5">
            {hint ? <p>{hint}</p> : null}
            {first?.length ? (
              <Marks name={name} legend={words.dispute('proof.decides')} options={first} marked={marked} />
            ) : null}
            {rest?.length ? (
              <Marks
                name={name}
                legend={first?.length ? words.dispute('proof.helps') : label}
                part={first?.length ? '-more' : ''}
                options={rest}
                marked={marked}
              />
            ) : null}
          </div>
        );
      }
      case 'invoices':
        return <Marks key={name} {...{ name, hint, marked }} legend={label} options={invoices} />;
      case 'area':
        return <TextArea key={name} {...common} maxLength={max} rows={6} />;
      case 'day':
      case 'anyDay':
      case 'pastDay':
      case 'whole':
        return <TextField key={name} {...common} inputMode="numeric" autoComplete="off" />;
      case 'amount':
        return <TextField key={name} {...common} inputMode="decimal" autoComplete="off" />;
      case 'email':
        return <TextField key={name} {...common} type="email" autoComplete="off" />;
      case 'phone':
        return <TextField key={name} {...common} type="tel" autoComplete="off" />;
      default:
        return <TextField key={name} {...common} autoComplete="off" maxLength={200} />;
    }
  });
}

/** How a day or an amount is written, where the field says nothing else. */
function hintOf(kind: Field['kind'], { dispute }: FilingWords): string | undefined {
  if (kind === 'pastDay' || kind === 'anyDay') return dispute('ask.dayHint');
  return kind === 'amount' ? dispute('ask.amountHint') : undefined;
}
