'use client';
import { useEffect, useState } from 'react';

type Told = { status: string; told?: Record<string, string> };

/** Fills the empty fields of the form with what the chosen PDF says; the person confirms by sending it. */
export function ProofReader({
  read,
  dossierId,
  words,
}: {
  read: (previous: { status: 'idle' }, form: FormData) => Promise<Told>;
  dossierId: string;
  words: { reading: string; filled: string; nothing: string; order: string };
}) {
  const [said, setSaid] = useState<keyof typeof words | null>(null);
  useEffect(() => {
    const field = document.getElementById('file');
    if (!(field instanceof HTMLInputElement)) return;
    let turn = 0;
    const onChange = async () => {
      const [file] = field.files ?? [];
      turn += 1;
      const mine = turn;
      setSaid(null);
      if (!file || !/\.pdf$/i.test(file.name) || file.size > 10 * 1024 * 1024) return;
      setSaid('reading');
      const form = new FormData();
      form.set('dossierId', dossierId);
      form.set('file', file);
      const answer = await read({ status: 'idle' }, form).catch(() => null);
      if (mine !== turn) return;
      const { order, ...fields } = answer?.told ?? {};
      let filled = 0;
      for (const [name, text] of Object.entries(fields)) {
        const input = document.getElementById(name);
        if (!(input instanceof HTMLInputElement) || input.value !== '') continue;
        input.value = text;
        filled += 1;
      }
      setSaid(order ? 'order' : filled > 0 ? 'filled' : 'nothing');
    };
    field.addEventListener('change', onChange);
    return () => field.removeEventListener('change', onChange);
  }, [read, dossierId]);
  return (
    <p role="status" className={said ? 'border-s-4 border-waiting bg-waiting-wash px-4 py-3' : 'sr-only'}>
      {said ? words[said] : ''}
    </p>
  );
}
