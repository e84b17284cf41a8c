import type { Action } from '@/lib/actions/define-action.ts';
import type { FilingFile } from '@/lib/filings/view.ts';
import type { FilingWords } from '@/lib/i18n/filing-words-in.ts';
import { ActionForm, type FormWords } from '../forms/action-form.tsx';
import { FileField } from '../forms/fields.tsx';
import { fileRefusals } from '../forms/file-refusals.ts';
import { SubmitButton } from '../forms/submit-button.tsx';

/** The files of a draft: each with a way to take it off, and one more to add. */
export function DraftFiles({
  files,
  hidden,
  actions,
  words,
  form,
}: {
  files: readonly FilingFile[];
  /** What both forms carry along. */
  hidden: Readonly<Record<string, string>>;
  actions: { attach: Action; remove: Action };
  words: FilingWords;
  form: FormWords;
}) {
  const carried = Object.entries(hidden).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <section aria-labelledby="draft-files" className="grid max-w-prose gap-4">
      <h2 id="draft-files" className="text-lg">
        {words.t('files.title')}
      </h2>
      {files.length > 0 ? (
        <ul className="grid gap-2">
          {files.map(({ fileId, name }) => (
            <li
              key={fileId}
              className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-1"
            >
              <bdi className="break-all">{name}</bdi>
              <ActionForm action={actions.remove} words={form} id={`remove-${fileId}`} className="">
                {carried}
                <input type="hidden" name="fileId" value={fileId} />
                <SubmitButton kind="secondary">{words.t('files.remove', { name })}</SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      ) : null}
      <ActionForm action={actions.attach} words={form} fieldOf={fileRefusals} id="attach">
        {carried}
        <FileField
          name="file"
          label={words.label('file')}
          hint={words.hint('file')}
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        />
        <p>
          <SubmitButton kind="secondary">{words.t('files.add')}</SubmitButton>
        </p>
      </ActionForm>
    </section>
  );
}
