'use client';
import { useEffect, useState } from 'react';

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
  const [canCopy, setCanCopy] = useState(false);
  // Older browsers do not tell the style sheet that scripts are off, and some refuse the clipboard.
  useEffect(() => setCanCopy('clipboard' in navigator), []);
  return (
    <button
      type="button"
      onClick={() =>
        navigator.clipboard.writeText(value).then(
          () => setCopied(true),
          () => setCanCopy(false),
        )
      }
      className={`min-h-11 shrink-0 rounded-md border-2 border-edge px-3 text-sm font-bold hover:border-ink noscript:hidden ${canCopy ? '' : 'invisible'}`}
    >
      <span aria-live="polite">{isCopied ? copied : label}</span>
      <span className="sr-only"> {what}</span>
    </button>
  );
}
