import { type SQL, sql } from 'drizzle-orm';
import { claimDecisions, dossiers, invoices, ledgerEntries, reminders } from '@/db/schema/dossiers.ts';
import { filings, stops } from '@/db/schema/filings.ts';
import { creditors, debtors } from '@/db/schema/parties.ts';
import type { ClaimFacts } from './rules.ts';

// What somebody said without signing in is no page of the debtor.
const shownFilingId = sql`(select ${filings.id} from ${filings} where ${filings.id} = ${stops.filingId}
  and num_nonnulls(${filings.debtorId}, ${filings.staffId}) > 0)`;

/**
 * All facts of a claim as one value, for a select that joins dossiers, creditors and debtors: one statement, however many
 * invoices there are.
 */
export const claimFacts: SQL.Aliased<ClaimFacts> = sql<ClaimFacts>`jsonb_build_object(
  'debtorKind', ${debtors.kind},
  'debtKind', ${dossiers.debtKind},
  'isRecurring', ${dossiers.isRecurring},
  'creditorIsSme', ${creditors.isSme},
  'contractOn', ${dossiers.contractOn},
  'contractRenewedOn', ${dossiers.contractRenewedOn},
  'clause', jsonb_build_object('text', ${dossiers.chargeClauseText}, 'flat', ${dossiers.chargeClauseFlatCents},
    'bps', ${dossiers.chargeClauseBps}, 'minimum', ${dossiers.chargeClauseMinimumCents}),
  'interestBps', ${dossiers.interestRatePerYearBps},
  'invoices', (select coalesce(jsonb_agg(jsonb_build_object('id', ${invoices.id}, 'principal', ${invoices.principalCents},
    'issuedOn', ${invoices.issuedOn}, 'dueOn', ${invoices.dueOn}, 'charge', ${invoices.claimedChargeCents}, 'interest', ${invoices.claimedInterestCents})), '[]')
    from ${invoices} where ${invoices.dossierId} = ${dossiers.id}),
  'reminders', (select coalesce(jsonb_agg(jsonb_build_object('invoiceId', ${reminders.invoiceId},
    'kind', ${reminders.kind}, 'channel', ${reminders.channel}, 'sentOn', ${reminders.sentOn}, 'cost', ${reminders.costCents})), '[]')
    from ${reminders} where ${reminders.dossierId} = ${dossiers.id}),
  'money', (select coalesce(jsonb_agg(jsonb_build_object('id', ${ledgerEntries.id}, 'kind', ${ledgerEntries.kind},
    'amount', ${ledgerEntries.amountCents}, 'on', ${ledgerEntries.valueOn}, 'invoiceId', ${ledgerEntries.invoiceId},
    'reverses', ${ledgerEntries.reversesId})), '[]')
    from ${ledgerEntries} where ${ledgerEntries.dossierId} = ${dossiers.id}),
  'stops', (select coalesce(jsonb_agg(jsonb_build_object('filingId', ${shownFilingId}, 'kind', ${stops.kind},
    'from', ${stops.fromOn}, 'last', ${stops.lastOn}, 'registered', ${stops.registeredOn}, 'ended', ${stops.endedOn})
    order by ${stops.id}), '[]')
    from ${stops} where ${stops.dossierId} = ${dossiers.id}),
  'decisions', (select coalesce(jsonb_agg(${claimDecisions.kind} order by ${claimDecisions.id}), '[]')
    from ${claimDecisions} where ${claimDecisions.dossierId} = ${dossiers.id})
)`.as('claim_facts');
