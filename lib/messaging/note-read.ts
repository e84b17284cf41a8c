import 'server-only';
import { headers } from 'next/headers';
import { after } from 'next/server';
import type { Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { markRead } from './commands.ts';

/**
 * Once this page with these messages is answered, they were on the screen. A browser that only fetches ahead
 * showed nothing to anybody, and a failure must not spoil the page. A mediator does not read in the debtor's place.
 */
export async function noteRead(
  { actor, ...ctx }: Context<DebtorActor | MediatorActor | StaffActor>,
  dossierId: string,
  listed: readonly { id: string }[],
): Promise<void> {
  if (actor.kind === 'mediator') return;
  const sent = await headers();
  if (sent.has('next-router-prefetch') || (sent.get('sec-purpose') ?? '').includes('prefetch')) return;
  const ids = listed.map(({ id }) => id);
  after(() =>
    markRead({ ...ctx, actor }, dossierId, ids).catch((error) =>
      console.error('Messages could not be marked as read.', error),
    ),
  );
}
