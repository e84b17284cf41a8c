import { takeTurn } from '../auth/limits.ts';
import type { Context, DebtorActor } from '../context.ts';
import { maxFileBytes } from '../documents/rules.ts';
import { findDossier } from '../dossiers/queries.ts';
import { err, ok, type Result } from '../result.ts';
import type { ProofFields } from './read-proof.ts';
import { readProofPdf } from './read-proof-pdf.ts';

/** Reads what a PDF of a bank says, for its fields to be confirmed. Nothing is kept of it. */
export async function readUpload(
  ctx: Context<DebtorActor>,
  { dossierId, file }: { dossierId: string; file: File },
): Promise<Result<ProofFields, 'notFound' | 'limited' | 'tooLarge'>> {
  if (!(await findDossier(ctx, dossierId))) return err('notFound');
  if (file.size > maxFileBytes) return err('tooLarge');
  if (!(await takeTurn(ctx, 'pdf'))) return err('limited');
  return ok(readProofPdf(new Uint8Array(await file.arrayBuffer()), ctx.today));
}
