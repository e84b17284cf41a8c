'use server';
import { defineAction } from '../actions/define-action.ts';
import { addDocument } from '../documents/commands.ts';
import { ok } from '../result.ts';
import { addDocumentSchema, searchSchema } from './schema.ts';
import { rememberSearch } from './search-cookie.ts';

export const addDocumentAction = defineAction({
  who: 'staff:reply',
  schema: addDocumentSchema,
  keep: ['title', 'kind', 'issuedOn'],
  run: async (ctx, input) => {
    const added = await addDocument(ctx, input);
    return !added.ok && added.error === 'empty' ? { ok: false, error: 'emptyFile' } : added;
  },
  goTo: (_value, { dossierId }, { locale }) => `/${locale}/admin/dossiers/${dossierId}/documents?added=1`,
});

export const searchAction = defineAction({
  who: 'staff:dossiers',
  schema: searchSchema,
  keep: ['query'],
  run: async (_ctx, { query }) => {
    await rememberSearch(query);
    return ok({});
  },
  goTo: (_value, _input, { locale }) => `/${locale}/admin/search`,
});
