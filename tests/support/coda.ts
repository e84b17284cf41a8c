type Field = [at: number, text: string];

/** A line of 128 characters with texts at positions counted from one. */
const line = (...fields: Field[]): string => {
  const row = Array.from({ length: 128 }, () => ' ');
  for (const [at, text] of fields) for (const [i, letter] of [...text].entries()) row[at - 1 + i] = letter;
  return row.join('');
};
const amount = (thousandths: number) => String(Math.abs(thousandths)).padStart(15, '0');
const sign = (isCredit: boolean) => (isCredit ? '0' : '1');

export type CodaPayment = {
  thousandths: number;
  isCredit?: boolean;
  code?: string;
  structured?: string;
  type?: string;
  text?: string;
  name?: string;
  account?: string;
  endToEnd?: string;
  returned?: string;
  valueOn?: string;
  details?: CodaPayment[];
};

function movement(payment: CodaPayment, sequence: number, detail: number): string[] {
  const {
    thousandths,
    isCredit = true,
    code = '00150000',
    structured,
    text = '',
    valueOn = '231126',
  } = payment;
  const zone = structured ? `${payment.type ?? '101'}${structured}` : text;
  const head: Field[] = [
    [3, String(sequence).padStart(4, '0')],
    [7, String(detail).padStart(4, '0')],
  ];
  const rows = [
    line(
      [1, '21'],
      ...head,
      [11, 'REFERENCE OF THE BANK'],
      [32, sign(isCredit)],
      [33, amount(thousandths)],
      [48, valueOn],
      [54, code],
      [62, structured ? '1' : '0'],
      [63, zone.slice(0, 53)],
      [116, '231126'],
      [126, '1'],
    ),
    line(
      [1, '22'],
      ...head,
      [11, zone.slice(53, 106)],
      [64, payment.endToEnd ?? ''],
      [113, payment.returned ?? ''],
    ),
    line(
      [1, '23'],
      ...head,
      [11, payment.account ?? ''],
      [45, payment.account ? 'EUR' : ''],
      [48, payment.name ?? ''],
      [83, zone.slice(106, 149)],
    ),
  ];
  return [...rows, ...(payment.details ?? []).flatMap((one, i) => movement(one, sequence, i + 1))];
}

/** A made-up statement of CODA version 2; totals and closing balance agree unless they are given. */
export function codaStatement(
  payments: readonly CodaPayment[],
  {
    account = 'BE68539007547034',
    currency = 'EUR',
    opening = 1_000_000,
    closing,
    sequence = 327,
    version = '2',
    records,
    isDuplicate = false,
  }: {
    account?: string;
    currency?: string;
    opening?: number;
    closing?: number;
    sequence?: number;
    version?: string;
    records?: number;
    isDuplicate?: boolean;
  } = {},
): string {
  const moved = payments.flatMap((payment, i) => movement(payment, i + 1, 0));
  const total = (isCredit: boolean) =>
    payments
      .filter((payment) => (payment.isCredit ?? true) === isCredit)
      .reduce((sum, { thousandths }) => sum + thousandths, 0);
  const end = closing ?? opening + total(true) - total(false);
  return [
    line(
      [1, '00000231126539'],
      [15, '05'],
      [17, isDuplicate ? 'D' : ' '],
      [35, 'VOORBEELD DERDENREKENING'],
      [84, '00000'],
      [128, version],
    ),
    line(
      [1, '12'],
      [3, '001'],
      [6, account],
      [40, currency],
      [43, sign(opening >= 0)],
      [44, amount(opening)],
      [59, '221126'],
      [126, String(sequence).padStart(3, '0')],
    ),
    ...moved,
    line(
      [1, '8'],
      [2, '001'],
      [5, account],
      [39, currency],
      [42, sign(end >= 0)],
      [43, amount(end)],
      [58, '231126'],
    ),
    line(
      [1, '9'],
      [17, String(records ?? moved.length + 2).padStart(6, '0')],
      [23, amount(total(false))],
      [38, amount(total(true))],
      [128, '2'],
    ),
  ]
    .map((row) => `${row}\r\n`)
    .join('');
}
