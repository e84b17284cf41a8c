import { migrateDatabase } from '@/db/migrate.ts';
import { refuseSamples } from '../agency-check.ts';
import { closeSharedDatabase, isEmbedded, openSharedDatabase } from '../database.ts';
import { demoSignIn, fillWithDemo, isEmpty } from '../demo/commands.ts';
import { lockFolder } from '../embedded-lock.ts';
import { env } from '../env.ts';
import { isLocal } from '../origin.ts';
import { shellContext } from './context.ts';

/** Brings the database to the newest schema and, where demo data belong, fills an empty one. */
export async function prepare({ demo, json }: { demo: boolean; json: boolean }): Promise<number> {
  refuseSamples();
  const unlock = isEmbedded ? await lockFolder(env.DATA_DIR) : undefined;
  try {
    const open = await openSharedDatabase();
    await migrateDatabase(open);
    const ctx = shellContext(open.db, 'prepare');
    // Everybody knows the demo's sign-ins: on an address for others they need a clear wish.
    const wanted = demo && (env.DEMO_DATA || (isEmbedded && isLocal));
    if (wanted && (await isEmpty(ctx))) await fillWithDemo(ctx);
    if (json) console.log(JSON.stringify({ demo: wanted ? await demoSignIn(ctx) : null }));
    return 0;
  } finally {
    await closeSharedDatabase();
    await unlock?.();
  }
}
