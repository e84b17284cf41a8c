export type CamtPart = {
  amount?: string;
  isCredit?: boolean;
  name?: string;
  account?: string;
  text?: string | string[];
  structured?: string | string[];
  endToEnd?: string;
  returned?: string;
};

export type CamtPayment = Omit<CamtPart, 'amount'> & {
  amount: string;
  on?: string;
  status?: string | null;
  isReversal?: boolean;
  currency?: string;
  reference?: string;
  about?: string;
  announced?: number;
  /** The transactions of the entry; one that says what the entry says when left out, none when empty. */
  parts?: CamtPart[];
};

export type CamtStatement = {
  version?: 2 | 4 | 8;
  account?: string;
  currency?: string | null;
  id?: string;
  opening?: string | null;
  closing?: string | null;
  payments: CamtPayment[];
};

const tag = (name: string, value: string | null | undefined): string =>
  value === null || value === undefined ? '' : `<${name}>${value}</${name}>`;

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

function transaction(part: CamtPart, entry: CamtPayment, version: 2 | 4 | 8): string {
  const isCredit = part.isCredit ?? entry.isCredit ?? true;
  const [role, other] = isCredit ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct'];
  const money = `<Amt Ccy="${entry.currency ?? 'EUR'}">${part.amount}</Amt>`;
  const amount =
    part.amount === undefined
      ? ''
      : version === 2
        ? `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>`
        : `${money}<CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd>`;
  const name = tag('Nm', part.name);
  const party = version === 8 ? tag('Pty', name) : name;
  return `<TxDtls><Refs>${tag('EndToEndId', part.endToEnd)}</Refs>${amount}<RltdPties>${tag(role as string, party)}${
    part.account ? `<${other}><Id><IBAN>${part.account}</IBAN></Id></${other}>` : ''
  }</RltdPties><RmtInf>${list(part.text)
    .map((line) => tag('Ustrd', line))
    .join('')}${list(part.structured)
    .map(
      (ref) =>
        `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>${ref}</Ref></CdtrRefInf></Strd>`,
    )
    .join(
      '',
    )}</RmtInf>${part.returned ? `<RtrInf><Rsn><Cd>${part.returned}</Cd></Rsn></RtrInf>` : ''}</TxDtls>`;
}

function entry(payment: CamtPayment, version: 2 | 4 | 8): string {
  const { amount, isCredit = true, on = '2026-11-23', status = 'BOOK', currency = 'EUR' } = payment;
  const parts = payment.parts ?? [{ ...payment, amount }];
  const batch = payment.announced === undefined ? '' : `<Btch><NbOfTxs>${payment.announced}</NbOfTxs></Btch>`;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd>${tag(
    'RvslInd',
    payment.isReversal ? 'true' : null,
  )}${status === null ? '' : version === 8 ? `<Sts><Cd>${status}</Cd></Sts>` : tag('Sts', status)}<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><DtTm>${on}T23:30:00-05:00</DtTm></ValDt>${tag(
    'AcctSvcrRef',
    payment.reference,
  )}<NtryDtls>${batch}${parts.map((part) => transaction(part, payment, version)).join('')}</NtryDtls>${tag(
    'AddtlNtryInf',
    payment.about,
  )}</Ntry>\n`;
}

const inCents = (text: string): number => Math.round(Number(text) * 100);

function balance(code: string, amount: string): string {
  const size = amount.replace('-', '');
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${size}</Amt><CdtDbtInd>${
    size === amount ? 'CRDT' : 'DBIT'
  }</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>`;
}

/** One statement as CAMT.053; it reconciles unless its closing balance is given. */
export function camtStatement(statement: CamtStatement): string {
  const {
    version = 8,
    account = 'BE68539007547034',
    currency = 'EUR',
    id = '2026/201',
    payments,
  } = statement;
  const { opening = '1000.00' } = statement;
  const moved = payments
    .filter(({ status }) => status === undefined || status === null || status === 'BOOK')
    .reduce((sum, { amount, isCredit = true }) => sum + inCents(amount) * (isCredit ? 1 : -1), 0);
  const closing =
    statement.closing === undefined
      ? ((inCents(opening ?? '0') + moved) / 100).toFixed(2)
      : statement.closing;
  return `<Stmt><Id>${id}</Id><CreDtTm>2026-11-23T20:15:00+01:00</CreDtTm><Acct><Id><IBAN>${account}</IBAN></Id>${tag(
    'Ccy',
    currency,
  )}</Acct>${opening === null ? '' : balance('OPBD', opening)}${closing === null ? '' : balance('CLBD', closing)}
${payments.map((payment) => entry(payment, version)).join('')}</Stmt>\n`;
}

/** A CAMT.053 file of one version. */
export function camtFile(
  statements: CamtStatement[],
  { declaration = '<?xml version="1.0" encoding="UTF-8"?>' } = {},
): string {
  const version = statements[0]?.version ?? 8;
  return `${declaration}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.0${version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>
${statements.map(camtStatement).join('')}</BkToCstmrStmt></Document>
`;
}
