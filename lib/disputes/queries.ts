import { factsOfDossier } from '../claims/facts-of-dossier.ts';
import type { Context } from '../context.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import { type LawReading, lawReadingOf } from './law-reading.ts';

/** How the law library reads the claim of a dossier today. */
export const findLawReading = async (ctx: Context, dossier: Owned<DossierView>): Promise<LawReading> =>
  lawReadingOf(await factsOfDossier(ctx.db, dossier.id), ctx.today);
