import { z } from 'zod';
import { today } from '../clock.ts';
import { parseAmount } from '../intake/parse-amount.ts';
import { personText } from '../messaging/schema.ts';
import { typed, typedDay } from '../payments/typed.ts';
import { deciding, type Field, isAsked, stepsOf } from './journeys.ts';
import { readField } from './read-fields.ts';
import { filingKinds, type Typed } from './view.ts';

const kind = z.enum(filingKinds, 'form');

/** What is ticked of a list, one checkbox each, as one text; null for a field that is no list. */
function ticked({ name, kind, options = [] }: Field, form: Readonly<Record<string, unknown>>): string | null {
  if (kind === 'marks') return options.filter((mark) => form[`${name}-${mark}`] === 'on').join(' ');
  if (kind !== 'invoices') return null;
  return Object.keys(form)
    .flatMap((key) => (key.startsWith(`${name}-`) && form[key] === 'on' ? [key.slice(name.length + 1)] : []))
    .join(' ');
}

/** One page of a journey: its fields are read by their kinds, and kept as they were typed. */
export const stepSchema = z
  .looseObject({
    dossierId: z.uuid('form'),
    journey: kind,
    step: z.string().max(40),
    ground: z.string().max(40).optional(),
    change: z.string().max(40).optional(),
    reason: z.string().max(40).optional(),
    toCheck: z.string().max(1).optional(),
  })
  .transform((form, ctx) => {
    const step = stepsOf(
      form.journey,
      Object.fromEntries(deciding.map((name) => [name, form[name] ?? ''])),
    ).find(({ id }) => id === form.step);
    if (!step) {
      ctx.addIssue({ code: 'custom', message: 'form', path: ['form'] });
      return z.NEVER;
    }
    const typed: Record<string, string> = {};
    for (const field of step.fields) {
      const given = ticked(field, form) ?? form[field.name];
      typed[field.name] = typeof given === 'string' ? given : '';
      if (!isAsked(field, form)) continue;
      const read = readField(field, typed[field.name] ?? '', today());
      if (!read.ok) ctx.addIssue({ code: 'custom', message: read.error, path: [field.name] });
    }
    const { dossierId, journey, step: id, toCheck } = form;
    return { dossierId, kind: journey, step: id, toCheck: toCheck === '1', typed: typed as Typed };
  });

export const sendSchema = z
  .object({ dossierId: z.uuid('form'), journey: kind, submissionId: z.uuid('form') })
  .transform(({ journey, ...rest }) => ({ ...rest, kind: journey }));

export const attachSchema = z
  .object({
    dossierId: z.uuid('form'),
    journey: kind,
    step: z.string().max(40).default(''),
    /** Where the file is for what was sent before. */
    filingId: z.uuid('form').optional(),
    file: z.instanceof(File, { error: 'chooseFile' }).refine((file) => file.name !== '', 'chooseFile'),
  })
  .transform(({ journey, ...rest }) => ({ ...rest, kind: journey }));

export const detachSchema = z.object({
  fileId: z.uuid('form'),
  step: z.string().max(40).default(''),
  filingId: z.uuid('form').optional(),
});

const maybe = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema]).default(null);

const prefix = 'reasons-';

/** What falls away: nothing where what was disputed is not asked any more. */
const typedCredit = typed((text) => {
  const amount = parseAmount(text);
  return amount.ok && amount.value >= 0 ? amount.value : null;
}, 'amount');

export const actSchema = z
  .looseObject({
    filingId: z.uuid('form'),
    submissionId: z.uuid('form'),
    act: z.string().max(40),
    note: personText(4_000)
      .transform((text) => text || null)
      .default(null),
    amountCents: maybe(typedCredit),
    day: maybe(typedDay),
    item: maybe(z.string().max(40)),
  })
  .transform(({ filingId, submissionId, act, note, amountCents, day, item, ...form }) => ({
    ...{ filingId, submissionId, act, note, amountCents, day, item },
    reasons: Object.keys(form)
      .filter((name) => name.startsWith(prefix) && form[name] === 'on')
      .map((name) => name.slice(prefix.length)),
  }));
