import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import { accessCodes } from '@/db/schema/access.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors, staff, staffCreditors } from '@/db/schema/parties.ts';
import { addStaff, storeAccessCode } from '../auth/commands.ts';
import type { Context, DebtorActor, SystemActor } from '../context.ts';
import { formatReference } from '../dossiers/reference.ts';
import { importDossiers } from '../intake/commands.ts';
import { saveDraft, sendMessage } from '../messaging/commands.ts';
import { storage } from '../storage/storage.ts';
import { demoCodes, demoPassword, demoStaff, shownCode } from './accounts.ts';
import { demoMessages } from './messages.ts';

const samples = path.join(process.cwd(), 'db/samples');

/** Whether nobody works here yet: the staff come last, so that an interrupted filling goes on at the next start. */
export const isEmpty = async ({ db }: Context): Promise<boolean> =>
  (await db.select({ id: staff.id }).from(staff).limit(1)).length === 0;

/** Fills an empty database with the demo agency: invented people and companies, through the commands of real use. */
export async function fillWithDemo(ctx: Context<SystemActor>): Promise<void> {
  const names = (await readdir(samples)).filter((name) => name.endsWith('.csv')).sort();
  for (const fileName of names) {
    const result = await importDossiers(ctx, {
      fileName,
      open: () => createReadStream(path.join(samples, fileName)),
      readPdf: (name) => readFile(path.join(samples, name)),
      dryRun: false,
      storage: storage(),
    });
    if (!result.ok) throw new Error(`The demo file ${fileName} was refused.`);
  }
  const known = await ctx.db
    .select({ id: dossiers.id, number: dossiers.number, debtorId: dossiers.debtorId })
    .from(dossiers)
    .where(inArray(dossiers.number, Object.keys(demoCodes)));
  for (const dossier of known) await storeAccessCode(ctx, dossier.id, demoCodes[dossier.number] as string);
  for (const { dossierNumber, submissionId, body } of demoMessages) {
    const dossier = known.find(({ number }) => number === dossierNumber);
    if (!dossier) throw new Error(`The demo files have no dossier ${dossierNumber}.`);
    const actor: DebtorActor = { kind: 'debtor', sessionId: 'demo', debtorIds: [dossier.debtorId] };
    const writer = { ...ctx, actor };
    await saveDraft(writer, { dossierId: dossier.id, body });
    await sendMessage(writer, { dossierId: dossier.id, submissionId, body });
  }
  await addDemoStaff(ctx);
}

async function addDemoStaff(ctx: Context<SystemActor>): Promise<void> {
  const [first] = await ctx.db.select({ id: creditors.id }).from(creditors).orderBy(creditors.name).limit(1);
  for (const person of demoStaff) {
    const added = await addStaff(ctx, { ...person, password: demoPassword });
    if (added.ok && person.reach === 'listed' && first) {
      await ctx.db.insert(staffCreditors).values({ staffId: added.value.staffId, creditorId: first.id });
    }
  }
}

export type DemoSignIn = { reference: string; accessCode: string; staffEmail: string; staffPassword: string };

/** What a visitor of the demo needs to sign in on both sides; null when the demo dossier is not there. */
export async function demoSignIn({ db }: Context): Promise<DemoSignIn | null> {
  const [row] = await db
    .select({ reference: dossiers.reference })
    .from(dossiers)
    .innerJoin(accessCodes, eq(accessCodes.dossierId, dossiers.id))
    .where(eq(dossiers.number, 'DEMO-1'))
    .limit(1);
  const [agent] = await db
    .select({ email: staff.email })
    .from(staff)
    .where(eq(staff.email, demoStaff[1].email));
  if (!row || !agent) return null;
  return {
    reference: formatReference(row.reference),
    accessCode: shownCode('DEMO-1'),
    staffEmail: agent.email,
    staffPassword: demoPassword,
  };
}
