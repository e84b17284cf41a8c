import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { sessionDebtors, sessions } from '@/db/schema/access.ts';
import { bankSetAsides, refunds } from '@/db/schema/banking.ts';
import { messages, notMeReports } from '@/db/schema/correspondence.ts';
import { dossiers, ledgerEntries } from '@/db/schema/dossiers.ts';
import { erasures } from '@/db/schema/privacy.ts';
import { keepUpload } from '@/lib/bank-statements/keep-upload.ts';
import { checkClaims } from '@/lib/claims/check.ts';
import type { DebtorActor, StaffActor } from '@/lib/context.ts';
import { day } from '@/lib/debt-law/day.ts';
import { addDocument, attachFile } from '@/lib/documents/commands.ts';
import { saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { attachToDraft } from '@/lib/filings/files.ts';
import { setAside } from '@/lib/incoming/commands.ts';
import { keepForm } from '@/lib/kept-forms/commands.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { announcePayment } from '@/lib/payment-reports/commands.ts';
import type { Result } from '@/lib/result.ts';
import { contextFor, debtorActor, minutesLater, nobody, noon, system } from './actors.ts';
import { codaStatement } from './coda.ts';
import { pdf } from './files/sample-files.ts';
import { givenDebtor, givenDossier, givenMandate, givenStaff } from './given.ts';
import { givenStatement } from './given-payments.ts';
import { givenPlan } from './plans.ts';

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
  const money = await givenMoney(db, dossier, debtor);
  const sent = await send(db, debtor, dossier.id, 10);
  await send(db, staff, dossier.id, 11);
  await send(db, debtor, dossier.id, 12);
  const all = await db.select({ id: messages.id }).from(messages);
  return {
    dossier,
    ...money,
    mandate: await givenMandate(db, dossier),
    otherMandate: await givenMandate(db, other),
    mandateDraft: (await givenMandate(db, dossier, { givenAt: null, codeHash: null })).id,
    messageIds: all.map(({ id }) => id),
    right,
    wrong,
    sentMessage: sent.ok ? sent.value.messageId : '',
    sentFile: await givenFile(db, staff, dossier.id),
    debtorsDraftFile: await givenDraftFile(db, debtor, dossier.id),
    staffsDraftFile: await givenDraftFile(db, staff, dossier.id),
    pageWithKeptForm: await givenKeptForm(db, debtor),
    ...(await givenFiling(db, dossier.id, debtor)),
    reportId: await givenReport(db),
    erasureId: await givenErasure(db, dossier.creditorId),
  };
}

export type World = Awaited<ReturnType<typeof givenWorld>>;

const payer = { name: 'LOTTE VERHAEGEN', account: 'BE71096123456769' };

/** A payment and a reversal that wait, a refund that is due, a report, and a bank file that was sent in. */
async function givenMoney(
  db: Database,
  dossier: { id: string; reference: string; structuredCommunication: string },
  debtor: DebtorActor,
) {
  const [waitingPayment = 0, setAsidePayment = 0] = await givenStatement(db, [
    { thousandths: 10_000, text: 'een betaling', ...payer },
    { thousandths: 20_000, text: 'voor iemand anders', ...payer },
    { thousandths: 30_000, structured: dossier.structuredCommunication, ...payer },
  ]);
  const [waitingReversal = 0] = await givenStatement(db, [
    { thousandths: 30_000, isCredit: false, code: '00505000', returned: '2MD06', ...payer },
  ]);
  const [waitingReturn = 0] = await givenStatement(db, [
    { thousandths: 5_000, code: '00505000', returned: '2AC04', ...payer },
  ]);
  const staff = contextFor(db, await givenStaff(db));
  await setAside(staff, { paymentId: setAsidePayment, kind: 'refund', note: 'niet voor ons' });
  const [aside] = await db.select({ id: bankSetAsides.id }).from(bankSetAsides);
  const [refund] = await db
    .insert(refunds)
    .values({
      ...{ submissionId: crypto.randomUUID(), dossierId: dossier.id, amountCents: 500, paidOn: '2026-11-20' },
      ...{ account: payer.account, staffId: staff.actor.staffId, recordedAt: noon },
    })
    .returning({ id: refunds.id });
  const [booked] = await db.select({ id: ledgerEntries.id }).from(ledgerEntries);
  const said = await announcePayment(contextFor(db, debtor), {
    dossierId: dossier.id,
    submissionId: crypto.randomUUID(),
    amountCents: 1_000,
    paidOn: day('2026-11-23'),
    accountEnd: '6769',
  });
  const file = new File([codaStatement([])], 'november.cod');
  const upload = await keepUpload(staff, file);
  return {
    ...{ waitingPayment, setAsidePayment, waitingReversal, waitingReturn, bookedEntry: booked?.id ?? 0 },
    ...{ setAsideId: aside?.id ?? 0, refundId: refund?.id ?? '' },
    paymentReport: said.ok ? said.value.reportId : '',
    bankUpload: upload.ok ? upload.value.uploadId : '',
  };
}

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

/** A dispute that was sent, and a file that waits in the draft of another. */
async function givenFiling(db: Database, dossierId: string, debtor: DebtorActor) {
  const ctx = contextFor(db, debtor);
  const typed = { ground: 'other', scope: 'whole', words: 'Dit klopt niet.' };
  await saveStep(ctx, { dossierId, kind: 'dispute', typed });
  const submissionId = crypto.randomUUID();
  const sent = await sendFiling(ctx, { dossierId, kind: 'dispute', submissionId });
  const attached = await attachToDraft(ctx, { dossierId, kind: 'mediation', file: aPdf() });
  await givenPlan(db, dossierId, {
    ...{ agreedOn: '2026-11-01', firstDueOn: '2026-12-01', amounts: [100_000, 100_000] },
  });
  return { filing: sent.ok ? sent.value.filingId : '', filingFile: fileIdOf(attached) };
}

const aPdf = () => new File([pdf() as Uint8Array<ArrayBuffer>], 'bewijs.pdf', { type: 'application/pdf' });

function fileIdOf(kept: Result<{ fileId: string }, string>): string {
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

async function givenErasure(db: Database, creditorId: string) {
  const { staffId } = await givenStaff(db);
  const [erasure] = await db
    .insert(erasures)
    .values({
      ...{
        submissionId: crypto.randomUUID(),
        number: 'E-1',
        creditorId,
        reason: 'fraud',
        erased: {},
        kept: {},
      },
      ...{ staffId, erasedAt: noon },
    })
    .returning({ id: erasures.id });
  return erasure?.id ?? '';
}

async function givenReport(db: Database) {
  const [report] = await db
    .insert(notMeReports)
    .values({
      receipt: crypto.randomUUID(),
      submissionId: crypto.randomUUID(),
      reason: 'moved',
      explanation: 'De vorige bewoner',
      language: 'nl',
      reportedAt: noon,
    })
    .returning({ id: notMeReports.id });
  return report?.id ?? '';
}
