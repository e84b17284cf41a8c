import { sql } from 'drizzle-orm';
import { refundReturns, refunds } from '@/db/schema/banking.ts';
import { dossiers } from '@/db/schema/dossiers.ts';

/** What went back of what was paid too much and stayed there, of a dossier of the outer select, in cents. */
export const refundedCents =
  sql<string>`(select coalesce(sum(${refunds.amountCents}), 0) from ${refunds} where ${refunds.dossierId} = ${dossiers.id}
    and not exists (select 1 from ${refundReturns} where ${refundReturns.refundId} = ${refunds.id}))`.as(
    'refunded_cents',
  );
