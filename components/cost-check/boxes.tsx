import type { ReactNode } from 'react';

const box = 'min-h-12 w-full rounded-md border-2 border-edge bg-surface px-3 text-ink';

const Problem = ({ name, children }: { name: string; children: ReactNode }) =>
  children ? (
    <p id={`${name}-error`} className="border-s-4 border-attention ps-3 font-bold">
      {children}
    </p>
  ) : null;

type Common = { name: string; label: string; problem?: string | undefined };

export const TextBox = ({
  name,
  label,
  hint,
  optional,
  problem,
}: Common & { hint?: string | undefined; optional?: string | undefined }) => (
  <div className="grid gap-1">
    <label htmlFor={name} className="font-bold">
      {label} {optional ? <span className="font-normal text-soft">{optional}</span> : null}
    </label>
    {hint ? (
      <p id={`${name}-hint`} className="text-soft">
        {hint}
      </p>
    ) : null}
    <Problem name={name}>{problem}</Problem>
    <input
      id={name}
      name={name}
      autoComplete="off"
      aria-invalid={problem ? true : undefined}
      aria-describedby={
        [problem && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ') || undefined
      }
      className={`${box} max-w-60`}
    />
  </div>
);

type Options = { options: readonly { value: string; label: string }[] };

export const SelectBox = ({ name, label, options }: Common & Options) => (
  <div className="grid gap-1">
    <label htmlFor={name} className="font-bold">
      {label}
    </label>
    <select id={name} name={name} className={`${box} max-w-sm`}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  </div>
);

export const ChoiceBox = ({
  name,
  label,
  options,
  chosen,
  problem,
}: Common & Options & { chosen?: string | undefined }) => (
  <fieldset aria-describedby={problem ? `${name}-error` : undefined}>
    <legend className="font-bold">{label}</legend>
    <Problem name={name}>{problem}</Problem>
    {options.map(({ value, label }, i) => (
      <label key={value} className="flex min-h-11 items-center gap-3">
        <input
          type="radio"
          id={i === 0 ? name : undefined}
          name={name}
          value={value}
          defaultChecked={value === chosen}
          className="size-5 shrink-0 accent-action"
        />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
);
