import type { Database } from '@/db/client.ts';
import { dossiers, invoices } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { creditors, debtors, staff, staffCreditors } from '@/db/schema/parties.ts';
import type { StaffActor } from '@/lib/context.ts';
import { referenceOf } from '@/lib/dossiers/reference.ts';
import { structuredCommunicationOf } from '@/lib/payments/structured-communication.ts';
import { noon, staffActor } from './actors.ts';

let made = 0;
const next = () => ++made;

function written<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('the row was not written');
  return row;
}

export async function givenCreditor(db: Database, facts: Partial<typeof creditors.$inferInsert> = {}) {
  const values = { enterpriseNumber: `0${next()}`, name: 'VoltaVerde', ...facts };
  return written(await db.insert(creditors).values(values).returning());
}

export async function givenDebtor(
  db: Database,
  { creditorId, ...facts }: Partial<typeof debtors.$inferInsert> = {},
) {
  const values = {
    creditorId: creditorId ?? (await givenCreditor(db)).id,
    number: `K-${next()}`,
    kind: 'consumer',
    name: 'An Peeters',
    language: 'nl',
    ...facts,
  } as const;
  return written(await db.insert(debtors).values(values).returning());
}

/** A dossier with one invoice of € 123.45; without a debtor it gets one of a new creditor. */
export async function givenDossier(db: Database, of?: { id: string; creditorId: string }) {
  const debtor = of ?? (await givenDebtor(db));
  const n = next();
  const values = {
    creditorId: debtor.creditorId,
    debtorId: debtor.id,
    number: `D-${n}`,
    reference: referenceOf(10_000_000 + n),
    structuredCommunication: structuredCommunicationOf(8_500_000_000 + n),
  };
  const dossier = written(await db.insert(dossiers).values(values).returning());
  await db.insert(invoices).values({
    dossierId: dossier.id,
    number: `F-${n}`,
    description: 'Elektriciteit, juni',
    issuedOn: '2026-06-01',
    dueOn: '2026-06-16',
    principalCents: 12_345,
  });
  return dossier;
}

/** A mandate of a dossier that was given with all scopes, from 1 November 2026 for two months. */
export async function givenMandate(
  db: Database,
  dossier: { id: string; debtorId: string },
  facts: Partial<typeof mandates.$inferInsert> = {},
) {
  const values = {
    ...{ dossierId: dossier.id, debtorId: dossier.debtorId, name: 'Els Maes', organisation: 'OCMW Gent' },
    ...{ email: `els-${next()}@example.be`, mayDownload: true, mayMessage: true, mayPlan: true },
    ...{ fromOn: '2026-11-01', lastOn: '2026-12-31', draftedAt: noon, givenAt: noon, codeHash: 'x' },
    ...facts,
  };
  return written(await db.insert(mandates).values(values).returning());
}

/** A member of staff who may see the listed creditors, or all of them when none is listed. */
export async function givenStaff(
  db: Database,
  {
    creditorIds,
    ...facts
  }: Partial<Omit<typeof staff.$inferInsert, 'reach'>> & { creditorIds?: string[] } = {},
): Promise<StaffActor> {
  const values = {
    email: `staff-${next()}@example.be`,
    name: 'Samira',
    passwordHash: 'x',
    role: 'agent',
    reach: creditorIds ? 'listed' : 'all',
    ...facts,
  } as const;
  const { id, role, reach } = written(await db.insert(staff).values(values).returning());
  if (creditorIds?.length) {
    await db.insert(staffCreditors).values(creditorIds.map((creditorId) => ({ staffId: id, creditorId })));
  }
  return staffActor(id, { role, reach });
}
