import { and, eq, isNotNull, sum } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { documents, files, messageDrafts } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import { holdMandate } from '../mandates/hold.ts';

export type Sender = Context<DebtorActor | MediatorActor | StaffActor>;

type Side = {
  uploader: { uploadedByDebtorId: string } | { uploadedByStaffId: string };
  author: { debtorId: string } | { mandateId: string } | { staffId: string };
  /** What this side has sent in the dossier so far. The creditor's own documents do not count. */
  bytes: number;
};

/** Holds a dossier within reach until the transaction ends, so that two uploads at once cannot pass a limit together. */
export async function lockSide(tx: Database, { actor }: Sender, dossierId: string): Promise<Side | null> {
  if (!(await holdMandate(tx, { actor }, 'message'))) return null;
  const [dossier] = await tx
    .select({ debtorId: dossiers.debtorId })
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), dossiersWithinReach(actor, 'message')))
    .for('no key update');
  if (!dossier) return null;
  const ofSide = isNotNull(actor.kind === 'staff' ? files.uploadedByStaffId : files.uploadedByDebtorId);
  const [sent] = await tx
    .select({ bytes: sum(files.sizeBytes) })
    .from(files)
    .where(and(eq(files.dossierId, dossierId), ofSide));
  const bytes = Number(sent?.bytes ?? 0);
  if (actor.kind === 'staff')
    return { uploader: { uploadedByStaffId: actor.staffId }, author: { staffId: actor.staffId }, bytes };
  const author = actor.kind === 'mediator' ? { mandateId: actor.mandateId } : { debtorId: dossier.debtorId };
  return { uploader: { uploadedByDebtorId: dossier.debtorId }, author, bytes };
}

/** The column that holds the author of a draft. */
export const authorColumn = (author: object) =>
  'staffId' in author
    ? messageDrafts.staffId
    : 'mandateId' in author
      ? messageDrafts.mandateId
      : messageDrafts.debtorId;

/** The person's draft in a dossier, made when there is none; its row is held until the transaction ends. */
export async function touchDraft(
  tx: Database,
  { now }: Sender,
  dossierId: string,
  side: Side,
): Promise<string> {
  const [draft] = await tx
    .insert(messageDrafts)
    .values({ dossierId, ...side.author, updatedAt: now })
    .onConflictDoUpdate({
      target: [messageDrafts.dossierId, authorColumn(side.author)],
      set: { updatedAt: now },
    })
    .returning({ id: messageDrafts.id });
  if (!draft) throw new Error('the draft was not written');
  return draft.id;
}

export async function insertFile(tx: Database, row: typeof files.$inferInsert): Promise<string> {
  const [file] = await tx.insert(files).values(row).returning({ id: files.id });
  if (!file) throw new Error('the file was not written');
  return file.id;
}

/** The document that a form added before, in whatever dossier. */
export async function documentOf(
  tx: Database,
  submissionId: string,
): Promise<{ fileId: string; dossierId: string } | null> {
  const [document] = await tx
    .select({ fileId: documents.fileId, dossierId: documents.dossierId })
    .from(documents)
    .where(eq(documents.submissionId, submissionId));
  return document ?? null;
}
