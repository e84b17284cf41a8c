'use server';
import { defineAction } from '../actions/define-action.ts';
import { handleReport, reportNotMe } from './commands.ts';
import { handleReportSchema, notMeSchema } from './schema.ts';

export const reportNotMeAction = defineAction({
  who: 'anyone',
  schema: notMeSchema,
  keep: ['reason', 'reference', 'explanation', 'contact'],
  run: (ctx, input, { visitor, locale }) => reportNotMe(ctx, visitor, { ...input, language: locale }),
  goTo: ({ receipt }, _input, { locale }) => `/${locale}/not-me/done?receipt=${receipt}`,
});

export const handleReportAction = defineAction({
  who: 'staff:reports',
  schema: handleReportSchema,
  keep: [],
  run: handleReport,
  goTo: (_value, _input, { locale }) => `/${locale}/admin/reports`,
});
