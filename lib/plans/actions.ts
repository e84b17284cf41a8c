'use server';
import { defineAction } from '../actions/define-action.ts';
import { breakPlan, recordPlan, setPlanRules } from './commands.ts';
import { breakPlanSchema, recordPlanSchema, ruleLimits, rulesSchema } from './schema.ts';

export const setPlanRulesAction = defineAction({
  who: 'staff:planRules',
  schema: rulesSchema,
  keep: ['leastInstalmentCents', ...(Object.keys(ruleLimits) as (keyof typeof ruleLimits)[])],
  run: setPlanRules,
  goTo: (_value, _input, { locale }) => `/${locale}/admin/plans/rules?done=1`,
});

export const recordPlanAction = defineAction({
  who: 'staff:filings',
  schema: recordPlanSchema,
  keep: ['as', 'words'],
  run: recordPlan,
  goTo: ({ filingId }, _input, { locale }) => `/${locale}/admin/filings/${filingId}?done=1`,
});

export const breakPlanAction = defineAction({
  who: 'staff:filings',
  schema: breakPlanSchema,
  keep: ['words'],
  run: breakPlan,
  goTo: ({ dossierId }, _input, { locale }) => `/${locale}/admin/dossiers/${dossierId}/plan?done=1`,
});
