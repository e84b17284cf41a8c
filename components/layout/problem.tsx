'use client';
import { useEffect, useState } from 'react';

export type ProblemWords = Record<string, { title: string; text: string; retry: string; reference: string }>;

/** What is shown when a private page broke in the browser's hands: the person may try again, with a code to mention. */
export function Problem({
  words,
  digest,
  retry,
}: {
  words: ProblemWords;
  digest: string | undefined;
  retry: () => void;
}) {
  const [{ locale, phone }, setPage] = useState({ locale: 'nl', phone: '' });
  useEffect(() => {
    setPage({ locale: document.documentElement.lang.slice(0, 2), phone: document.body.dataset.phone ?? '' });
  }, []);
  const shown = words[locale] ?? words.nl;
  if (!shown) return null;
  return (
    <main className="mx-auto grid max-w-prose gap-4 px-4 py-12">
      <h1>{shown.title}</h1>
      <p>{shown.text.replace('{phone}', phone)}</p>
      {digest ? (
        <p>
          {shown.reference} <code>{digest}</code>
        </p>
      ) : null}
      <p>
        <button
          type="button"
          onClick={retry}
          className="min-h-12 rounded-md border-2 border-action bg-action px-5 py-2 font-bold text-on-action"
        >
          {shown.retry}
        </button>
      </p>
    </main>
  );
}
