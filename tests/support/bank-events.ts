import type { BankEvent, BankLeaf } from '@/lib/bank-statements/model.ts';

type Read = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<BankEvent[]>;

/** Bytes as they come from a file, in pieces of a size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All that a reader hands out of some bytes, which come in pieces of a size. */
export async function eventsOf(read: Read, bytes: Uint8Array, size = 97): Promise<BankEvent[]> {
  const events: BankEvent[] = [];
  for await (const some of read(inPieces(bytes, size))) events.push(...some);
  return events;
}

export const leavesOf = (events: readonly BankEvent[]): BankLeaf[] =>
  events.flatMap((event) => (event.type === 'leaf' ? [event.leaf] : []));

export const endsOf = (events: readonly BankEvent[]) =>
  events.flatMap((event) => (event.type === 'end' ? [event] : []));
