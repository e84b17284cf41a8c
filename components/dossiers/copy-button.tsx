'use client';
import { useState } from 'react';

/** Copies a value; without scripts the value can be selected beside it. */
export function CopyButton({
  value,
  label,
  what,
  copied,
}: {
  value: string;
  label: string;
  what: string;
  copied: string;
}) {
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      onClick={() => navigator.clipboard?.writeText(value).then(() => setCopied(true))}
      className="min-h-11 shrink-0 rounded-md border-2 border-edge px-3 text-sm font-bold hover:border-ink noscript:hidden"
    >
      <span aria-live="polite">{isCopied ? copied : label}</span>
      <span className="sr-only"> {what}</span>
    </button>
  );
}
