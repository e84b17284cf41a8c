import { randomInt, randomUUID } from 'node:crypto';
import type { Database } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { creditors, debtors, staff, staffCreditors } from '@/db/schema/parties.ts';
import type { Actor, Context, DebtorActor, StaffActor } from '@/lib/context.ts';
import { day } from '@/lib/debt-law/day.ts';

const digits = (length: number) => Array.from({ length }, () => randomInt(10)).join('');

function one<T>(rows: T[]): T {
  if (!rows[0]) throw new Error('no row was written');
  return rows[0];
}

/** A creditor with a debtor and a dossier of its own. */
export async function givenDossier(db: Database) {
  const creditor = one(
    await db
      .insert(creditors)
      .values({ enterpriseNumber: digits(10), name: 'Waterland Energie' })
      .returning(),
  );
  const debtor = one(
    await db
      .insert(debtors)
      .values({
        creditorId: creditor.id,
        number: digits(6),
        kind: 'consumer',
        name: 'An Peeters',
        language: 'nl',
      })
      .returning(),
  );
  const dossier = one(
    await db
      .insert(dossiers)
      .values({
        creditorId: creditor.id,
        debtorId: debtor.id,
        number: digits(6),
        reference: digits(10),
        structuredCommunication: digits(12),
      })
      .returning(),
  );
  return { id: dossier.id, debtorId: debtor.id, creditorId: creditor.id };
}

export const debtorOf = (...dossiers: { debtorId: string }[]): DebtorActor => ({
  kind: 'debtor',
  sessionId: randomUUID(),
  debtorIds: dossiers.map((dossier) => dossier.debtorId),
});

/** A member of staff for the creditors of these dossiers; for all when none is given. */
export async function givenStaff(db: Database, ...only: { creditorId: string }[]): Promise<StaffActor> {
  const reach = only.length > 0 ? 'listed' : 'all';
  const person = one(
    await db
      .insert(staff)
      .values({
        email: `${randomUUID()}@example.be`,
        name: 'Samira',
        passwordHash: 'x',
        role: 'agent',
        reach,
      })
      .returning(),
  );
  for (const { creditorId } of only)
    await db.insert(staffCreditors).values({ staffId: person.id, creditorId });
  return { kind: 'staff', sessionId: randomUUID(), staffId: person.id, role: 'agent', reach };
}

export const contextOf = <Who extends Actor>(db: Database, actor: Who): Context<Who> => ({
  db,
  actor,
  now: new Date('2026-11-23T09:00:00Z'),
  today: day('2026-11-23'),
});
