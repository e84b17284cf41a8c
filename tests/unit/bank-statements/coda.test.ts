import { describe, expect, it } from 'vitest';
import { readCoda } from '@/lib/bank-statements/coda.ts';
import { endsOf, eventsOf, leavesOf } from '../../support/bank-events.ts';
import { codaStatement } from '../../support/coda.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const read = (text: string, size?: number) => eventsOf(readCoda, latin(text), size);
const one = async (payment: Parameters<typeof codaStatement>[0][number]) =>
  leavesOf(await read(codaStatement([payment])))[0];
const rejected = (text: string) => read(text).catch(({ line, code }) => ({ line, code }));

describe('a payment in a CODA file', () => {
  it('is read with who paid, what was written and when', async () => {
    expect(
      await one({
        thousandths: 124_500,
        structured: '090933755493',
        name: 'HÉLÈNE MAES',
        account: 'BE71096123456769',
        endToEnd: 'E2E-1',
      }),
    ).toMatchObject({
      kind: 'customer',
      isCredit: true,
      amount: 12_450_000n,
      currency: 'EUR',
      bookedOn: '2026-11-23',
      valueOn: '2026-11-23',
      payerName: 'HÉLÈNE MAES',
      payerAccount: 'BE71096123456769',
      structured: '090933755493',
      text: null,
      endToEndId: 'E2E-1',
      parked: null,
    });
  });

  it('has its free text from all three zones', async () => {
    const text =
      'dossier van mevrouw Maes, factuur VV-2026-4410 van juli, tweede deel van drie, met dank en vriendelijke groeten';
    expect(await one({ thousandths: 1_000, text })).toMatchObject({ text, structured: null });
  });

  it.each([
    ['a refund of ours that came back', { code: '00154000' }, 'returned'],
    ['a reversed collection', { code: '00554000' }, 'returned'],
    ['a collection that was refunded to the payer', { isCredit: false, code: '00505000' }, 'reversal'],
    ['a return with its reason', { isCredit: false, code: '00150000', returned: '2MD06' }, 'reversal'],
    ['an ordinary debit', { isCredit: false, code: '00101000' }, 'debit'],
    ['other things in the places of a return', { code: '00150000', returned: '4/324' }, 'customer'],
    ['a credit sign on a code of debits', { code: '00101000' }, 'customer'],
  ])('is told from %s', async (_, more, kind) => {
    expect(await one({ thousandths: 1_000, ...more })).toMatchObject({ kind });
  });

  it('of a direct debit names its mandate', async () => {
    const zone = `2311261${'1'}0${'BE12ZZZ0123456789'.padEnd(35)}${'MANDAAT-7'.padEnd(35)}${'juli'.padEnd(62)}`;
    expect(await one({ thousandths: 1_000, structured: zone, type: '127' })).toMatchObject({
      mandate: 'MANDAAT-7',
      text: 'juli',
      structured: null,
    });
  });

  it('with a part of a cent is set apart', async () => {
    expect(await one({ thousandths: 767_823 })).toMatchObject({
      amount: 76_782_300n,
      parked: 'notWholeCents',
    });
  });
});

describe('a booked total', () => {
  const details = [
    { thousandths: 1_000, code: '60150000', structured: '090933755493' },
    { thousandths: 2_000, code: '60150000', text: 'a' },
  ];

  it('is split into its payments, and never counted besides', async () => {
    const events = await read(codaStatement([{ thousandths: 3_000, code: '20150000', details }]));
    expect(leavesOf(events).map(({ amount }) => amount)).toEqual([100_000n, 200_000n]);
    expect(events.filter(({ type }) => type === 'entry')).toEqual([
      { type: 'entry', isCredit: true, amount: 300_000n },
    ]);
    expect(endsOf(events)[0]?.faults).toEqual([]);
  });

  it('that its payments do not sum to is a fault of the statement', async () => {
    const events = await read(codaStatement([{ thousandths: 3_001, code: '20150000', details }]));
    expect(endsOf(events)[0]?.faults).toEqual(['batchDiffers']);
  });

  it('keeps its costs to itself', async () => {
    const costs = [{ thousandths: 200, isCredit: false, code: '80150000' }];
    const events = await read(codaStatement([{ thousandths: 3_000, code: '30150000', details: costs }]));
    expect(leavesOf(events).map(({ amount }) => amount)).toEqual([300_000n]);
  });
});

describe('a statement', () => {
  const payment = { thousandths: 1_000, structured: '090933755493' };

  it('says its account, its number and its balances', async () => {
    const [end] = endsOf(await read(codaStatement([payment], { opening: -500_000 })));
    expect(end).toMatchObject({
      head: { account: 'BE68539007547034', currency: 'EUR', number: '2026/327', on: '2026-11-23' },
      opening: -50_000_000n,
      closing: -49_900_000n,
      faults: [],
    });
  });

  it('that does not agree with itself says in what', async () => {
    const faults = async (more: Parameters<typeof codaStatement>[1]) =>
      endsOf(await read(codaStatement([payment], more)))[0]?.faults;
    expect(await faults({ closing: 1 })).toEqual(['doesNotReconcile']);
    expect(await faults({ records: 9 })).toEqual(['totalsDiffer']);
    const other = codaStatement([payment]).replace('8001BE68539007547034', '8001BE71096123456769');
    expect(endsOf(await read(other))[0]?.faults).toEqual(['accountDiffers']);
  });

  it('may stand behind another one in one file, and be cut into whatever pieces', async () => {
    const text = codaStatement([payment]) + codaStatement([payment, payment], { sequence: 328 });
    const whole = await read(text, 1_000_000);
    expect(endsOf(whole).map(({ head }) => head.number)).toEqual(['2026/327', '2026/328']);
    for (const size of [1, 127, 128, 129, 130]) expect(await read(text, size)).toEqual(whole);
  });

  it('that the bank sends again has the same keys, and twins have two', async () => {
    const keys = async (more?: Parameters<typeof codaStatement>[1]) =>
      leavesOf(await read(codaStatement([payment, payment], more))).map(({ key }) => key);
    const [first, twin] = await keys();
    expect(first).not.toBe(twin);
    expect(await keys({ isDuplicate: true, opening: 5_000 })).toEqual([first, twin]);
  });
});

describe('a file that cannot be read truthfully', () => {
  const good = codaStatement([{ thousandths: 1_000 }]);
  const lines = good.split('\r\n');
  const withLine = (at: number, change: (line: string) => string) =>
    lines.map((line, i) => (i === at - 1 ? change(line) : line)).join('\r\n');
  const put = (at: number, text: string) => (line: string) =>
    line.slice(0, at - 1) + text + line.slice(at - 1 + text.length);

  it.each([
    ['another version', withLine(1, put(128, '5')), { line: 1, code: 'version' }],
    ['an amount that is none', withLine(3, put(40, 'x')), { line: 3, code: 'amount' }],
    ['a sign that is none', withLine(3, put(32, '7')), { line: 3, code: 'amount' }],
    ['a day that does not exist', withLine(3, put(48, '310226')), { line: 3, code: 'date' }],
    ['an unknown record', withLine(4, put(1, '7')), { line: 4, code: 'record' }],
    ['a record of a kind that does not exist', withLine(4, put(1, '29')), { line: 4, code: 'record' }],
    ['a movement before the balance', [lines[0], ...lines.slice(2)].join('\r\n'), { line: 2, code: 'order' }],
    ['a detail of another movement', withLine(3, put(7, '0001')), { line: 3, code: 'order' }],
    ['no end', lines.slice(0, 6).join('\r\n'), { line: 6, code: 'cut' }],
    [
      'totals that are cut off',
      `${lines.slice(0, 6).join('\r\n')}\r\n${lines[6]?.slice(0, 40)}`,
      { line: 7, code: 'cut' },
    ],
    ['nothing', '', { line: 0, code: 'unknownFormat' }],
    ['something else', 'hello\r\nworld', { line: 1, code: 'record' }],
    ['one endless line', 'x'.repeat(10_000), { line: 1, code: 'tooLong' }],
  ])('has %s', async (_, text, where) => {
    expect(await rejected(text)).toEqual(where);
  });

  it('is not one whose last line ends behind the totals', async () => {
    const short = `${lines.slice(0, 6).join('\r\n')}\r\n${lines[6]?.slice(0, 57)}`;
    expect(endsOf(await read(short))[0]?.faults).toEqual([]);
  });
});
