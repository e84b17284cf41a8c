import { z } from 'zod';

const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

const days = ['days-1', 'days-2', 'days-3', 'days-4', 'days-5', 'days-6', 'days-7'] as const;

/** How a debtor wants to be written to; the ticks of a form that was sent are all that holds. */
export const wishesSchema = z
  .object({
    papers: z.enum(['post', 'mail'], { error: 'required' }),
    'reminders-before': ticked,
    'reminders-late': ticked,
    ...(Object.fromEntries(days.map((name) => [name, ticked])) as Record<
      (typeof days)[number],
      typeof ticked
    >),
    mostAWeek: z.enum(['none', '1', '2', '3'], { error: 'required' }),
  })
  .transform((form) => ({
    papersByMail: form.papers === 'mail',
    remindBefore: form['reminders-before'],
    remindersByMail: form['reminders-before'] || form['reminders-late'],
    weekdays: days.flatMap((name, at) => (form[name] ? [at + 1] : [])),
    mostAWeek: form.mostAWeek === 'none' ? null : Number(form.mostAWeek),
  }));

export type WishesToSet = z.output<typeof wishesSchema>;
