import type { CamtFields } from './camt-fields.ts';
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

const joined = (...parts: (string | null)[]): string | null =>
  parts
    .filter((part) => part !== null)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim() || null;

/** A transaction of an entry as one payment, or the entry itself when the bank does not detail it. */
export function camtLeaf(
  entry: CamtEntry,
  transaction: CamtFields | null,
  own: { isCredit: boolean; amount: Exact },
): RawLeaf {
  const { fields, line } = entry;
  const dates = {
    bookedOn: fields.day(line, 'BookgDt/Dt', 'BookgDt/DtTm'),
    valueOn: fields.day(line, 'ValDt/Dt', 'ValDt/DtTm'),
  };
  const about = fields.first('AddtlNtryInf');
  const common = { ...own, ...dates, currency: entry.currency };
  if (!transaction)
    return {
      ...common,
      kind: kindOf(entry, own.isCredit, false),
      ...{ payerName: null, payerAccount: null, structured: null },
      text: joined(about),
      ...{ endToEndId: null, mandate: null, reason: null },
    };
  const kind = kindOf(entry, own.isCredit, transaction.has('RtrInf'));
  const [structured = null, ...further] = transaction.all('RmtInf/Strd/CdtrRefInf/Ref');
  const written = [
    ...transaction.all('RmtInf/Ustrd'),
    ...further,
    ...transaction.all('RmtInf/Strd/AddtlRmtInf'),
    ...transaction.all('RmtInf/Strd/RfrdDocInf/Nb'),
  ];
  const isSilent = written.length === 0 && structured === null;
  return {
    ...common,
    kind,
    ...otherParty(entry, transaction, own.isCredit),
    structured,
    text: isSilent ? joined(transaction.first('AddtlTxInf') ?? about) : joined(...written),
    endToEndId: transaction.first('Refs/EndToEndId'),
    mandate: transaction.first('Refs/MndtId'),
    reason:
      kind === 'reversal' || kind === 'returned'
        ? transaction.first('RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry')
        : null,
  };
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
  const roles = isCredit ? (['Dbtr', 'Cdtr'] as const) : (['Cdtr', 'Dbtr'] as const);
  const others = roles.filter((role) => {
    const theirs = transaction.account(`RltdPties/${role}Acct`);
    return theirs !== null && theirs !== account;
  });
  const role = others[0] ?? roles[0];
  const name = (of: string) => transaction.first(`RltdPties/${of}/Nm`, `RltdPties/${of}/Pty/Nm`);
  return {
    payerName: name(role) ?? name(`Ultmt${role}`),
    payerAccount: others[0] ? transaction.account(`RltdPties/${role}Acct`) : null,
  };
}

/** What the bank calls this transaction, which no other has: it keeps twins apart. */
export const camtReference = ({ fields }: CamtEntry, transaction: CamtFields | null): string | null =>
  joined(
    fields.first('AcctSvcrRef', 'NtryRef'),
    transaction?.first('Refs/AcctSvcrRef') ?? null,
    transaction?.first('Refs/TxId') ?? null,
  );
