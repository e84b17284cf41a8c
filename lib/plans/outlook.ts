import type { Context } from '../context.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import type { Details } from '../filings/view.ts';
import { ok, type Result } from '../result.ts';
import { type AgreementFault, agreementFor, type Outlook, outlookOf } from './agreement.ts';

/** What a plan or a change that somebody chose would come to; nothing is written. */
export async function findOutlook(
  { db, today }: Context,
  dossier: Owned<DossierView>,
  asked: { kind: 'plan' | 'planChange'; details: Details },
): Promise<Result<Outlook, AgreementFault>> {
  const found = await agreementFor(db, today, dossier.id, asked);
  return found.ok ? ok(await outlookOf(db, today, dossier, found.value)) : found;
}
