// A process that holds the embedded database of DATA_DIR as the running portal does, without its pages.
import { migrateDatabase } from '@/db/migrate.ts';
import { openSharedDatabase } from '@/lib/database.ts';
import { start } from '@/lib/instrumentation-node.ts';

await start();
await migrateDatabase(await openSharedDatabase());
console.log('ready');
// The lock alone keeps no process alive.
process.stdin.resume();
