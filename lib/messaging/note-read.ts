import type { Context, DebtorActor, StaffActor } from '../context.ts';
import { markRead } from './commands.ts';

/** After a page with messages was answered: they were on the screen. A failure must not spoil the page. */
export async function noteRead(ctx: Context<DebtorActor | StaffActor>, dossierId: string): Promise<void> {
  await markRead(ctx, dossierId).catch((error) =>
    console.error('Messages could not be marked as read.', error),
  );
}
