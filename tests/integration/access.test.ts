import { readdirSync, readFileSync } from 'node:fs';
import { eq, gt, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import { auditEvents } from '@/db/schema/access.ts';
import * as schema from '@/db/schema/index.ts';
import { mandates } from '@/db/schema/mandates.ts';
import * as authCommands from '@/lib/auth/commands.ts';
import * as authMediator from '@/lib/auth/mediator.ts';
import * as authQueries from '@/lib/auth/queries.ts';
import * as authSweep from '@/lib/auth/sweep.ts';
import * as bankCommands from '@/lib/bank-statements/commands.ts';
import * as keepUpload from '@/lib/bank-statements/keep-upload.ts';
import * as bankQueries from '@/lib/bank-statements/queries.ts';
import * as claimCheck from '@/lib/claims/check.ts';
import * as claimCommands from '@/lib/claims/commands.ts';
import * as claimQueries from '@/lib/claims/queries.ts';
import {
  type Actor,
  type Context,
  type DebtorActor,
  type MandateScope,
  mandateScopes,
  type StaffActor,
} from '@/lib/context.ts';
import * as correctionCommands from '@/lib/corrections/commands.ts';
import { day } from '@/lib/debt-law/day.ts';
import * as disputeQueries from '@/lib/disputes/queries.ts';
import * as documentCommands from '@/lib/documents/commands.ts';
import * as documentQueries from '@/lib/documents/queries.ts';
import * as serveAll from '@/lib/documents/serve-all.ts';
import * as serveFile from '@/lib/documents/serve-file.ts';
import * as serveOverview from '@/lib/documents/serve-overview.ts';
import * as serveReceipt from '@/lib/documents/serve-receipt.ts';
import * as sweep from '@/lib/documents/sweep.ts';
import * as dossierQueries from '@/lib/dossiers/queries.ts';
import * as filingCommands from '@/lib/filings/commands.ts';
import * as filingFiles from '@/lib/filings/files.ts';
import * as filingQueries from '@/lib/filings/queries.ts';
import * as serveFiling from '@/lib/filings/serve-filing.ts';
import * as servePacket from '@/lib/filings/serve-packet.ts';
import * as incomingCommands from '@/lib/incoming/commands.ts';
import * as incomingQueries from '@/lib/incoming/queries.ts';
import * as keptFormCommands from '@/lib/kept-forms/commands.ts';
import * as keptFormQueries from '@/lib/kept-forms/queries.ts';
import * as letterCommands from '@/lib/letters/commands.ts';
import * as letterPrint from '@/lib/letters/print.ts';
import * as letterQueries from '@/lib/letters/queries.ts';
import * as lookQueries from '@/lib/looks/queries.ts';
import * as mandateCommands from '@/lib/mandates/commands.ts';
import * as mandateQueries from '@/lib/mandates/queries.ts';
import * as messageCommands from '@/lib/messaging/commands.ts';
import * as messageQueries from '@/lib/messaging/queries.ts';
import * as myDataCommands from '@/lib/my-data/commands.ts';
import * as myData from '@/lib/my-data/serve-export.ts';
import * as onlineAsk from '@/lib/online-payments/ask.ts';
import * as onlineCommands from '@/lib/online-payments/commands.ts';
import * as onlineQueries from '@/lib/online-payments/queries.ts';
import * as onlineSettle from '@/lib/online-payments/settle.ts';
import * as outboxCommands from '@/lib/outbox/commands.ts';
import * as outboxQueries from '@/lib/outbox/queries.ts';
import * as paymentReportCommands from '@/lib/payment-reports/commands.ts';
import * as paymentReportQueries from '@/lib/payment-reports/queries.ts';
import * as readUpload from '@/lib/payment-reports/read-upload.ts';
import * as planCommands from '@/lib/plans/commands.ts';
import * as outlook from '@/lib/plans/outlook.ts';
import * as planQueries from '@/lib/plans/queries.ts';
import * as serveCalendar from '@/lib/plans/serve-calendar.ts';
import * as servePlan from '@/lib/plans/serve-plan.ts';
import * as privacyCommands from '@/lib/privacy/commands.ts';
import * as privacyQueries from '@/lib/privacy/queries.ts';
import * as privacyRetention from '@/lib/privacy/retention.ts';
import * as serveCertificate from '@/lib/privacy/serve-certificate.ts';
import * as receiptQueries from '@/lib/receipts/queries.ts';
import * as serveChain from '@/lib/receipts/serve-chain.ts';
import * as reportCommands from '@/lib/reports/commands.ts';
import * as reportQueries from '@/lib/reports/queries.ts';
import * as staffQueries from '@/lib/staff/queries.ts';
import { givenWorld, type World } from '../support/access-world.ts';
import { contextFor, mediatorActor, noon } from '../support/actors.ts';
import { inPieces } from '../support/bank-events.ts';
import { codaStatement } from '../support/coda.ts';
import { inRollback } from '../support/database.ts';
import { pdf } from '../support/files/sample-files.ts';
import { providerOf } from '../support/online-provider.ts';
import { ruleValues } from '../support/plans.ts';

type Asker = Context<DebtorActor> & Context<StaffActor>;

type Row = {
  name: string;
  ask: (ctx: Asker, world: World) => Promise<unknown>;
  denied: unknown;
  /** For whom the answer is another one, so that a row is not denied by a mistake of its own. */
  right: keyof World['right'];
  alsoWrong?: (keyof World['right'])[];
  /** What a mediator needs for it; without it a mediator is refused whatever the mandate holds. */
  mediator?: readonly ('read' | MandateScope)[];
  /** What a mediator gets who may read and not this, where that is not `denied`. */
  withheld?: unknown;
  /** What the look itself leaves in the trail, also when it finds nothing. */
  trail?: string;
};

const notFound = { ok: false, error: 'notFound' };
const aFile = () => new File([pdf() as Uint8Array<ArrayBuffer>], 'bewijs.pdf', { type: 'application/pdf' });

/** What takes an owned dossier can be asked only for one that `findDossier` gave to the same person. */
const owned =
  (
    ask: (
      ctx: Asker,
      dossier: NonNullable<Awaited<ReturnType<typeof dossierQueries.findDossier>>>,
    ) => unknown,
  ) =>
  async (ctx: Asker, world: World) => {
    const dossier = await dossierQueries.findDossier(ctx, world.dossier.id, 'read');
    return dossier && ask(ctx, dossier);
  };

const uploads = { read: async () => pdf() as Uint8Array<ArrayBuffer>, remove: async () => {} };

const rows: Row[] = [
  {
    name: 'findDossier',
    ask: (ctx, { dossier }) => dossierQueries.findDossier(ctx, dossier.id),
    denied: null,
    right: 'debtor',
  },
  {
    name: 'findDossierForStaff',
    ask: (ctx, { dossier }) => dossierQueries.findDossierForStaff(ctx, dossier.id, 'dossier'),
    denied: null,
    right: 'staff',
  },
  {
    name: 'listDossiers',
    ask: async (ctx, { dossier }) =>
      (await dossierQueries.listDossiers(ctx)).filter((each) => each.id === dossier.id),
    denied: [],
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'listInvoices',
    ask: owned(dossierQueries.listInvoices),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'listPayments',
    ask: owned(dossierQueries.listPayments),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'listReminders',
    ask: owned(dossierQueries.listReminders),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'claimedOnTop',
    ask: owned(dossierQueries.claimedOnTop),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'findPlan',
    ask: owned(async (ctx, dossier) => ({ plan: await planQueries.findPlan(ctx, dossier) })),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  { name: 'findInternalFacts', ask: owned(dossierQueries.findInternalFacts), denied: null, right: 'staff' },
  {
    name: 'saveDraft',
    ask: (ctx, { dossier }) => messageCommands.saveDraft(ctx, { dossierId: dossier.id, body: 'x' }),
    denied: notFound,
    right: 'debtor',
    mediator: ['message'],
  },
  {
    name: 'sendMessage',
    ask: (ctx, { dossier }) =>
      messageCommands.sendMessage(ctx, {
        dossierId: dossier.id,
        submissionId: crypto.randomUUID(),
        body: 'x',
      }),
    denied: notFound,
    right: 'debtor',
    mediator: ['message'],
  },
  {
    name: 'markRead',
    ask: (ctx, { dossier, messageIds }) => messageCommands.markRead(ctx, dossier.id, messageIds),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'listMessages',
    ask: owned(messageQueries.listMessages),
    denied: null,
    right: 'debtor',
    mediator: ['message'],
    withheld: { messages: [], page: 1, pages: 1 },
  },
  {
    name: 'findDraft',
    ask: owned(messageQueries.findDraft),
    denied: null,
    right: 'debtor',
    mediator: ['message'],
    withheld: { body: '', files: [] },
  },
  {
    name: 'listUnanswered',
    ask: async (ctx, { dossier }) => {
      const { rows, total } = await messageQueries.listUnanswered(ctx, 10);
      return { rows: rows.filter((row) => row.dossierId === dossier.id), total };
    },
    denied: { rows: [], total: 0 },
    right: 'staff',
    trail: 'queue.seen',
  },
  {
    name: 'attachFile',
    ask: (ctx, { dossier }) => documentCommands.attachFile(ctx, { dossierId: dossier.id, file: aFile() }),
    denied: notFound,
    right: 'debtor',
    mediator: ['message'],
  },
  {
    name: 'attachUpload',
    ask: (ctx, { dossier }) =>
      documentCommands.attachUpload(
        ctx,
        { dossierId: dossier.id, storageKey: 'k', name: 'a.pdf', declaredType: '' },
        uploads,
      ),
    denied: notFound,
    right: 'debtor',
    mediator: ['message'],
  },
  {
    name: 'removeAttachment',
    ask: (ctx, { debtorsDraftFile }) => documentCommands.removeAttachment(ctx, { fileId: debtorsDraftFile }),
    denied: notFound,
    right: 'debtor',
    alsoWrong: ['staff', 'seesAll', 'administrator'],
  },
  {
    name: 'removeAttachment of staff',
    ask: (ctx, { staffsDraftFile }) => documentCommands.removeAttachment(ctx, { fileId: staffsDraftFile }),
    denied: notFound,
    right: 'staff',
    alsoWrong: ['debtor', 'seesAll', 'administrator'],
  },
  {
    name: 'addDocument',
    ask: (ctx, { dossier }) =>
      documentCommands.addDocument(ctx, {
        dossierId: dossier.id,
        kind: 'letter',
        title: 'Brief',
        issuedOn: day('2026-11-20'),
        file: aFile(),
        submissionId: crypto.randomUUID(),
      }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'findFile',
    ask: (ctx, { sentFile }) => documentQueries.findFile(ctx, sentFile),
    denied: null,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'findFile of a draft',
    ask: (ctx, { debtorsDraftFile }) => documentQueries.findFile(ctx, debtorsDraftFile),
    denied: null,
    right: 'debtor',
    alsoWrong: ['staff', 'seesAll', 'administrator'],
  },
  {
    name: 'findFile of a draft of staff',
    ask: (ctx, { staffsDraftFile }) => documentQueries.findFile(ctx, staffsDraftFile),
    denied: null,
    right: 'staff',
    alsoWrong: ['debtor', 'seesAll', 'administrator'],
  },
  {
    name: 'openFile',
    ask: (ctx, { sentFile }) => documentQueries.openFile(ctx, sentFile),
    denied: null,
    right: 'staff',
    mediator: ['download'],
  },
  {
    name: 'serveFile',
    ask: async (ctx, { sentFile }) =>
      (await serveFile.serveFile(ctx, sentFile, new URLSearchParams())).status,
    denied: 404,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'listDocuments',
    ask: owned(documentQueries.listDocuments),
    denied: null,
    right: 'debtor',
    mediator: ['download'],
    withheld: { documents: [], page: 1, pages: 1 },
  },
  {
    name: 'openReceipt',
    ask: (ctx, world) =>
      owned((_, dossier) => documentQueries.openReceipt(ctx, dossier, world.sentMessage))(ctx, world),
    denied: null,
    right: 'staff',
    mediator: ['download', 'message'],
  },
  {
    name: 'findLetterInstant',
    ask: owned(async (ctx, dossier) => ({ at: await documentQueries.findLetterInstant(ctx, dossier) })),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'serveReceipt',
    ask: (ctx, { dossier, sentMessage }) =>
      serveReceipt.serveReceipt(ctx, {
        dossierId: dossier.id,
        messageId: sentMessage,
        locale: 'nl',
        wanted: new URLSearchParams(),
      }),
    denied: null,
    right: 'debtor',
    mediator: ['download', 'message'],
  },
  {
    name: 'serveReceipt to staff',
    ask: (ctx, { dossier, sentMessage }) =>
      serveReceipt.serveReceipt(ctx, {
        dossierId: dossier.id,
        messageId: sentMessage,
        locale: 'nl',
        wanted: new URLSearchParams(),
      }),
    denied: null,
    right: 'staff',
  },
  {
    name: 'serveOverview',
    ask: (ctx, { dossier }) => serveOverview.serveOverview(ctx, dossier.id, 'nl'),
    denied: null,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'decideClaim',
    ask: (ctx, { dossier }) =>
      claimCommands.decideClaim(ctx, {
        dossierId: dossier.id,
        submissionId: crypto.randomUUID(),
        kind: 'returned',
        sentOn: null,
      }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'listHeld',
    ask: (ctx) => claimQueries.listHeld(ctx, 10),
    denied: { held: [], total: 0 },
    right: 'staff',
    trail: 'claims.seen',
  },
  { name: 'findClaimFile', ask: owned(claimQueries.findClaimFile), denied: null, right: 'staff' },
  {
    name: 'handleReport',
    ask: (ctx, { reportId }) => reportCommands.handleReport(ctx, { reportId }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['staff', 'debtor'],
  },
  {
    name: 'listOpenReports',
    ask: (ctx) => reportQueries.listOpenReports(ctx, 10),
    denied: { reports: [], total: 0 },
    right: 'seesAll',
    alsoWrong: ['staff'],
    trail: 'reports.seen',
  },
  {
    name: 'eraseDossier',
    ask: (ctx, { dossier }) =>
      privacyCommands.eraseDossier(ctx, {
        ...{ dossierId: dossier.id, submissionId: crypto.randomUUID(), reason: 'fraud' },
      }),
    denied: notFound,
    right: 'administrator',
    alsoWrong: ['staff', 'seesAll'],
  },
  {
    name: 'serveAllDocuments',
    ask: async (ctx, { dossier }) =>
      (await serveAll.serveAllDocuments(ctx, dossier.id, 'nl'))?.status ?? null,
    denied: null,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'listReceipts',
    ask: owned(receiptQueries.listReceipts),
    denied: null,
    right: 'debtor',
    withheld: [],
  },
  {
    name: 'serveChain',
    ask: async (ctx, { dossier }) => (await serveChain.serveChain(ctx, dossier.id, 'nl'))?.status ?? null,
    denied: null,
    right: 'debtor',
  },
  {
    name: 'listContacts',
    ask: owned(outboxQueries.listContacts),
    denied: null,
    right: 'debtor',
    withheld: { contacts: [], isCut: false },
  },
  {
    name: 'listWhoLooked',
    ask: owned(lookQueries.listWhoLooked),
    denied: null,
    right: 'debtor',
    withheld: { looks: [], isCut: false },
  },
  {
    name: 'servePlan',
    ask: async (ctx, { dossier }) => (await servePlan.servePlan(ctx, dossier.id, 'nl'))?.status ?? null,
    denied: null,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'serveFiling',
    ask: async (ctx, { dossier, filing }) =>
      (await serveFiling.serveFiling(ctx, { dossierId: dossier.id, filingId: filing, locale: 'nl' }))
        ?.status ?? null,
    denied: null,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'orderLetter',
    ask: (ctx, { dossier }) => letterCommands.orderLetter(ctx, { dossierId: dossier.id }),
    denied: notFound,
    right: 'staff',
  },
  { name: 'listLetters', ask: owned(letterQueries.listLetters), denied: null, right: 'staff' },
  {
    name: 'liftErasure',
    ask: (ctx, { erasureId }) => privacyCommands.liftErasure(ctx, { erasureId, note: 'een nieuw contract' }),
    denied: notFound,
    right: 'administrator',
    alsoWrong: ['staff', 'seesAll'],
  },
  {
    name: 'findKept',
    ask: owned(privacyQueries.findKept),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  { name: 'findErasurePlan', ask: owned(privacyQueries.findErasurePlan), denied: null, right: 'staff' },
  {
    name: 'listErasures',
    ask: (ctx) => privacyQueries.listErasures(ctx, 10),
    denied: { rows: [], total: 0 },
    right: 'staff',
    trail: 'erasures.seen',
  },
  {
    name: 'findErasure',
    ask: (ctx, { erasureId }) => privacyQueries.findErasure(ctx, erasureId),
    denied: null,
    right: 'staff',
  },
  {
    name: 'findKeptForm',
    ask: (ctx, { pageWithKeptForm }) => keptFormQueries.findKeptForm(ctx, pageWithKeptForm),
    denied: null,
    right: 'debtor',
    alsoWrong: ['staff', 'seesAll', 'administrator'],
  },
  {
    name: 'forgetKeptForm',
    ask: (ctx, { pageWithKeptForm }) => keptFormCommands.forgetKeptForm(ctx, pageWithKeptForm),
    denied: { ok: true, value: { forms: 0 } },
    right: 'debtor',
    alsoWrong: ['staff', 'seesAll', 'administrator'],
  },
  {
    name: 'searchDossiers',
    ask: (ctx, { dossier }) => staffQueries.searchDossiers(ctx, dossier.reference),
    denied: { found: [], hasMore: false },
    right: 'staff',
    trail: 'dossiers.searched',
  },
  {
    name: 'listDossierTrail',
    ask: owned((ctx, dossier) => staffQueries.listDossierTrail(ctx, dossier, 10)),
    denied: null,
    right: 'staff',
  },
  {
    name: 'startOnlinePayment',
    ask: (ctx, { dossier }) =>
      onlineCommands.startOnlinePayment(
        ctx,
        providerOf(),
        { address: '192.0.2.1' },
        {
          ...{ submissionId: crypto.randomUUID(), dossierId: dossier.id, amountCents: 500 },
          locale: 'nl',
        },
      ),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'importBankFile',
    ask: (ctx) => {
      const open = () => inPieces(Buffer.from(codaStatement([])), 1_000);
      return bankCommands.importBankFile(ctx, { open, accounts: [], dryRun: true });
    },
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'findUpload',
    ask: (ctx, { bankUpload }) => bankQueries.findUpload(ctx, bankUpload),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'previewUpload',
    ask: (ctx, { bankUpload }) => bankQueries.previewUpload(ctx, bankUpload, []),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'keepUpload',
    ask: (ctx) => keepUpload.keepUpload(ctx, new File([codaStatement([])], 'bank.cod')),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'linkPayment',
    ask: (ctx, { dossier, waitingPayment: paymentId }) =>
      incomingCommands.linkPayment(ctx, {
        paymentId,
        parts: [{ reference: dossier.reference, amountCents: null }],
      }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'linkReversal',
    ask: (ctx, { waitingReversal: paymentId, bookedEntry: ledgerEntryId }) =>
      correctionCommands.linkReversal(ctx, { paymentId, ledgerEntryId }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'setAside',
    ask: (ctx, { waitingPayment: paymentId }) =>
      incomingCommands.setAside(ctx, { paymentId, kind: 'other', note: 'rente' }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'recordRefund',
    ask: (ctx, { setAsidePayment: paymentId }) =>
      incomingCommands.recordRefund(ctx, {
        ...{ submissionId: crypto.randomUUID(), dossierId: null, paymentId, amountCents: 100 },
        ...{ account: 'BE71096123456769', paidOn: day('2026-11-23') },
      }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'decideReport',
    ask: (ctx, { paymentReport: reportId }) =>
      incomingCommands.decideReport(ctx, { reportId, outcome: 'creditor', note: 'gebeld' }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'listWaiting',
    ask: (ctx) => incomingQueries.listWaiting(ctx, 10),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'findPayment',
    ask: (ctx, { waitingPayment }) => incomingQueries.findPayment(ctx, `${waitingPayment}`),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'listDealtWith',
    ask: (ctx) => incomingQueries.listDealtWith(ctx, 10),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'correctBooking',
    ask: (ctx, { bookedEntry: ledgerEntryId }) => correctionCommands.correctBooking(ctx, { ledgerEntryId }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'endSetAside',
    ask: (ctx, { setAsideId }) => correctionCommands.endSetAside(ctx, { setAsideId, note: 'vergissing' }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'linkReturnedRefund',
    ask: (ctx, { waitingReturn: paymentId, refundId }) =>
      correctionCommands.linkReturnedRefund(ctx, { paymentId, refundId }),
    denied: notFound,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'listStatements',
    ask: (ctx) => incomingQueries.listStatements(ctx, 10),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'listRefundsDue',
    ask: (ctx) => incomingQueries.listRefundsDue(ctx, 10),
    denied: null,
    right: 'seesAll',
    alsoWrong: ['debtor', 'staff'],
  },
  {
    name: 'listOpenReports',
    ask: (ctx) => incomingQueries.listOpenReports(ctx, 10),
    denied: { rows: [], total: 0 },
    right: 'staff',
  },
  {
    name: 'findOpenReport',
    ask: (ctx, { paymentReport }) => incomingQueries.findOpenReport(ctx, paymentReport),
    denied: null,
    right: 'staff',
  },
  {
    name: 'saveStep',
    ask: (ctx, { dossier }) =>
      filingCommands.saveStep(ctx, { dossierId: dossier.id, kind: 'proof', typed: { words: 'contract' } }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'sendFiling',
    ask: (ctx, { dossier }) =>
      filingCommands.sendFiling(ctx, {
        ...{ dossierId: dossier.id, kind: 'proof', submissionId: crypto.randomUUID() },
      }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'actOnFiling',
    ask: (ctx, { filing: filingId }) =>
      filingCommands.actOnFiling(ctx, {
        ...{ filingId, submissionId: crypto.randomUUID(), act: 'withdraw' },
        ...{ note: null, amountCents: null, day: null, reasons: [], item: null },
      }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'findDraft',
    ask: (ctx, { dossier }) => filingQueries.findDraft(ctx, dossier.id, 'proof'),
    denied: null,
    right: 'debtor',
  },
  {
    name: 'actOnFiling by staff',
    ask: (ctx, { filing: filingId }) =>
      filingCommands.actOnFiling(ctx, {
        ...{ filingId, submissionId: crypto.randomUUID(), act: 'sendToCreditor' },
        ...{ note: null, amountCents: null, day: null, reasons: [], item: null },
      }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'servePacket',
    ask: async (ctx, { filing }) => (await servePacket.servePacket(ctx, filing, 'nl'))?.status ?? null,
    denied: null,
    right: 'staff',
    alsoWrong: ['debtor'],
  },
  {
    name: 'listFilings',
    ask: owned(filingQueries.listFilings),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'findFiling',
    ask: (ctx, { filing }) => filingQueries.findFiling(ctx, filing),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'listFilingQueue',
    ask: (ctx) => filingQueries.listFilingQueue(ctx, 10),
    denied: { rows: [], total: 0 },
    right: 'staff',
    trail: 'filings.seen',
  },
  {
    name: 'attachToDraft',
    ask: (ctx, { dossier }) =>
      filingFiles.attachToDraft(ctx, { dossierId: dossier.id, kind: 'dispute', file: aFile() }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'removeFromDraft',
    ask: (ctx, { filingFile: fileId }) => filingFiles.removeFromDraft(ctx, { fileId }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'findOutlook',
    ask: owned((ctx, dossier) => outlook.findOutlook(ctx, dossier, { kind: 'plan', details: {} })),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'findPlanRules',
    ask: owned(planQueries.findPlanRules),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'listLatePlans',
    ask: async (ctx, { dossier }) =>
      (await planQueries.listLatePlans({ ...ctx, today: day('2027-01-20') }, 100)).rows.filter(
        ({ dossierId }) => dossierId === dossier.id,
      ),
    denied: [],
    right: 'staff',
    trail: 'plans.seen',
  },
  {
    name: 'listPlanRules',
    ask: async (ctx, { dossier }) =>
      (await planQueries.listPlanRules(ctx)).filter(({ creditorId }) => creditorId === dossier.creditorId),
    denied: [],
    right: 'staff',
  },
  {
    name: 'setPlanRules',
    ask: (ctx, { dossier }) =>
      planCommands.setPlanRules(ctx, {
        ...{ ...ruleValues, submissionId: crypto.randomUUID(), creditorId: dossier.creditorId },
      }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'recordPlan',
    ask: (ctx, { dossier }) =>
      planCommands.recordPlan(ctx, {
        ...{ dossierId: dossier.id, submissionId: crypto.randomUUID(), as: 'accepted', way: 'count' },
        ...{
          instalments: 3,
          instalmentCents: null,
          firstDueOn: day('2026-12-01'),
          every: 'month',
          words: 'x',
        },
      }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'breakPlan',
    ask: (ctx, { dossier }) =>
      planCommands.breakPlan(ctx, {
        ...{ dossierId: dossier.id, planId: crypto.randomUUID(), words: 'x' },
        submissionId: crypto.randomUUID(),
      }),
    denied: notFound,
    right: 'staff',
  },
  {
    name: 'findLawReading',
    ask: owned(disputeQueries.findLawReading),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'servePlanCalendar',
    ask: (ctx, { dossier }) => serveCalendar.servePlanCalendar(ctx, dossier.id, 'nl'),
    denied: null,
    right: 'debtor',
    mediator: ['download'],
  },
  {
    name: 'announcePayment',
    ask: (ctx, { dossier }) =>
      paymentReportCommands.announcePayment(ctx, {
        ...{ dossierId: dossier.id, submissionId: crypto.randomUUID(), amountCents: 100 },
        ...{ paidOn: day('2026-11-23'), accountEnd: '6769' },
      }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'provePayment',
    ask: (ctx, { dossier }) =>
      paymentReportCommands.provePayment(ctx, {
        ...{ dossierId: dossier.id, submissionId: crypto.randomUUID(), amountCents: 100 },
        ...{ paidOn: day('2026-11-23'), payerAccount: 'BE71096123456769' },
        ...{ beneficiaryAccount: 'BE68539007547034', communication: 'factuur', file: aFile() },
      }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'readUpload',
    ask: (ctx, { dossier }) => readUpload.readUpload(ctx, { dossierId: dossier.id, file: aFile() }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'listPaymentReports',
    ask: owned((ctx, dossier) => paymentReportQueries.listPaymentReports(ctx, dossier)),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'findDossierForReader',
    ask: (ctx, { dossier }) => dossierQueries.findDossierForReader(ctx, dossier.id, 'dossier'),
    denied: null,
    right: 'debtor',
    mediator: ['read'],
  },
  {
    name: 'saveStep of a plan',
    ask: (ctx, { dossier }) =>
      filingCommands.saveStep(ctx, { dossierId: dossier.id, kind: 'plan', typed: { words: 'kind' } }),
    denied: notFound,
    right: 'debtor',
    mediator: ['plan'],
  },
  {
    name: 'sendFiling of a plan',
    ask: (ctx, { dossier }) =>
      filingCommands.sendFiling(ctx, {
        ...{ dossierId: dossier.id, kind: 'plan', submissionId: crypto.randomUUID() },
      }),
    denied: notFound,
    right: 'debtor',
    mediator: ['plan'],
  },
  {
    name: 'findDraft of a plan',
    ask: (ctx, { dossier }) => filingQueries.findDraft(ctx, dossier.id, 'plan'),
    denied: null,
    right: 'debtor',
    mediator: ['plan'],
  },
  {
    name: 'draftMandate',
    ask: (ctx, { dossier }) =>
      mandateCommands.draftMandate(ctx, {
        ...{ dossierId: dossier.id, name: 'Els', organisation: 'OCMW', email: 'els@example.be' },
        ...{ mayDownload: true, mayMessage: true, mayPlan: true },
        ...{ fromOn: day('2026-11-23'), lastOn: day('2026-12-23') },
      }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'inviteMediator',
    ask: (ctx, { mandate }) => mandateCommands.inviteMediator(ctx, { mandateId: mandate.id }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'inviteMediator for the first time',
    ask: (ctx, { mandateDraft: mandateId }) => mandateCommands.inviteMediator(ctx, { mandateId }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'endMandate',
    ask: (ctx, { mandate }) => mandateCommands.endMandate(ctx, { mandateId: mandate.id }),
    denied: notFound,
    right: 'debtor',
  },
  {
    name: 'listMandates',
    ask: owned(mandateQueries.listMandates),
    denied: null,
    right: 'debtor',
    withheld: [],
  },
  { name: 'listMandates', ask: owned(mandateQueries.listMandates), denied: null, right: 'staff' },
  { name: 'findMandateDraft', ask: owned(mandateQueries.findMandateDraft), denied: null, right: 'debtor' },
  {
    name: 'findMandate',
    ask: (ctx, world) =>
      owned((_, dossier) => mandateQueries.findMandate(ctx, dossier, world.mandate.id))(ctx, world),
    denied: null,
    right: 'debtor',
  },
  {
    name: 'listLooks',
    ask: (ctx, world) =>
      owned((_, dossier) => mandateQueries.listLooks(ctx, dossier, world.mandate.id))(ctx, world),
    denied: null,
    right: 'debtor',
    withheld: [],
  },
  {
    name: 'listTrail',
    ask: (ctx) => staffQueries.listTrail(ctx, null, 10),
    denied: [],
    right: 'administrator',
    alsoWrong: ['debtor', 'staff', 'seesAll'],
  },
];

/** Every row of every table but the trail, as text. */
async function rowsOfAll(db: Database): Promise<string[]> {
  const tables = Object.values(schema).flatMap((part) =>
    is(part, PgTable) ? [getTableConfig(part).name] : [],
  );
  const each = tables
    .filter((name) => name !== 'audit_events')
    .map((name) => sql`select ${name}::text || ' ' || t::text as row from ${sql.identifier(name)} t`);
  const { rows } = (await db.execute(sql.join(each, sql` union all `))) as unknown as {
    rows: { row: string }[];
  };
  return rows.map(({ row }) => row).sort();
}

async function trailAfter(db: Database, id: number): Promise<string[]> {
  const events = await db
    .select({ type: auditEvents.type })
    .from(auditEvents)
    .where(gt(auditEvents.id, id))
    .orderBy(auditEvents.id);
  return events.map((event) => event.type);
}

const lastEvent = async (db: Database) =>
  Number(
    (await db.select({ id: sql<string>`coalesce(max(${auditEvents.id}), 0)` }).from(auditEvents))[0]?.id,
  );

const contextOf = (db: Database, actor: Actor) => contextFor(db, actor) as Asker;

describe.each(rows)('$name', ({ ask, denied, right, alsoWrong = [], trail }) => {
  it('tells and does nothing for whom it is not', () =>
    inRollback(async (db) => {
      const world = await givenWorld(db);
      const before = await rowsOfAll(db);
      const wrong = [
        ...Object.entries(world.wrong),
        ...alsoWrong.map((name) => [name, world.right[name]] as const),
      ];
      for (const [who, actor] of wrong) {
        const last = await lastEvent(db);
        expect([who, await ask(contextOf(db, actor), world)]).toEqual([who, denied]);
        expect([who, await trailAfter(db, last)]).toEqual([who, trail ? [trail] : []]);
      }
      expect(await rowsOfAll(db)).toEqual(before);
    }));

  it('answers for whom it is', () =>
    inRollback(async (db) => {
      const world = await givenWorld(db);
      expect(await ask(contextOf(db, world.right[right]), world)).not.toEqual(denied);
    }));
});

// What only staff do a mediator cannot even name: the types and the door refuse it.
describe.each(rows.filter(({ right, mediator }) => right === 'debtor' || mediator))(
  '$name by a mediator',
  ({ ask, denied, mediator, withheld = denied }) => {
    const needs = mediator ?? [];

    it('is refused where the mandate does not hold it', () =>
      inRollback(async (db) => {
        const world = await givenWorld(db);
        const before = await rowsOfAll(db);
        const lacking = needs.filter((need) => need !== 'read');
        for (const missing of mediator ? lacking : [null]) {
          await db.transaction(async (tx) => {
            const held = mandateScopes.filter((scope) => scope !== missing);
            await tx.update(mandates).set(columnsOf(held)).where(eq(mandates.id, world.mandate.id));
            const last = await lastEvent(tx);
            expect(await ask(contextOf(tx, mediatorActor(world.mandate)), world)).toEqual(withheld);
            expect(await trailAfter(tx, last)).toEqual([]);
            await tx.update(mandates).set(columnsOf(mandateScopes)).where(eq(mandates.id, world.mandate.id));
          });
        }
        expect(await rowsOfAll(db)).toEqual(before);
      }));

    it('is refused once the mandate is over, taken back, not begun, a draft, or of another dossier', () =>
      inRollback(async (db) => {
        const world = await givenWorld(db);
        const before = await rowsOfAll(db);
        const changes: Partial<typeof mandates.$inferInsert>[] = [
          { revokedAt: noon },
          { lastOn: '2026-11-22' },
          { fromOn: '2026-11-24' },
        ];
        const refuse = async (tx: Database, actor: Actor) =>
          expect(await ask(contextOf(tx, actor), world)).toEqual(denied);
        for (const change of changes) {
          await db.update(mandates).set(change).where(eq(mandates.id, world.mandate.id));
          await refuse(db, mediatorActor(world.mandate));
          const { revokedAt = null, lastOn, fromOn } = world.mandate;
          await db
            .update(mandates)
            .set({ revokedAt, lastOn, fromOn })
            .where(eq(mandates.id, world.mandate.id));
        }
        await refuse(db, mediatorActor({ id: world.mandateDraft, dossierId: world.dossier.id }));
        await refuse(db, mediatorActor(world.otherMandate));
        await refuse(db, mediatorActor({ id: world.otherMandate.id, dossierId: world.dossier.id }));
        expect(await rowsOfAll(db)).toEqual(before);
      }));
  },
);

it.each(rows.filter(({ mediator }) => mediator))(
  '$name is allowed to a mediator with exactly what it needs',
  ({ ask, denied, withheld = denied, mediator = [] }) =>
    inRollback(async (db) => {
      const world = await givenWorld(db);
      const held = mandateScopes.filter((scope) => mediator.includes(scope));
      await db.update(mandates).set(columnsOf(held)).where(eq(mandates.id, world.mandate.id));
      const answer = await ask(contextOf(db, mediatorActor(world.mandate)), world);
      expect(answer).not.toEqual(denied);
      if (!asksOwnDraft(withheld)) expect(answer).not.toEqual(withheld);
    }),
);

/** A mediator who wrote nothing yet has a draft that is as empty as one that is withheld. */
const asksOwnDraft = (withheld: unknown) => JSON.stringify(withheld) === '{"body":"","files":[]}';

const columnsOf = (scopes: readonly MandateScope[]) => ({
  mayDownload: scopes.includes('download'),
  mayMessage: scopes.includes('message'),
  mayPlan: scopes.includes('plan'),
});

it('answers to an id that is none as to an unknown one', () =>
  inRollback(async (db) => {
    const { right, dossier } = await givenWorld(db);
    for (const id of ['', 'x', "' or 1=1 --", '../..', '\u0000', crypto.randomUUID().toUpperCase()]) {
      for (const ctx of [contextOf(db, right.debtor), contextOf(db, right.administrator)]) {
        expect(await dossierQueries.findDossier(ctx, id)).toBeNull();
        expect(await documentQueries.openFile(ctx, id)).toBeNull();
        const wanted = new URLSearchParams();
        expect(
          await serveReceipt.serveReceipt(ctx, {
            dossierId: dossier.id,
            messageId: id,
            locale: 'nl',
            wanted,
          }),
        ).toBeNull();
        expect(await documentCommands.removeAttachment(ctx, { fileId: id })).toEqual(notFound);
        expect(await messageCommands.markRead(ctx, id, [])).toEqual(notFound);
      }
    }
  }));

it('cannot be written wrong: the types refuse each of these', () => {
  const [debtor, anybody] = [{} as Context<DebtorActor>, {} as Context];
  const dossier = { id: '' };
  // Never run: a line that the types let through makes its expectation unused, which is a fault to them.
  const refused = [
    // @ts-expect-error a debtor adds no documents
    () => documentCommands.addDocument(debtor, {} as documentCommands.NewDocument),
    // @ts-expect-error a debtor handles no reports
    () => reportCommands.handleReport(debtor, { reportId: '' }),
    // @ts-expect-error a debtor sees no internal facts
    () => dossierQueries.findInternalFacts(debtor, {} as never),
    // @ts-expect-error a debtor sees no trail
    () => staffQueries.listTrail(debtor, null, 1),
    // @ts-expect-error a debtor searches nothing
    () => staffQueries.searchDossiers(debtor, ''),
    // @ts-expect-error nobody writes without being known
    () => messageCommands.sendMessage(anybody, { dossierId: '', submissionId: '', body: '' }),
    // @ts-expect-error an id alone opens no dossier
    () => dossierQueries.listInvoices(anybody, dossier),
    // @ts-expect-error an id alone opens no conversation
    () => messageQueries.listMessages(anybody, dossier),
    // @ts-expect-error an id alone opens no documents
    () => documentQueries.listDocuments(anybody, dossier),
  ];
  expect(refused).toHaveLength(9);
});

// Open to everybody, or about the asking person alone: shown in auth, mandates, sessions, reports, kept-forms, erasure, letters and
// online-payments.test.ts. A certificate of erasure names nobody.
const open = [
  'signInWithLetter',
  'signInStaff',
  'signInWithMailCode',
  'askSignInCode',
  'reportNotMe',
  'askLetter',
  'findCertificate',
  'findCertificateByReceipt',
  'serveCertificate',
  'askMediatorCode',
  'signInMediator',
  'askConfirmationCode',
  'confirmEmail',
  'forgetEmail',
  'endOtherSessions',
  'setWishes',
  'setDetails',
  'hasFreshSignIn',
  'serveExport',
  'dataOf',
  'exportSchema',
  'findReceipt',
  'checkReceipt',
  'checkCodeFor',
  'findWishes',
  'listMySessions',
  'endSession',
  'actorOfSession',
  'findMyDetails',
  'findMyStaffDetails',
  'findSessionTimes',
  'keepForm',
  'findOnlinePayment',
  'askOnlinePayment',
  'receiveWebhook',
  'takeInWebhook',
  'drawTicket',
  'settleOnlinePayment',
];

const system = [
  'makeAccessCode',
  'storeAccessCode',
  'addStaff',
  'findLetterDossier',
  'listDossiersWithoutCode',
  'sweepSignIns',
  'sweepDrafts',
  'sweepFilingDrafts',
  'sweepMandateDrafts',
  'sweepBytes',
  'checkHeldClaims',
  'printLetters',
  'askOpenPayments',
  'retire',
];

// Pure: text, numbers and conditions.
const without = [
  'isId',
  'pageOf',
  'ownDraft',
  'ownKeptForms',
  'filesWithinReach',
  'reportsWithinReach',
  'fileHeaders',
  'checkClaims',
];

it('has a row for each command and query', () => {
  const modules = [
    ...[keptFormCommands, keptFormQueries],
    ...[
      authCommands,
      authQueries,
      authSweep,
      claimCheck,
      claimCommands,
      claimQueries,
      documentCommands,
      documentQueries,
      serveFile,
      serveAll,
      serveOverview,
      serveReceipt,
      sweep,
    ],
    ...[dossierQueries, messageCommands, messageQueries, reportCommands, reportQueries, staffQueries],
    ...[onlineAsk, onlineCommands, onlineQueries, onlineSettle],
    ...[bankCommands, bankQueries, keepUpload, correctionCommands, incomingCommands, incomingQueries],
    ...[
      filingCommands,
      filingFiles,
      filingQueries,
      servePacket,
      serveFiling,
      disputeQueries,
      planQueries,
      serveCalendar,
      servePlan,
    ],
    ...[mandateCommands, mandateQueries, authMediator],
    ...[paymentReportCommands, paymentReportQueries, readUpload],
    ...[letterCommands, letterQueries, letterPrint, lookQueries, outboxCommands, outboxQueries],
    ...[receiptQueries, serveChain, myData, myDataCommands],
    ...[privacyCommands, privacyQueries, privacyRetention, serveCertificate],
  ];
  const exported = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );
  const known = new Set([...rows.map((row) => row.name), ...open, ...system, ...without]);
  expect(exported.filter((name) => !known.has(name))).toEqual([]);
  expect([...open, ...system, ...without].filter((name) => !exported.includes(name))).toEqual([]);
});

it('keeps what only the shell may do out of everything that a browser reaches', () => {
  const own =
    /^lib\/(cli|demo)\/|^lib\/(sweeps|auth\/(commands|queries|sweep)|documents\/sweep|claims\/check|mandates\/commands|online-payments\/ask|letters\/print|privacy\/retention)\.ts$/;
  const sources = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const users = sources
    .filter((file) => /\.tsx?$/.test(file) && !own.test(file))
    .filter((file) => new RegExp(`\\b(${system.join('|')})\\b`).test(readFileSync(file, 'utf8')));
  expect(users).toEqual([]);
});
