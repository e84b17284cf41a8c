import { shellContext } from './cli/context.ts';
import { database } from './database.ts';
import { sweepBytes, sweepDrafts } from './documents/sweep.ts';

const day = 24 * 60 * 60 * 1000;

/** A minute after the start and then once a day, while this process lives: drafts that nobody touched for a month, and bytes that no row names. */
export function sweepOften(): void {
  setTimeout(() => void sweep().catch((error) => console.error('The sweep failed.', error)), 60_000).unref();
  setInterval(() => void sweep().catch((error) => console.error('The sweep failed.', error)), day).unref();
}

async function sweep(): Promise<void> {
  const ctx = shellContext(await database(), 'sweep');
  await sweepDrafts(ctx);
  await sweepBytes(ctx);
}
