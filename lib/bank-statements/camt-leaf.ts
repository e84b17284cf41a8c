import { type CamtFields, camtPlaces } from './camt-fields.ts';
import type { BankLeaf, Exact } from './model.ts';

/** What a transaction takes over from the entry that it is part of. */
export type CamtEntry = {
  fields: CamtFields;
  isCredit: boolean;
  amount: Exact;
  currency: string | null;
  isReversal: boolean;
  account: string | null;
  line: number;
};

export type RawLeaf = Omit<BankLeaf, 'key' | 'parked'>;

const joined = (parts: readonly string[]): string => parts.join(' ').replace(/\s+/g, ' ');

/** A transaction of an entry as one payment, or the entry itself when the bank does not detail it. */
export function camtLeaf(
  entry: CamtEntry,
  transaction: CamtFields | null,
  own: { isCredit: boolean; amount: Exact },
): RawLeaf {
  const { fields, line } = entry;
  const about = fields.first('AddtlNtryInf');
  const kind = kindOf(entry, own.isCredit, transaction?.first('RtrInf') === 'yes');
  const isBack = kind === 'reversal' || kind === 'returned';
  const { payerName, payerAccount } = transaction ? otherParty(entry, transaction, own.isCredit) : nobody;
  return {
    kind,
    isCredit: own.isCredit,
    amount: own.amount,
    currency: entry.currency,
    bookedOn: fields.day(line, 'BookgDt/Dt', 'BookgDt/DtTm'),
    valueOn: fields.day(line, 'ValDt/Dt', 'ValDt/DtTm'),
    payerName,
    payerAccount,
    structured: transaction?.first(reference) ?? null,
    text: transaction ? textOf(transaction, about) : about,
    endToEndId: transaction?.first('Refs/EndToEndId') ?? null,
    mandate: transaction?.first('Refs/MndtId') ?? null,
    reason: isBack ? (transaction?.first('RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry') ?? null) : null,
  };
}

const nobody = { payerName: null, payerAccount: null };
const reference = 'RmtInf/Strd/CdtrRefInf/Ref';

/** What was written beside the structured reference; when nothing was written at all, what the bank says itself. */
function textOf(transaction: CamtFields, about: string | null): string | null {
  const [first, ...further] = transaction.all(reference);
  const written = [
    ...transaction.all('RmtInf/Ustrd'),
    ...further,
    ...transaction.all('RmtInf/Strd/AddtlRmtInf'),
    ...transaction.all('RmtInf/Strd/RfrdDocInf/Nb'),
  ];
  if (written.length > 0) return joined(written);
  return first === undefined ? (transaction.first('AddtlTxInf') ?? about) : null;
}

// The sign already says which way the money went; the two marks say only what it undoes.
function kindOf({ isReversal }: CamtEntry, isCredit: boolean, isReturn: boolean): BankLeaf['kind'] {
  if (isReversal || isReturn) return isCredit ? 'returned' : 'reversal';
  return isCredit ? 'customer' : 'debit';
}

/** Who paid us, or whom we paid; of a return, banks name the one or the other as debtor, so ours is left out. */
function otherParty(
  { account }: CamtEntry,
  transaction: CamtFields,
  isCredit: boolean,
): Pick<BankLeaf, 'payerName' | 'payerAccount'> {
  const { Dbtr, Cdtr } = camtPlaces;
  const sides = isCredit ? [Dbtr, Cdtr] : [Cdtr, Dbtr];
  for (const side of sides) {
    const payerAccount = transaction.account(side.account);
    if (payerAccount !== null && payerAccount !== account)
      return { payerName: transaction.first(...side.name), payerAccount };
  }
  return { payerName: transaction.first(...(isCredit ? Dbtr : Cdtr).name), payerAccount: null };
}

/** What the bank calls this transaction, which no other has: it keeps twins apart. */
export function camtReference({ fields }: CamtEntry, transaction: CamtFields | null): string | null {
  const names = [
    fields.first('AcctSvcrRef', 'NtryRef'),
    transaction?.first('Refs/AcctSvcrRef'),
    transaction?.first('Refs/TxId'),
  ];
  return names.some(Boolean) ? names.join(' ') : null;
}
