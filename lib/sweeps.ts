import { sweepSignIns } from './auth/sweep.ts';
import { finishLateBookings } from './bank-statements/finish-late.ts';
import { checkHeldClaims } from './claims/check.ts';
import { shellContext } from './cli/context.ts';
import { database } from './database.ts';
import { sweepBytes, sweepDrafts, sweepFilingDrafts } from './documents/sweep.ts';
import { sweepMandateDrafts } from './mandates/commands.ts';
import { askOpenPayments } from './online-payments/ask.ts';
import { onlineProvider } from './online-payments/provider.ts';
import { queueInstalments, queueStatements } from './outbox/queue-due.ts';
import { retire } from './privacy/retention.ts';

const day = 24 * 60 * 60 * 1000;
const mostDraftBatches = 20;

/** A minute after the start and then once a day, while this process lives. */
export function sweepOften(): void {
  const quietly = () => void sweep().catch((error) => console.error('The sweep failed.', error));
  setTimeout(quietly, 60_000).unref();
  setInterval(quietly, day).unref();
}

/**
 * Removes what is over: codes by mail, old tries, sessions, drafts that nobody touched for a month, bytes that no row names, and all
 * whose term of keeping is over.
 * Reminders and statements of plans are queued. Held claims are checked once more, as waiting times pass, bookings of a later value day are finished, and the provider is asked for online payments without an end.
 */
export async function sweep(): Promise<Record<string, number>> {
  const ctx = shellContext(await database(), 'sweep');
  const signIns = await sweepSignIns(ctx);
  let drafts = 0;
  for (let batch = 0; batch < mostDraftBatches; batch++) {
    const swept = await sweepDrafts(ctx);
    drafts += swept.drafts;
    if (swept.drafts === 0) break;
  }
  const journeys = await sweepFilingDrafts(ctx);
  const mandates = await sweepMandateDrafts(ctx);
  const { removed: bytes } = await sweepBytes(ctx);
  const held = await checkHeldClaims(ctx);
  const late = await finishLateBookings(ctx);
  const { asked, failed } = await askOpenPayments(ctx, onlineProvider());
  const reminders = await queueInstalments(ctx);
  const statements = await queueStatements(ctx);
  const { notMe, contacts, messages, dossier: expired, bank: payers } = await retire(ctx);
  return {
    ...signIns,
    drafts,
    journeys,
    mandates,
    bytes,
    held,
    lateBookings: late,
    onlinePayments: asked,
    unasked: failed,
    reminders,
    statements,
    ...{ notMe, contacts, messages, expired, payers },
  };
}
