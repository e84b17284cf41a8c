import { sql } from 'drizzle-orm';
import { database } from '@/lib/database.ts';

export const dynamic = 'force-dynamic';

/** Whether the portal can work: its database answers. Says nothing more to a stranger. */
export async function GET() {
  const ok = await database()
    .then((db) => db.execute(sql`select 1`))
    .then(
      () => true,
      () => false,
    );
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
