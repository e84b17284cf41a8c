// Asked by start.mjs through tsx before it builds anything: are the variables right, and is the data folder free?
import path from 'node:path';
import { holderOf } from '../embedded-lock.ts';

try {
  const { env } = await import('../env.ts');
  if (!env.DATABASE_URL) await refuseUsedFolder(path.resolve(env.DATA_DIR));
  console.log(JSON.stringify({ port: env.PORT, origin: env.APP_ORIGIN ?? `http://localhost:${env.PORT}` }));
} catch (error) {
  if (!['EnvError', 'FolderInUse'].includes(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function refuseUsedFolder(folder) {
  const holder = await holderOf(folder);
  if (!holder) return;
  holder.socket.destroy();
  console.error(
    `The data folder ${folder} is in use by another process of this portal. Stop that one first, or set DATA_DIR.`,
  );
  process.exitCode = 1;
}
