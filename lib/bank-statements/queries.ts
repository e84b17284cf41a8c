import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { bankPayments, bankUploads } from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import type { Context, StaffActor } from '../context.ts';
import { isId } from '../dossiers/queries.ts';
import { seesAllMoney } from '../incoming/reach.ts';
import { storage } from '../storage/storage.ts';
import { BankFileInspection, type OpenFile, readBankFile } from './bank-file.ts';
import { type BankEvent, type BankLeaf, UnreadableBankFile } from './model.ts';
import { communicationsOf } from './rules.ts';
import type { BankPreview, PreviewedStatement } from './view.ts';

export type BankUpload = { id: string; name: string; open: OpenFile };

/** A bank file that staff sent in, as long as its bytes are kept; null for who does not see all money. */
export async function findUpload(ctx: Context<StaffActor>, uploadId: string): Promise<BankUpload | null> {
  if (!seesAllMoney(ctx) || !isId(uploadId)) return null;
  const [row] = await ctx.db.select().from(bankUploads).where(eq(bankUploads.id, uploadId));
  const bytes = row && (await storage().get(row));
  if (!bytes) return null;
  const kept = new Uint8Array(await new Response(bytes).arrayBuffer());
  return {
    id: row.id,
    name: row.name,
    open: async function* () {
      yield kept;
    },
  };
}

/** Reads a bank file that staff sent in and says what it would bring; null when it is not there. Nothing is written. */
export async function previewUpload(
  ctx: Context<StaffActor>,
  uploadId: string,
  accounts: readonly string[],
): Promise<{ name: string; preview: BankPreview } | null> {
  const upload = await findUpload(ctx, uploadId);
  return upload && { name: upload.name, preview: await previewOf(ctx.db, { ...upload, accounts }) };
}

async function previewOf(
  db: Database,
  { open, accounts }: { open: OpenFile; accounts: readonly string[] },
): Promise<BankPreview> {
  const inspection = new BankFileInspection(accounts);
  const statements: PreviewedStatement[] = [];
  let leaves: BankLeaf[] = [];
  let found = { fresh: 0, matching: 0 };
  const take = async (event: BankEvent) => {
    const statement = inspection.take(event);
    if (event.type === 'leaf' && event.leaf.kind === 'customer') leaves.push(event.leaf);
    if (leaves.length < batchSize && !statement) return;
    const account = 'head' in event ? event.head.account : null;
    found = await counted(db, leaves, account, found);
    leaves = [];
    if (!statement) return;
    statements.push({ ...statement, ...(statement.bookable ? found : { fresh: 0, matching: 0 }) });
    found = { fresh: 0, matching: 0 };
  };
  try {
    const { events } = await readBankFile(open);
    for await (const some of events) for (const event of some) await take(event);
    return { ok: true, statements };
  } catch (error) {
    if (!(error instanceof UnreadableBankFile)) throw error;
    return { ok: false, line: error.line, code: error.code };
  }
}

const batchSize = 1_000;

async function counted(
  db: Database,
  leaves: readonly BankLeaf[],
  account: string | null,
  { fresh, matching }: { fresh: number; matching: number },
): Promise<{ fresh: number; matching: number }> {
  if (leaves.length === 0) return { fresh, matching };
  const keys = leaves.map(({ key }) => key);
  const here = await db
    .select({ key: bankPayments.key })
    .from(bankPayments)
    .where(
      and(inArray(bankPayments.key, keys), account === null ? undefined : eq(bankPayments.account, account)),
    );
  const isHere = new Set(here.map(({ key }) => key));
  const coming = leaves.filter(({ key }) => !isHere.has(key));
  const named = coming.map((leaf) => communicationsOf(leaf));
  const codes = [...new Set(named.flat())];
  const open = codes.length
    ? await db
        .select({ code: dossiers.structuredCommunication })
        .from(dossiers)
        .where(and(inArray(dossiers.structuredCommunication, codes), isNull(dossiers.closedOn)))
    : [];
  const isOpen = new Set(open.map(({ code }) => code));
  const hits = named.filter((said) => said.filter((code) => isOpen.has(code)).length === 1);
  return { fresh: fresh + coming.length, matching: matching + hits.length };
}
