import { z } from 'zod';

export const uploadSchema = z.object({
  file: z.instanceof(File, { error: 'chooseFile' }).refine((file) => file.name !== '', 'chooseFile'),
});

export const takeInSchema = z.object({ uploadId: z.uuid('form') });
