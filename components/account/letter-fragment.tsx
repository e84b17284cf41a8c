'use client';
import { useEffect } from 'react';

/** The code of a letter's QR stands behind `#`, which no server sees: it fills the fields and waits for a click. */
export function LetterFragment() {
  useEffect(() => {
    const given = new URLSearchParams(window.location.hash.slice(1));
    const fill = (name: string, value: string | null) => {
      const field = document.getElementById(name);
      if (value && field instanceof HTMLInputElement) field.value = value.slice(0, 40);
    };
    fill('reference', given.get('r'));
    fill('code', given.get('c'));
    if (given.has('c'))
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }, []);
  return null;
}
