'use server';
import { defineAction } from '../actions/define-action.ts';
import { actOnFiling, saveStep, sendFiling } from './commands.ts';
import { questionNames } from './dispute-steps.ts';
import { attachToDraft, removeFromDraft } from './files.ts';
import { stepAfter } from './journeys.ts';
import { actSchema, attachSchema, detachSchema, sendSchema, stepSchema } from './schema.ts';

const journeyPath = (locale: string, dossierId: string, kind: string, step: string) =>
  `/${locale}/dossiers/${dossierId}/${kind}/${step}`;

const filingPath = (locale: string, dossierId: string, filingId: string) =>
  `/${locale}/dossiers/${dossierId}/filings/${filingId}`;

/** Every name that a page of a journey may have. */
const names = [
  ...(['helperName', 'organisation', 'helperPhone', 'helperEmail', 'service', 'since', 'court'] as const),
  ...(['admissibleOn', 'words', 'days', 'ground', 'scope', 'disputedCents'] as const),
  ...questionNames,
  ...(['way', 'instalmentCents', 'instalments', 'firstDueOn', 'every'] as const),
  ...(['incomeCents', 'fixedCents', 'people', 'change', 'number', 'toOn', 'lowerCents', 'months'] as const),
  ...(['reason', 'diedOn', 'policeNumber', 'policeOn', 'contact'] as const),
];

export const saveStepAction = defineAction({
  who: 'debtorOrMediator',
  schema: stepSchema,
  keep: [...names, 'evidence-', 'invoiceIds-'],
  run: async (ctx, input) => {
    const saved = await saveStep(ctx, input);
    if (!saved.ok) return saved;
    const next = input.toCheck ? 'check' : stepAfter(input.kind, saved.value.typed, input.step);
    return { ok: true, value: { next } };
  },
  goTo: ({ next }, { dossierId, kind }, { locale }) => journeyPath(locale, dossierId, kind, next),
});

export const sendFilingAction = defineAction({
  who: 'debtorOrMediator',
  schema: sendSchema,
  keep: [],
  run: sendFiling,
  goTo: ({ dossierId, filingId }, _input, { locale }) =>
    `/${locale}/dossiers/${dossierId}/filings/${filingId}?sent=1`,
});

export const attachToDraftAction = defineAction({
  who: 'debtor',
  schema: attachSchema,
  keep: [],
  run: async (ctx, input) => {
    const done = await attachToDraft(ctx, input);
    return !done.ok && done.error === 'empty' ? { ok: false, error: 'emptyFile' } : done;
  },
  goTo: (_value, { dossierId, kind, step, filingId }, { locale }) =>
    filingId ? filingPath(locale, dossierId, filingId) : journeyPath(locale, dossierId, kind, step),
});

export const removeFromDraftAction = defineAction({
  who: 'debtor',
  schema: detachSchema,
  keep: [],
  run: removeFromDraft,
  goTo: ({ dossierId, kind }, { step, filingId }, { locale }) =>
    filingId ? filingPath(locale, dossierId, filingId) : journeyPath(locale, dossierId, kind, step),
});

export const actOnOwnFilingAction = defineAction({
  who: 'debtor',
  schema: actSchema,
  keep: ['note'],
  run: actOnFiling,
  goTo: ({ dossierId, filingId }, _input, { locale }) =>
    `/${locale}/dossiers/${dossierId}/filings/${filingId}`,
});

export const decideFilingAction = defineAction({
  who: 'staff:filings',
  schema: actSchema,
  keep: ['note', 'amountCents', 'day', 'item', 'reasons-'],
  run: actOnFiling,
  goTo: ({ filingId }, _input, { locale }) => `/${locale}/admin/filings/${filingId}?done=1`,
});
