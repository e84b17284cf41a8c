import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { accessCodes } from '@/db/schema/access.ts';
import { ledgerSplits } from '@/db/schema/banking.ts';
import { documents, files, messages } from '@/db/schema/correspondence.ts';
import { dossiers, invoices, ledgerEntries, reminders } from '@/db/schema/dossiers.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import { plans } from '@/db/schema/plans.ts';
import { record } from '../audit/record.ts';
import { claimFacts } from '../claims/facts.ts';
import { type ClaimFacts, ledgerId, standingOf } from '../claims/rules.ts';
import { dayIn } from '../clock.ts';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import type { Day } from '../debt-law/day.ts';
import { type Cents, cents } from '../debt-law/money.ts';
import type { Split } from '../debt-law/running-claim.ts';
import { mayServeInline } from '../documents/rules.ts';
import { restsOn } from '../filings/stops.ts';
import type { Need } from '../mandates/reach.ts';
import { dossiersWithinReach } from './reach.ts';
import { refundedCents } from './refunded-cents.ts';
import { type Amounts, amountsOf } from './rules.ts';
import type { DossierView, InternalFacts, InvoiceView, Owned, PaymentView, ReminderView } from './view.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id from an address: the database refuses text that is no uuid with an error, where the answer is "not found". */
export const isId = (text: string): boolean => uuid.test(text);

const columns = {
  id: dossiers.id,
  reference: dossiers.reference,
  structuredCommunication: dossiers.structuredCommunication,
  originalCreditorName: dossiers.originalCreditorName,
  createdAt: dossiers.createdAt,
  closedOn: dossiers.closedOn,
  creditor: {
    name: creditors.name,
    enterpriseNumber: creditors.enterpriseNumber,
    street: creditors.street,
    postalCode: creditors.postalCode,
    city: creditors.city,
    email: creditors.email,
    phone: creditors.phone,
  },
  debtor: {
    name: debtors.name,
    street: debtors.street,
    postalCode: debtors.postalCode,
    city: debtors.city,
    language: debtors.language,
  },
  facts: claimFacts,
  description: sql<
    string | null
  >`(select ${invoices.description} from ${invoices} where ${invoices.dossierId} = ${dossiers.id} order by ${invoices.dueOn}, ${invoices.number} limit 1)`.as(
    'description',
  ),
  hasPlan:
    sql<boolean>`exists (select 1 from ${plans} where ${plans.dossierId} = ${dossiers.id} and ${plans.endedOn} is null)`.as(
      'has_plan',
    ),
  refundedCents,
  unreadCount:
    sql<string>`(select count(*) from ${messages} where ${messages.dossierId} = ${dossiers.id} and ${messages.debtorId} is null and ${messages.readAt} is null)`.as(
      'unread_count',
    ),
};

type Row = Omit<
  DossierView,
  'standing' | 'stops' | keyof Amounts | 'dueSince' | 'invoiceCount' | 'unreadCount' | 'closedOn'
> & {
  closedOn: string | null;
  facts: ClaimFacts;
  refundedCents: string;
  unreadCount: string;
};

const toView = (
  { facts, refundedCents: refunded, unreadCount, closedOn, ...row }: Row,
  today: Day,
): Owned<DossierView> => {
  const standing = standingOf(facts, today);
  const due = facts.invoices.map(({ dueOn }) => dueOn).sort();
  const view: DossierView = {
    ...row,
    ...amountsOf(standing.statement, Number(refunded)),
    standing,
    closedOn: closedOn as Day | null,
    stops: facts.stops.filter((stop) => restsOn(stop, today)),
    dueSince: due[0] ?? null,
    invoiceCount: facts.invoices.length,
    unreadCount: Number(unreadCount),
  };
  return view as Owned<DossierView>;
};

/** One dossier within the actor's reach, or null: unknown and not yours look the same. */
export async function findDossier(
  ctx: Context,
  dossierId: string,
  need: Need = 'own',
): Promise<Owned<DossierView> | null> {
  if (!isId(dossierId)) return null;
  const [row] = await ctx.db
    .select(columns)
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(and(eq(dossiers.id, dossierId), dossiersWithinReach(ctx.actor, need)))
    .limit(1);
  return row ? toView(row, ctx.today) : null;
}

/** A dossier for a page of staff. The look itself goes into the audit trail, in the same transaction. */
export async function findDossierForStaff(
  ctx: Context<StaffActor>,
  dossierId: string,
  page: string,
): Promise<Owned<DossierView> | null> {
  return ctx.db.transaction(async (tx) => {
    const dossier = await findDossier({ ...ctx, db: tx }, dossierId);
    if (dossier) await record(tx, ctx, { type: 'dossier.seen', dossierId: dossier.id, facts: { page } });
    return dossier;
  });
}

/** A dossier for a page of its debtor, or of a mediator, whose look goes into the audit trail in the same transaction. */
export async function findDossierForReader(
  ctx: Context<DebtorActor | MediatorActor>,
  dossierId: string,
  page: string,
  need: Need = 'read',
): Promise<Owned<DossierView> | null> {
  if (ctx.actor.kind === 'debtor') return findDossier(ctx, dossierId, need);
  return ctx.db.transaction(async (tx) => {
    const dossier = await findDossier({ ...ctx, db: tx }, dossierId, need);
    if (dossier) await record(tx, ctx, { type: 'dossier.seen', dossierId: dossier.id, facts: { page } });
    return dossier;
  });
}

/** The debtor's dossiers, open ones first, then the newest; the one of a mediator, whose look goes into the trail. */
export async function listDossiers(ctx: Context<DebtorActor | MediatorActor>): Promise<Owned<DossierView>[]> {
  const rows = await ctx.db
    .select(columns)
    .from(dossiers)
    .innerJoin(creditors, eq(creditors.id, dossiers.creditorId))
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(dossiersWithinReach(ctx.actor, 'read'))
    .orderBy(sql`${dossiers.closedOn} is not null`, desc(dossiers.createdAt), asc(dossiers.reference));
  const { actor } = ctx;
  if (actor.kind === 'mediator' && rows.length > 0)
    await record(ctx.db, ctx, { type: 'dossier.seen', dossierId: actor.dossierId, facts: { page: 'list' } });
  const all = rows.map((row) => toView(row, ctx.today));
  const rank = ({ closedOn, openCents }: DossierView) => (closedOn ? 2 : openCents <= 0 ? 1 : 0);
  return all.sort((a, b) => rank(a) - rank(b));
}

/** The invoices of a dossier, oldest due day first, with what was paid on each. */
export async function listInvoices(ctx: Context, dossier: Owned<DossierView>): Promise<InvoiceView[]> {
  const rows = await ctx.db
    .select({
      id: invoices.id,
      number: invoices.number,
      description: invoices.description,
      issuedOn: invoices.issuedOn,
      dueOn: invoices.dueOn,
      principal: invoices.principalCents,
      fileId: documents.fileId,
      mediaType: files.mediaType,
    })
    .from(invoices)
    .leftJoin(documents, and(eq(documents.invoiceId, invoices.id), eq(documents.kind, 'invoice')))
    .leftJoin(files, eq(files.id, documents.fileId))
    .where(eq(invoices.dossierId, dossier.id))
    .orderBy(asc(invoices.dueOn), asc(invoices.number));
  const open = new Map(
    dossier.standing.statement.invoices.map(({ id, openPrincipal }) => [id, openPrincipal]),
  );
  return rows.map(({ principal, issuedOn, dueOn, mediaType, ...row }) => {
    const openCents = open.get(row.id) ?? cents(principal);
    return {
      ...row,
      servedInline: mayServeInline({ kind: 'invoice', mediaType: mediaType ?? '' }),
      issuedOn: issuedOn as Day,
      dueOn: dueOn as Day,
      principalCents: cents(principal),
      paidCents: cents(principal - openCents),
      openCents,
    };
  });
}

/** Payments, credit notes and reversals of a dossier, newest value day first. */
export async function listPayments(ctx: Context, dossier: Owned<DossierView>): Promise<PaymentView[]> {
  const rows = await ctx.db
    .select({
      id: ledgerEntries.id,
      kind: ledgerEntries.kind,
      amountCents: ledgerEntries.amountCents,
      valueOn: ledgerEntries.valueOn,
      recordedAt: ledgerEntries.recordedAt,
      invoiceNumber: invoices.number,
      split: splitOfEntry,
    })
    .from(ledgerEntries)
    .leftJoin(invoices, eq(invoices.id, ledgerEntries.invoiceId))
    .where(eq(ledgerEntries.dossierId, dossier.id))
    .orderBy(desc(ledgerEntries.valueOn), desc(ledgerEntries.id));
  const today = new Map(dossier.standing.statement.splits.map((split) => [split.id, split]));
  return rows.map(({ recordedAt, split, ...row }) => ({
    ...row,
    split: split ?? splitToday(today.get(ledgerId(row.id))),
    amountCents: cents(row.amountCents),
    valueOn: row.valueOn as Day,
    bookedOn: dayIn(recordedAt),
  }));
}

/** What the creditor's file brought was split by nobody yet: it is shown as the law splits it today. */
function splitToday(split: Split | undefined): PaymentView['split'] {
  if (!split) return null;
  const sum = (head: 'principal' | 'interest') =>
    cents(split.parts.reduce((total, part) => total + part[head], 0));
  return {
    principal: sum('principal'),
    interest: sum('interest'),
    charge: split.charge,
    surplus: split.surplus,
  };
}

const splitOfEntry = sql<
  PaymentView['split']
>`(select jsonb_build_object('principal', sum(${ledgerSplits.principalCents}),
    'interest', sum(${ledgerSplits.interestCents}), 'charge', sum(${ledgerSplits.chargeCents}), 'surplus', sum(${ledgerSplits.surplusCents}))
  from ${ledgerSplits} where ${ledgerSplits.ledgerEntryId} = ${ledgerEntries.id} having count(*) > 0)`.as(
  'split',
);

/** Reminders and formal notices of a dossier, as the creditor's file told them, oldest first. */
export async function listReminders(ctx: Context, dossier: Owned<DossierView>): Promise<ReminderView[]> {
  const sent = await ctx.db
    .select({
      kind: reminders.kind,
      channel: reminders.channel,
      sentOn: reminders.sentOn,
      costCents: reminders.costCents,
      invoiceNumber: invoices.number,
    })
    .from(reminders)
    .leftJoin(invoices, eq(invoices.id, reminders.invoiceId))
    .where(eq(reminders.dossierId, dossier.id))
    .orderBy(asc(reminders.sentOn), asc(invoices.number));
  return sent.map((one) => ({ ...one, sentOn: one.sentOn as Day, costCents: cents(one.costCents) }));
}

/** What the creditor asks on top of the invoices, as the file said it, in cents. */
export async function claimedOnTop(
  ctx: Context,
  dossier: Owned<DossierView>,
): Promise<{ chargeCents: Cents; interestCents: Cents }> {
  const [row] = await ctx.db
    .select({
      charge: sql<string>`coalesce(sum(${invoices.claimedChargeCents}), 0)`,
      interest: sql<string>`coalesce(sum(${invoices.claimedInterestCents}), 0)`,
    })
    .from(invoices)
    .where(eq(invoices.dossierId, dossier.id));
  return { chargeCents: cents(Number(row?.charge ?? 0)), interestCents: cents(Number(row?.interest ?? 0)) };
}

/** The facts of a dossier that only staff see. */
export async function findInternalFacts(
  ctx: Context<StaffActor>,
  dossier: Owned<DossierView>,
): Promise<InternalFacts> {
  const [row] = await ctx.db
    .select({
      number: dossiers.number,
      debtorNumber: debtors.number,
      debtorKind: debtors.kind,
      debtorEmail: debtors.email,
      debtorConfirmedEmail: debtors.confirmedEmail,
      debtorPhone: debtors.phone,
      debtorPhoneConsentOn: debtors.phoneConsentOn,
      debtKind: dossiers.debtKind,
      isRecurring: dossiers.isRecurring,
      contractOn: dossiers.contractOn,
    })
    .from(dossiers)
    .innerJoin(debtors, eq(debtors.id, dossiers.debtorId))
    .where(and(eq(dossiers.id, dossier.id), dossiersWithinReach(ctx.actor)));
  if (!row) throw new Error('an owned dossier is within reach');
  const { chargeCents, interestCents } = await claimedOnTop(ctx, dossier);
  const [code] = await ctx.db
    .select({ createdAt: accessCodes.createdAt })
    .from(accessCodes)
    .where(
      and(
        eq(accessCodes.dossierId, dossier.id),
        isNull(accessCodes.replacedAt),
        gt(accessCodes.expiresAt, ctx.now),
      ),
    )
    .orderBy(desc(accessCodes.createdAt))
    .limit(1);
  return {
    ...row,
    contractOn: row.contractOn as Day | null,
    debtorPhoneConsentOn: row.debtorPhoneConsentOn as Day | null,
    claimedChargeCents: chargeCents,
    claimedInterestCents: interestCents,
    accessCodeMadeOn: code ? dayIn(code.createdAt) : null,
    reminders: await listReminders(ctx, dossier),
  };
}
