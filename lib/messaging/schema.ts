import { z } from 'zod';

export const messageMost = 10_000;

/** Text of a person: NFC, no NUL, line ends as \n; a lone surrogate is refused. */
export const personText = (most: number) =>
  z
    .string({ error: 'required' })
    .max(most * 2, 'tooLong')
    .refine((text) => text.isWellFormed(), 'characters')
    .refine((text) => !text.includes('\u0000'), 'characters')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= most, 'tooLong');

export const messageFormSchema = z
  .object({
    dossierId: z.uuid('form'),
    submissionId: z.uuid('form'),
    body: personText(messageMost),
    // `send`, `attach`, or `remove:` and the file: the button that was pressed.
    intent: z
      .string()
      .regex(/^(send|attach|remove:[0-9a-f-]{36})$/, 'form')
      .default('send'),
    file: z.instanceof(File).optional(),
  })
  .superRefine((form, ctx) => {
    if (form.intent === 'attach' && !form.file?.name) {
      ctx.addIssue({ code: 'custom', path: ['file'], message: 'chooseFile' });
    }
  });

export type MessageForm = z.output<typeof messageFormSchema>;
