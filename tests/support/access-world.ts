import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { sessionDebtors, sessions } from '@/db/schema/access.ts';
import { messages, notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { checkClaims } from '@/lib/claims/check.ts';
import type { DebtorActor, StaffActor } from '@/lib/context.ts';
import { day } from '@/lib/debt-law/day.ts';
import { addDocument, attachFile } from '@/lib/documents/commands.ts';
import { keepForm } from '@/lib/kept-forms/commands.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from './actors.ts';
import { pdf } from './files/sample-files.ts';
import { givenDebtor, givenDossier, givenStaff } from './given.ts';

/** A dossier with something of everything in it, and people who have nothing to do with it. */
export async function givenWorld(db: Database) {
  const dossier = await givenDossier(db, await givenDebtor(db, { confirmedEmail: 'an@example.be' }));
  const other = await givenDossier(db, await givenDebtor(db, { confirmedEmail: 'bo@example.be' }));
  const debtor = debtorActor(dossier.debtorId);
  const staff = await givenStaff(db, { creditorIds: [dossier.creditorId] });
  const right = {
    debtor,
    staff,
    seesAll: await givenStaff(db),
    administrator: await givenStaff(db, { role: 'administrator' }),
  };
  const wrong = {
    nobody,
    'a debtor of nothing': debtorActor(),
    'another debtor': debtorActor(other.debtorId),
    'staff of another creditor': await givenStaff(db, { creditorIds: [other.creditorId] }),
    'staff of no creditor': await givenStaff(db, { creditorIds: [] }),
    'the administrator of another creditor': await givenStaff(db, {
      creditorIds: [other.creditorId],
      role: 'administrator',
    }),
  };
  await givenHeldClaim(db, dossier.id);
  const sent = await send(db, debtor, dossier.id, 10);
  await send(db, staff, dossier.id, 11);
  await send(db, debtor, dossier.id, 12);
  const all = await db.select({ id: messages.id }).from(messages);
  return {
    dossier,
    messageIds: all.map(({ id }) => id),
    right,
    wrong,
    sentMessage: sent.ok ? sent.value.messageId : '',
    sentFile: await givenFile(db, staff, dossier.id),
    debtorsDraftFile: await givenDraftFile(db, debtor, dossier.id),
    staffsDraftFile: await givenDraftFile(db, staff, dossier.id),
    pageWithKeptForm: await givenKeptForm(db, debtor),
    reportId: await givenReport(db, dossier.id),
    reportAboutNobody: await givenReport(db, null),
  };
}

export type World = Awaited<ReturnType<typeof givenWorld>>;

/** A clause on interest, and nobody ever reminded of the invoice: the claim is held. */
async function givenHeldClaim(db: Database, dossierId: string) {
  await db.update(dossiers).set({ interestRatePerYearBps: 800 }).where(eq(dossiers.id, dossierId));
  await checkClaims(db, contextFor(db, system), [dossierId]);
}

const send = (db: Database, actor: DebtorActor | StaffActor, dossierId: string, minutes: number) =>
  sendMessage(contextFor(db, actor, minutesLater(minutes)), {
    dossierId,
    submissionId: crypto.randomUUID(),
    body: 'Vraag',
  });

const aPdf = () => new File([pdf() as Uint8Array<ArrayBuffer>], 'bewijs.pdf', { type: 'application/pdf' });

function fileIdOf(kept: Awaited<ReturnType<typeof attachFile>>): string {
  if (!kept.ok) throw new Error(kept.error);
  return kept.value.fileId;
}

const givenFile = async (db: Database, actor: StaffActor, dossierId: string) =>
  fileIdOf(
    await addDocument(contextFor(db, actor), {
      dossierId,
      kind: 'letter',
      title: 'Brief',
      issuedOn: day('2026-11-20'),
      file: aPdf(),
      submissionId: crypto.randomUUID(),
    }),
  );

const givenDraftFile = async (db: Database, actor: DebtorActor | StaffActor, dossierId: string) =>
  fileIdOf(await attachFile(contextFor(db, actor), { dossierId, file: aPdf() }));

async function givenKeptForm(db: Database, { debtorIds }: DebtorActor) {
  const facts = { level: 'letter', createdAt: noon, lastSeenAt: noon, expiresAt: noon } as const;
  const [session] = await db.insert(sessions).values(facts).returning({ id: sessions.id });
  const sessionId = session?.id ?? '';
  await db.insert(sessionDebtors).values(debtorIds.map((debtorId) => ({ sessionId, debtorId })));
  await keepForm(contextFor(db, nobody), {
    sessionId,
    path: '/nl/account',
    typed: { email: 'an@example.be' },
  });
  return '/nl/account';
}

async function givenReport(db: Database, dossierId: string | null) {
  const [report] = await db
    .insert(notMeReports)
    .values({
      receipt: crypto.randomUUID(),
      submissionId: crypto.randomUUID(),
      dossierId,
      reason: 'moved',
      explanation: 'De vorige bewoner',
      language: 'nl',
      reportedAt: noon,
    })
    .returning({ id: notMeReports.id });
  return report?.id ?? '';
}
