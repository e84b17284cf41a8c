import type { BankFileInspection, InspectedStatement } from './bank-file.ts';
import type { BankEvent, BankLeaf } from './model.ts';

const batchSize = 2_000;

export type Piece =
  /** `account` is null where nothing of the statement is to be written. */
  | { type: 'begun'; account: string | null }
  | { type: 'leaves'; leaves: BankLeaf[] }
  | { type: 'ended'; statement: InspectedStatement };
export type Pieces = AsyncGenerator<Piece, void, undefined>;

/** Each statement of a file: its beginning, the payments that concern us in batches, and its end with its figures. */
export async function* piecesOf(events: AsyncGenerator<BankEvent[]>, inspection: BankFileInspection): Pieces {
  let leaves: BankLeaf[] = [];
  for await (const some of events)
    for (const event of some) {
      const statement = inspection.take(event);
      if (event.type === 'statement') {
        const { head } = event;
        yield {
          type: 'begun',
          account: inspection.reasonsAgainst(head).length > 0 ? null : inspection.ownAccount(head),
        };
      } else if (event.type === 'leaf' && event.leaf.kind !== 'debit') leaves.push(event.leaf);
      if (leaves.length === batchSize || (statement && leaves.length > 0)) {
        yield { type: 'leaves', leaves };
        leaves = [];
      }
      if (statement) yield { type: 'ended', statement };
    }
}
