import type { Context } from '../context.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import type { Details } from '../filings/view.ts';
import { simulateFor } from './write-plan.ts';

/** What a plan that somebody chose would come to; nothing is written. */
export const findOutlook = (ctx: Context, dossier: Owned<DossierView>, details: Details) =>
  simulateFor(ctx.db, ctx.today, dossier.id, details);
