'use client';
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useField, useKeptMarks } from './form-context.tsx';

const box =
  'w-full rounded-sm border-2 bg-surface px-3 py-2 text-ink placeholder:text-soft aria-[invalid=true]:border-attention';

type Common = { name: string; label: ReactNode; hint?: ReactNode; optional?: string };

const described = (id: string, hint: ReactNode, error: string | undefined) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

const Around = ({
  id,
  label,
  hint,
  optional,
  error,
  children,
}: Omit<Common, 'name'> & { id: string; error: string | undefined; children: ReactNode }) => (
  <div className={error ? 'border-s-4 border-attention ps-3' : ''}>
    <label htmlFor={id} className="block font-bold">
      {label}
      {optional ? <span className="font-normal text-soft"> {optional}</span> : null}
    </label>
    {hint ? (
      <p id={`${id}-hint`} className="text-soft">
        {hint}
      </p>
    ) : null}
    {error ? (
      <p id={`${id}-error`} className="font-bold text-attention">
        {error}
      </p>
    ) : null}
    <div className="mt-1.5">{children}</div>
  </div>
);

export function TextField({
  name,
  label,
  hint,
  optional,
  className = '',
  defaultValue,
  ...rest
}: Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>) {
  const { error, kept, id } = useField(name);
  return (
    <Around {...{ id, label, hint, optional, error }}>
      <input
        key={kept}
        id={id}
        name={name}
        defaultValue={kept ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, hint, error)}
        className={`${box} min-h-12 border-edge ${className}`}
        {...rest}
      />
    </Around>
  );
}

export function TextArea({
  name,
  label,
  hint,
  optional,
  defaultValue,
  ...rest
}: Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>) {
  const { error, kept, id } = useField(name);
  return (
    <Around {...{ id, label, hint, optional, error }}>
      <textarea
        key={kept}
        id={id}
        name={name}
        rows={7}
        defaultValue={kept ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, hint, error)}
        className={`${box} border-edge`}
        {...rest}
      />
    </Around>
  );
}

export type Option = { value: string; label: ReactNode; hint?: ReactNode };

const OptionText = ({ label, hint }: Omit<Option, 'value'>) => (
  <span>
    {label}
    {hint ? <span className="block text-sm text-soft">{hint}</span> : null}
  </span>
);

export function Choice({
  name,
  legend,
  hint,
  options,
  defaultValue,
}: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: Option[];
  defaultValue?: string;
}) {
  const { error, kept = defaultValue, id } = useField(name);
  return (
    <fieldset
      // The bar is a shadow: a border would begin in the middle of the legend.
      className={error ? 'ps-4 shadow-[inset_4px_0_0_var(--color-attention)]' : ''}
      aria-describedby={described(id, hint, error)}
      aria-invalid={error ? true : undefined}
    >
      <legend className="font-bold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="font-bold text-attention">
          {error}
        </p>
      ) : null}
      <div className="mt-1.5 grid gap-1">
        {options.map((option, i) => (
          <label key={option.value} className="flex min-h-11 items-start gap-3 py-1.5">
            <input
              type="radio"
              id={i === 0 ? id : undefined}
              name={name}
              value={option.value}
              defaultChecked={kept === option.value}
              className="mt-1 size-5 shrink-0 accent-action"
            />
            <OptionText label={option.label} hint={option.hint} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What applies of a list, each with its own tick. */
export function Marks({
  name,
  legend,
  hint,
  options,
  marked,
  part = '',
  isKept = false,
}: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: Option[];
  marked: readonly string[];
  /** Ends its ids, where one list of marks stands in two parts. */
  part?: string;
  /** Whether the form gives back its ticks after an error, also those that were taken away. */
  isKept?: boolean;
}) {
  const { error, ...field } = useField(name);
  const kept = useKeptMarks(name);
  const id = `${field.id}${part}`;
  const isMarked = (value: string) =>
    isKept && kept ? kept(value) : marked.includes(value) || (kept?.(value) ?? false);
  return (
    <fieldset
      className={error ? 'ps-4 shadow-[inset_4px_0_0_var(--color-attention)]' : ''}
      aria-describedby={described(id, hint, error)}
      aria-invalid={error ? true : undefined}
    >
      <legend className="font-bold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="font-bold text-attention">
          {error}
        </p>
      ) : null}
      <div className="mt-1.5 grid gap-1">
        {options.map(({ value, label, hint: example }, i) => (
          <label key={value} className="flex min-h-11 items-start gap-3 py-1.5">
            <input
              type="checkbox"
              id={i === 0 ? id : undefined}
              key={`${isMarked(value)}`}
              name={`${name}-${value}`}
              defaultChecked={isMarked(value)}
              className="mt-1 size-5 shrink-0 accent-action"
            />
            <OptionText label={label} hint={example} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function FileField({ name, label, hint, optional, accept }: Common & { accept: string }) {
  const { error, id } = useField(name);
  return (
    <Around {...{ id, label, hint, optional, error }}>
      <input
        type="file"
        id={id}
        name={name}
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, hint, error)}
        className={`${box} min-h-12 border-edge file:me-3 file:rounded-sm file:border-0 file:bg-action-wash file:px-3 file:py-1.5 file:font-bold file:text-action`}
      />
    </Around>
  );
}
