import type { BankEvent } from '@/lib/bank-statements/model.ts';
import { StatementCount, type StatementSummary } from '@/lib/bank-statements/summary.ts';

/** The figures of each statement in a file. */
export async function summariesOf(
  read: (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<BankEvent[]>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<StatementSummary[]> {
  const found: StatementSummary[] = [];
  let count = new StatementCount();
  for await (const events of read(bytes))
    for (const event of events) {
      if (event.type === 'statement') count = new StatementCount();
      else if (event.type === 'leaf') count.leaf(event.leaf);
      else if (event.type === 'entry') count.entry(event);
      else found.push(count.summary(event, event.head));
    }
  return found;
}
