import type { InspectedStatement } from './bank-file.ts';
import type { UnreadableBankFile } from './model.ts';

/** What a statement would bring: payments that are new, and those of them that name one open dossier. */
export type PreviewedStatement = InspectedStatement & { fresh: number; matching: number };

export type BankPreview =
  | { ok: true; statements: PreviewedStatement[] }
  | { ok: false; line: number; code: UnreadableBankFile['code'] };
