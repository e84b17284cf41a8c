import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { dossiers } from '@/db/schema/dossiers.ts';
import { letters } from '@/db/schema/letters.ts';
import { contacts } from '@/db/schema/mails.ts';
import type { Context, DebtorActor, StaffActor } from '../context.ts';
import { dossiersWithinReach } from '../dossiers/reach.ts';
import type { DossierView, Owned } from '../dossiers/view.ts';
import type { ContactView, Wishes } from './view.ts';
import { wishesOf } from './wishes.ts';

const most = 300;

/** How the debtor wants to be written to. */
export const findWishes = ({ db, actor }: Context<DebtorActor>): Promise<Wishes> =>
  wishesOf(db, actor.debtorIds[0] ?? '');

/** What was sent to the debtor of a dossier by mail and by post, and what was not and why, the newest first. */
export async function listContacts(
  ctx: Context<DebtorActor | StaffActor>,
  dossier: Owned<DossierView>,
): Promise<{ contacts: ContactView[]; isCut: boolean }> {
  const mailed = await ctx.db
    .select({
      id: contacts.id,
      at: contacts.at,
      kind: contacts.kind,
      event: contacts.event,
      reason: contacts.reason,
      until: contacts.until,
    })
    .from(contacts)
    .innerJoin(dossiers, eq(dossiers.debtorId, contacts.debtorId))
    .where(
      and(
        eq(dossiers.id, dossier.id),
        // A code by mail is about no dossier, and is the debtor's in each.
        or(eq(contacts.dossierId, dossier.id), isNull(contacts.dossierId)),
        dossiersWithinReach(ctx.actor),
      ),
    )
    .orderBy(desc(contacts.id))
    .limit(most);
  const printed = await ctx.db
    .select({ id: letters.id, at: letters.printedAt, kind: letters.kind })
    .from(letters)
    .innerJoin(dossiers, eq(dossiers.id, letters.dossierId))
    .where(
      and(eq(letters.dossierId, dossier.id), isNotNull(letters.printedAt), dossiersWithinReach(ctx.actor)),
    )
    .orderBy(desc(letters.printedAt))
    .limit(most);
  const all: ContactView[] = [
    ...mailed.map((row) => ({ ...row, id: `${row.id}` })),
    ...printed.flatMap(({ at, ...row }) =>
      at ? [{ ...row, at, event: 'printed' as const, reason: null, until: null }] : [],
    ),
  ];
  all.sort((a, b) => b.at.getTime() - a.at.getTime());
  return { contacts: all.slice(0, most), isCut: mailed.length === most || all.length > most };
}
