'use client';

import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { buildIndex, type FaqEntry, rank } from '@/lib/faq/search.ts';
import { buttonClass } from '../ui/button.tsx';

export type FaqSearchWords = {
  label: string;
  hint: string;
  button: string;
  none: string;
  /** The sentence for 1, 2, … results; as many as are shown at most. */
  found: string[];
};

/** Opens and shows the answer that the address names, for browsers that do not by themselves. */
function openTarget() {
  const answer = document.getElementById(location.hash.slice(1));
  const details = answer?.closest('details');
  if (!answer || !details || details.open) return;
  details.open = true;
  answer.scrollIntoView();
}

/** Searches the questions and answers in the browser; the results lead to the answers on the same page. */
export function FaqSearch({ words, entries }: { words: FaqSearchWords; entries: FaqEntry[] }) {
  const id = useId();
  const status = useRef<HTMLParagraphElement>(null);
  const [query, setQuery] = useState('');
  const isAsked = query.trim().length >= 2;
  const index = useMemo(() => (isAsked ? buildIndex(entries) : []), [entries, isAsked]);
  const results = useMemo(() => rank(query, index).slice(0, words.found.length), [query, index, words]);

  useEffect(() => {
    // What was typed and sent before this script ran stands in the address.
    setQuery(new URLSearchParams(location.search).get('q') ?? '');
    openTarget();
    window.addEventListener('hashchange', openTarget);
    return () => window.removeEventListener('hashchange', openTarget);
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    status.current?.focus();
  };

  return (
    <search className="needs-scripts mt-8 block">
      <form onSubmit={submit}>
        <label htmlFor={id} className="block text-lg font-bold">
          {words.label}
        </label>
        <p id={`${id}-hint`} className="text-soft">
          {words.hint}
        </p>
        <div className="mt-2 flex max-w-prose flex-wrap gap-2">
          <input
            id={id}
            name="q"
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={200}
            className="min-h-12 min-w-40 flex-1 rounded-md border-2 border-edge bg-surface px-3 py-2"
          />
          <button type="submit" className={buttonClass('secondary')}>
            {words.button}
          </button>
        </div>
      </form>
      <p ref={status} role="status" tabIndex={-1} className="mt-4 font-bold empty:mt-0">
        {isAsked ? (words.found[results.length - 1] ?? words.none) : null}
      </p>
      {results.length > 0 ? (
        <ol className="mt-2 max-w-prose divide-y divide-line border-y border-line">
          {results.map((entry) => (
            <li key={entry.id} className="py-3">
              <a href={`#${entry.id}`} className="font-bold">
                {entry.question}
              </a>
              <p className="line-clamp-2 text-soft">{entry.answer}</p>
            </li>
          ))}
        </ol>
      ) : null}
    </search>
  );
}
