'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { UploadRouter } from '@/lib/documents/upload-route.ts';

type Note = { kind: 'idle' } | { kind: 'sending' | 'done' } | { kind: 'refused'; code: string };

/**
 * Around a form with a file field named `file`: the buttons `attach` and `send` send the file straight to uploadthing
 * instead of with the form. Without scripts the form sends it by itself.
 */
export function DirectUpload({
  dossierId,
  words,
  children,
}: {
  dossierId: string;
  words: { sending: string; done: string; errors: Record<string, string> };
  children: ReactNode;
}) {
  const router = useRouter();
  const [note, setNote] = useState<Note>({ kind: 'idle' });

  const send = async (event: FormEvent<HTMLDivElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('file') as HTMLInputElement | null;
    const file = field?.files?.[0];
    if (!button || (button.value !== 'attach' && button.value !== 'send') || !file || field?.disabled) return;
    event.preventDefault();
    event.stopPropagation();
    if (note.kind === 'sending') return;
    setNote({ kind: 'sending' });
    const refused = await upload(file, dossierId);
    if (refused === 'notFound') {
      // The session may be over: the form, which goes without the file, says so and keeps what was typed.
      setNote({ kind: 'idle' });
      field.disabled = true;
      form.requestSubmit(button);
      field.disabled = false;
      return;
    }
    setNote(refused === null ? { kind: 'done' } : { kind: 'refused', code: refused });
    if (refused !== null) return;
    field.value = '';
    if (button.value === 'send') form.requestSubmit(button);
    else router.refresh();
  };

  return (
    <div onSubmitCapture={send}>
      {children}
      <p role="status" className={note.kind === 'idle' || note.kind === 'refused' ? 'sr-only' : 'mt-2'}>
        {note.kind === 'sending' || note.kind === 'done' ? words[note.kind] : ''}
      </p>
      {note.kind === 'refused' ? (
        <p role="alert" className="mt-2 border-2 border-attention bg-attention-wash px-4 py-3">
          {words.errors[note.code] ?? words.errors.other}
        </p>
      ) : null}
    </div>
  );
}

/** Null when the file is attached, else the code of the refusal. */
async function upload(file: File, dossierId: string): Promise<string | null> {
  try {
    const { genUploader } = await import('uploadthing/client');
    const { uploadFiles } = genUploader<UploadRouter>({ url: '/api/uploadthing' });
    const [sent] = await uploadFiles('attachment', { files: [file], input: { dossierId } });
    return sent?.serverData ? sent.serverData.refused : 'other';
  } catch (error) {
    return error instanceof Error ? error.message : 'other';
  }
}
