import { desc, eq } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { contactWishes } from '@/db/schema/mails.ts';
import { noLimits } from './guard.ts';
import type { Wishes } from './view.ts';

/** What holds for who never chose: papers by post, no reminder before, and no limit but the hours. */
export const defaultWishes: Wishes = { ...noLimits, papersByMail: false, remindBefore: false, setAt: null };

/** How a debtor wants to be written to. */
export async function wishesOf(db: Database, debtorId: string): Promise<Wishes> {
  const [row] = await db
    .select({
      papersByMail: contactWishes.papersByMail,
      remindBefore: contactWishes.remindBefore,
      remindersByMail: contactWishes.remindersByMail,
      weekdays: contactWishes.weekdays,
      mostAWeek: contactWishes.mostAWeek,
      setAt: contactWishes.setAt,
    })
    .from(contactWishes)
    .where(eq(contactWishes.debtorId, debtorId))
    .orderBy(desc(contactWishes.id))
    .limit(1);
  return row ?? defaultWishes;
}
