import { refuseSamples } from './agency-check.ts';
import { serveCommands } from './cli/serve.ts';
import { isEmbedded, openSharedDatabase } from './database.ts';
import { lockFolder } from './embedded-lock.ts';
import { env } from './env.ts';
import { sendOften } from './outbox/send-soon.ts';
import { sweepOften } from './sweeps.ts';

/** Locks and opens the database before the first request. A process that cannot work ends with a sentence. */
export async function start(): Promise<void> {
  try {
    refuseSamples();
    if (isEmbedded) await lockFolder(env.DATA_DIR, serveCommands);
    const { db, driver } = await openSharedDatabase();
    if (driver === 'pglite') await db.execute('select 1');
    if (!env.VERCEL) {
      sweepOften();
      sendOften();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
