// Asked by start.mjs through tsx before it builds anything: are the settings right, and is the data folder free?
import { FolderInUse, holderOf } from '../embedded-lock.ts';

try {
  const { env } = await import('../env.ts');
  const { refuseSamples } = await import('../agency-check.ts');
  refuseSamples();
  const holder = env.DATABASE_URL ? null : await holderOf(env.DATA_DIR);
  holder?.socket.destroy();
  if (holder) throw new FolderInUse(env.DATA_DIR);
  console.log(JSON.stringify({ port: env.PORT, origin: env.APP_ORIGIN ?? `http://localhost:${env.PORT}` }));
} catch (error) {
  if (!['EnvError', 'FolderInUse', 'HolderUnproven', 'SampleProfile'].includes(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
