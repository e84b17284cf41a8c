'use server';
import { defineAction } from '../actions/define-action.ts';
import { agency } from '../agency.ts';
import { err, ok } from '../result.ts';
import { importBankFile } from './commands.ts';
import { keepUpload } from './keep-upload.ts';
import { findUpload } from './queries.ts';
import { takeInSchema, uploadSchema } from './schema.ts';

export const uploadBankFileAction = defineAction({
  who: 'staff:bank',
  schema: uploadSchema,
  keep: [],
  run: (ctx, { file }) => keepUpload(ctx, file),
  goTo: ({ uploadId }, _input, { locale }) => `/${locale}/admin/payments/import/${uploadId}`,
});

export const takeInBankFileAction = defineAction({
  who: 'staff:bank',
  schema: takeInSchema,
  keep: [],
  run: async (ctx, { uploadId }) => {
    const upload = await findUpload(ctx, uploadId);
    if (!upload) return err('fileGone');
    const done = await importBankFile(ctx, {
      open: upload.open,
      accounts: [agency.iban.value],
      dryRun: false,
    });
    if (!done.ok) return err(done.error);
    return ok({ matched: done.matched, unmatched: done.unmatched });
  },
  goTo: ({ matched, unmatched }, _input, { locale }) =>
    `/${locale}/admin/payments/import?matched=${matched}&unmatched=${unmatched}`,
});
