import type { Field } from '@/lib/filings/journeys.ts';
import type { Typed } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words.ts';
import { Choice, Marks, TextArea, TextField } from '../forms/fields.tsx';

/** The fields of one page of a journey, filled with what was typed before. */
export function JourneyFields({
  fields,
  picks = [],
  typed,
  words,
  optional,
}: {
  fields: readonly Field[];
  /** What a `pick` offers. */
  picks?: readonly { value: string; label: string }[];
  typed: Typed;
  words: FilingWords;
  optional: string;
}) {
  return fields.map(({ name, kind, options = [], isRequired, max }) => {
    const label = words.label(name);
    const hint = words.hint(name);
    const choices = options.map((value) => ({ value, label: words.option(name, value) }));
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
      case 'marks':
        return (
          <Marks
            key={name}
            {...{ name, hint }}
            legend={label}
            options={choices}
            marked={(typed[name] ?? '').split(' ')}
          />
        );
      case 'area':
        return <TextArea key={name} {...common} maxLength={max} rows={6} />;
      case 'day':
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
