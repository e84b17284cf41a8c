import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { formatBytes } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import type { DraftView } from '@/lib/messaging/view.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { DirectUpload } from '../forms/direct-upload.tsx';
import { FileField, TextArea } from '../forms/fields.tsx';
import { fileRefusals } from '../forms/file-refusals.ts';
import { SubmitButton } from '../forms/submit-button.tsx';

/** Text and files of one message. Files are kept one by one, with what was typed, before the message is sent. */
export async function MessageForm({
  action,
  words,
  dossierId,
  draft,
  kept,
  side,
  sendsDirectly,
  locale,
}: {
  action: ComponentProps<typeof ActionForm>['action'];
  words: FormWords;
  dossierId: string;
  draft: DraftView;
  /** What this person typed here when the session was over. */
  kept: Record<string, string> | null;
  side: 'debtor' | 'staff';
  /** Whether files go straight to the storage service instead of with the form. */
  sendsDirectly: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('messaging.form');
  const form = (
    <ActionForm
      action={action}
      words={words}
      fieldOf={{ ...fileRefusals, empty: 'body' }}
      labels={{ body: t('body'), file: t('file') }}
      kept={kept}
      id="message"
    >
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="submissionId" value={kept?.submissionId ?? crypto.randomUUID()} />
      {/* Enter in a field presses the first button of a form: that must be the one that sends. */}
      <button type="submit" name="intent" value="send" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <TextArea
        name="body"
        label={t('body')}
        hint={side === 'debtor' ? t('bodyHint') : undefined}
        defaultValue={draft.body}
      />
      {draft.files.length > 0 ? (
        <fieldset id="files" className="rounded-md border border-line bg-surface px-4 py-2">
          <legend className="px-1 font-bold">{t('attached')}</legend>
          <ul className="divide-y divide-line">
            {draft.files.map((file) => (
              <li key={file.fileId} className="flex flex-wrap items-center justify-between gap-x-4">
                <span className="min-w-0">
                  <bdi className="break-all">{file.name}</bdi>{' '}
                  <span className="text-sm text-soft">{formatBytes(file.sizeBytes, locale)}</span>
                </span>
                <SubmitButton kind="quiet" name="intent" value={`remove:${file.fileId}`}>
                  {t('remove')}
                  <span className="sr-only"> {file.name}</span>
                </SubmitButton>
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
      <div className="grid gap-3">
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        />
        <p>
          <SubmitButton kind="secondary" name="intent" value="attach">
            {t('attach')}
          </SubmitButton>
        </p>
      </div>
      <p>
        <SubmitButton name="intent" value="send">
          {t('send')}
        </SubmitButton>
      </p>
    </ActionForm>
  );
  if (!sendsDirectly) return form;
  return (
    <DirectUpload
      dossierId={dossierId}
      words={{ sending: t('sending'), done: t('added'), errors: words.errors }}
    >
      {form}
    </DirectUpload>
  );
}
