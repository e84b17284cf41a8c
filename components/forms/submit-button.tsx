'use client';
import type { ButtonHTMLAttributes } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonKind, buttonClass } from '../ui/button.tsx';

/** Sends the form; while it is on its way the button says so, and a second press does nothing. */
export function SubmitButton({
  kind = 'primary',
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      className={`${buttonClass(kind)} aria-disabled:opacity-70`}
      {...rest}
    >
      {children}
    </button>
  );
}
