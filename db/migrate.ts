import path from 'node:path';
import type { OpenDatabase } from './client.ts';

const migrationsFolder = path.join(process.cwd(), 'db/migrations');

/** Brings the database to the newest schema; doing it again changes nothing. */
export async function migrateDatabase({ db, driver }: OpenDatabase): Promise<void> {
  if (driver === 'pglite') {
    const { migrate } = await import('drizzle-orm/pglite/migrator');
    return migrate(db as never, { migrationsFolder });
  }
  if (driver === 'neon') {
    const { migrate } = await import('drizzle-orm/neon-serverless/migrator');
    return migrate(db as never, { migrationsFolder });
  }
  const { migrate } = await import('drizzle-orm/node-postgres/migrator');
  return migrate(db as never, { migrationsFolder });
}
