import { describe, expect, it } from 'vitest';
import { readCamt053 } from '@/lib/bank-statements/camt053.ts';
import { endsOf, eventsOf, leavesOf } from '../../support/bank-events.ts';
import { type CamtPayment, type CamtStatement, camtFile } from '../../support/camt.ts';

const read = (text: string | Uint8Array, size?: number) =>
  eventsOf(readCamt053, typeof text === 'string' ? Buffer.from(text, 'utf8') : text, size);
const of = (payment: CamtPayment, more: Partial<CamtStatement> = {}) =>
  read(camtFile([{ ...more, payments: [payment] }]));
const one = async (payment: CamtPayment, more: Partial<CamtStatement> = {}) =>
  leavesOf(await of(payment, more))[0];
const rejected = (text: string | Uint8Array, size?: number) =>
  read(text, size).then(
    () => 'read',
    ({ line, code }) => ({ line, code }),
  );
const faultsOf = async (statement: Partial<CamtStatement> & Pick<CamtStatement, 'payments'>) =>
  endsOf(await read(camtFile([statement])))[0]?.faults;

const hélène = { name: 'Hélène Maes', account: 'BE71096123456769' };

describe('a payment in a CAMT.053 file', () => {
  it.each([2, 4, 8] as const)(
    'of version %i is read with who paid, what was written and when',
    async (version) => {
      expect(
        await one({ amount: '124.5', ...hélène, structured: '090933755493', endToEnd: 'E2E-1' }, { version }),
      ).toMatchObject({
        kind: 'customer',
        isCredit: true,
        amount: 12_450_000n,
        currency: 'EUR',
        bookedOn: '2026-11-23',
        valueOn: '2026-11-23',
        payerName: 'Hélène Maes',
        payerAccount: 'BE71096123456769',
        structured: '090933755493',
        text: null,
        endToEndId: 'E2E-1',
        parked: null,
      });
    },
  );

  it('has its free text joined, with each further reference', async () => {
    expect(await one({ amount: '1', text: ['dossier Maes,', 'factuur VV-2026-4410'] })).toMatchObject({
      structured: null,
      text: 'dossier Maes, factuur VV-2026-4410',
    });
    expect(await one({ amount: '1', structured: ['RF18539007547034', '090933755493'] })).toMatchObject({
      structured: 'RF18539007547034',
      text: '090933755493',
    });
  });

  it('without remittance has what the bank says of the entry', async () => {
    expect(await one({ amount: '1', about: 'Storting 0909 3375 5493' })).toMatchObject({
      text: 'Storting 0909 3375 5493',
    });
    expect(await one({ amount: '1', about: 'Storting', parts: [] })).toMatchObject({
      text: 'Storting',
      payerName: null,
    });
  });

  it.each([
    ['money of ours that came back', { returned: 'AC04' }, 'returned', 'AC04'],
    ['a debit that was undone', { isReversal: true }, 'returned', null],
    ['a collection that was returned', { isCredit: false, returned: 'MD06' }, 'reversal', 'MD06'],
    ['a credit that was taken back', { isCredit: false, isReversal: true }, 'reversal', null],
    ['a payment of ours', { isCredit: false }, 'debit', null],
  ])('is told from %s', async (_, more, kind, reason) => {
    expect(await one({ amount: '10.00', ...hélène, ...more })).toMatchObject({ kind, reason });
  });

  it('names the other account of a return, whichever role the bank gives it', async () => {
    const returned = { amount: '10.00', isCredit: false, returned: 'MD06' };
    expect(await one({ ...returned, ...hélène })).toMatchObject({ payerAccount: hélène.account });
    const text = camtFile([{ payments: [{ ...returned, ...hélène }] }])
      .replaceAll('Cdtr>', 'Dbtr>')
      .replaceAll('CdtrAcct>', 'DbtrAcct>');
    expect(leavesOf(await read(text))[0]).toMatchObject({
      payerAccount: hélène.account,
      payerName: hélène.name,
    });
  });

  it('is exact to five decimals, and parked where a part of a cent is left', async () => {
    expect(await one({ amount: '8.850' })).toMatchObject({ amount: 885_000n, parked: null });
    expect(await one({ amount: '8.85001' })).toMatchObject({ amount: 885_001n, parked: 'notWholeCents' });
  });

  it('in another currency is parked', async () => {
    expect(await one({ amount: '8.85', currency: 'CHF' })).toMatchObject({
      currency: 'CHF',
      parked: 'currency',
    });
  });

  it.each([['PDNG'], ['INFO']])('with the state %s moves nothing', async (status) => {
    const events = await of({ amount: '8.85', status });
    expect(events.map(({ type }) => type)).toEqual(['statement', 'end']);
    expect(endsOf(events)[0]?.faults).toEqual([]);
  });

  it('without a state is booked', async () => {
    expect(await one({ amount: '8.85', status: null })).toMatchObject({ amount: 885_000n });
  });
});

describe('a batch in a CAMT.053 file', () => {
  const parts = [
    { amount: '30.00', ...hélène, structured: '090933755493' },
    { amount: '12.34', name: 'Jan Claes', text: 'VV-2026-4411' },
  ];

  it.each([2, 4, 8] as const)(
    'is split into its payments, and counted once (version %i)',
    async (version) => {
      const events = await of({ amount: '42.34', announced: 2, parts }, { version });
      expect(leavesOf(events).map(({ amount, payerName }) => [amount, payerName])).toEqual([
        [3_000_000n, 'Hélène Maes'],
        [1_234_000n, 'Jan Claes'],
      ]);
      expect(events.filter(({ type }) => type === 'entry')).toEqual([
        { type: 'entry', isCredit: true, amount: 4_234_000n },
      ]);
      expect(endsOf(events)[0]?.faults).toEqual([]);
    },
  );

  it('may hold a cost of the bank', async () => {
    const events = await of({
      amount: '29.00',
      parts: [parts[0] ?? {}, { amount: '1.00', isCredit: false }],
    });
    expect(leavesOf(events).map(({ kind }) => kind)).toEqual(['customer', 'debit']);
    expect(endsOf(events)[0]?.faults).toEqual([]);
  });

  it('whose parts differ from its sum is a fault of the statement', async () => {
    expect(await faultsOf({ payments: [{ amount: '42.35', parts }] })).toEqual(['batchDiffers']);
    expect(await faultsOf({ payments: [{ amount: '42.34', parts: [...parts, { name: 'X' }] }] })).toEqual([
      'batchDiffers',
    ]);
  });

  it.each([
    ['has fewer parts than it announces', { announced: 82, parts: [parts[1] ?? {}] }],
    ['has parts without amounts', { parts: [{ name: 'A' }, { name: 'B' }] }],
    ['is announced and not detailed', { announced: 3, parts: [] }],
  ])('that %s stays whole, and is parked', async (_, more) => {
    const leaves = leavesOf(await of({ amount: '42.34', ...more }));
    expect(leaves).toMatchObject([{ amount: 4_234_000n, parked: 'unsplitBatch', structured: null }]);
  });

  it('of one payment is that payment, with the amount of the entry', async () => {
    const leaves = leavesOf(
      await of({ amount: '42.34', announced: 1, parts: [{ ...hélène, amount: '43.00' }] }),
    );
    expect(leaves).toMatchObject([{ amount: 4_234_000n, payerName: 'Hélène Maes', parked: null }]);
  });
});

describe('a statement in a CAMT.053 file', () => {
  it('has its account, its number, its day and its signed balances', async () => {
    const events = await read(
      camtFile([{ opening: '-20.00', payments: [{ amount: '50.00' }, { amount: '5', isCredit: false }] }]),
    );
    expect(endsOf(events)).toEqual([
      {
        type: 'end',
        head: { account: 'BE68539007547034', currency: 'EUR', number: '2026/201', on: '2026-11-23' },
        opening: -2_000_000n,
        closing: 2_500_000n,
        faults: [],
      },
    ]);
  });

  it('that does not reconcile, or cannot, says so', async () => {
    const payments = [{ amount: '50.00' }];
    expect(await faultsOf({ payments, closing: '1049.99' })).toEqual(['doesNotReconcile']);
    expect(await faultsOf({ payments, closing: null })).toEqual(['balanceMissing']);
    expect(await faultsOf({ payments, opening: null, closing: '50.00' })).toEqual(['balanceMissing']);
  });

  it('takes the closing balance of the statement before as its opening one', async () => {
    const text = camtFile([{ payments: [{ amount: '50.00' }] }]).replace('OPBD', 'PRCD');
    expect(endsOf(await read(text))[0]).toMatchObject({ opening: 100_000_000n, faults: [] });
  });

  it('stands beside others in one file', async () => {
    const events = await read(
      camtFile([
        { payments: [{ amount: '1.00' }] },
        { account: 'BE43068999999501', payments: [] },
        { account: 'BE62510007547061', payments: [{ amount: '2.00' }] },
      ]),
    );
    expect(events.map(({ type }) => type)).toEqual([
      ...['statement', 'leaf', 'entry', 'end', 'statement', 'end', 'statement', 'leaf', 'entry', 'end'],
    ]);
    expect(endsOf(events).map(({ head }) => head.account)).toEqual([
      'BE68539007547034',
      'BE43068999999501',
      'BE62510007547061',
    ]);
  });

  it('gives twins different keys, the same each time and in another file', async () => {
    const twin = { amount: '9.00', ...hélène, text: 'twee keer' };
    const keys = leavesOf(await read(camtFile([{ payments: [twin, twin] }]))).map(({ key }) => key);
    const again = leavesOf(await read(camtFile([{ id: '2026/202', payments: [twin, twin] }])));
    expect(new Set(keys).size).toBe(2);
    expect(again.map(({ key }) => key)).toEqual(keys);
    const other = await one({ ...twin, reference: 'BANK-2' });
    expect(keys).not.toContain(other?.key);
  });
});

describe('the form of a CAMT.053 file', () => {
  const payments = [{ amount: '12.34', ...hélène }];
  const plain = camtFile([{ payments }]);

  it.each([
    ['without a namespace', plain.replace(/ xmlns="[^"]*"/, '')],
    ['with prefixes', plain.replace(/<(\/?)(?=[A-Z])/g, '<$1ns:').replace('xmlns=', 'xmlns:ns=')],
    [
      'in an envelope',
      plain.replace('<Document', '<Envelope><AppHdr><Fr/></AppHdr><Document').concat('</Envelope>'),
    ],
    ['without a declaration', plain.slice(plain.indexOf('<Document'))],
    ['with a mark at the beginning', `\ufeff${plain}`],
    ['with comments and CDATA', plain.replace('Hélène Maes', 'Hélène <!-- of -->Mae<![CDATA[s]]>')],
    ['with references of characters', plain.replace('Hélène', 'H&#233;l&#xE8;ne')],
  ])('may be %s', async (_, text) => {
    expect(leavesOf(await read(text))).toMatchObject([{ amount: 1_234_000n, payerName: 'Hélène Maes' }]);
  });

  it.each([
    ['windows-1252', 'latin1', ''],
    ['ISO-8859-1', 'latin1', ''],
    ['UTF-16', 'utf16le', '\ufeff'],
    ['utf-8', 'utf8', ''],
  ] as const)('may be in %s', async (name, encoding, mark) => {
    const text = mark + camtFile([{ payments }], { declaration: `<?xml version="1.0" encoding="${name}"?>` });
    expect(leavesOf(await read(Buffer.from(text, encoding)))).toMatchObject([{ payerName: 'Hélène Maes' }]);
  });

  it('may have twelve thousand entries, each on its own line', async () => {
    const many = Array.from({ length: 12_000 }, () => ({ amount: '0.01', parts: [] }));
    expect(leavesOf(await read(camtFile([{ payments: many }]), 65_536))).toHaveLength(12_000);
  });

  it('may come in pieces of any size', async () => {
    const events = await read(plain);
    for (const size of [1, 2, 300, 100_000]) expect(await read(plain, size)).toEqual(events);
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from(plain, 'latin1'), 'encoding'],
    ['an encoding that no bank uses', plain.replace('UTF-8', 'UTF-7'), 'encoding'],
    ['a tag that is not closed', plain.replace('</Ntry>', ''), 'xml'],
    ['a file cut in the middle', plain.slice(0, plain.length / 2), 'cut'],
    ['a file cut before its last tag', plain.slice(0, plain.lastIndexOf('</Document')), 'cut'],
    ['another message', '<Document><BkToCstmrAcctRpt/></Document>', 'unknownFormat'],
    ['an amount that is none', plain.replace('>12.34<', '>12..34<'), 'amount'],
    ['a negative amount', plain.replace('>12.34<', '>-12.34<'), 'amount'],
    ['an amount with a comma', plain.replace('>12.34<', '>12,34<'), 'amount'],
    ['an amount with six decimals', plain.replace('>12.34<', '>12.345678<'), 'amount'],
    ['an entry without its amount', plain.replace('<Amt Ccy="EUR">12.34</Amt>', ''), 'amount'],
    ['an entry without its sign', plain.replace(/(<Ntry>.*?)<CdtDbtInd>CRDT<\/CdtDbtInd>/, '$1'), 'amount'],
    ['a sign that is none', plain.replace(/(<Ntry>.*?)CRDT/, '$1CREDIT'), 'amount'],
    ['a balance without its amount', plain.replace('<Amt Ccy="EUR">1000.00</Amt>', ''), 'amount'],
    [
      'a day that does not exist',
      plain.replace('2026-11-23</Dt></BookgDt>', '2026-11-31</Dt></BookgDt>'),
      'date',
    ],
    [
      'a day in another order',
      plain.replace('2026-11-23</Dt></BookgDt>', '23-11-2026</Dt></BookgDt>'),
      'date',
    ],
  ])('is refused whole for %s', async (_, text, code) => {
    expect(await rejected(text)).toMatchObject({ code });
  });

  it('says in which line a fault stands', async () => {
    const two = camtFile([{ closing: '1.00', payments: [...payments, { amount: 'x', ...hélène }] }]);
    expect(await rejected(two)).toEqual({ line: 5, code: 'amount' });
  });
});

describe('a hostile CAMT.053 file', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join('')}]>`;
  const body = '<Document><BkToCstmrStmt>&a29;</BkToCstmrStmt></Document>';
  const tiny = Buffer.from('<x>');

  it.each([
    ['a document type with entities', `${laughs}${body}`, 'doctype'],
    [
      'an external entity',
      `<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>`,
      'doctype',
    ],
    ['an external document type', `<!DOCTYPE l SYSTEM "http://example.invalid/x.dtd"><Document/>`, 'doctype'],
    ['an unknown entity', '<Document><BkToCstmrStmt>&laugh;</BkToCstmrStmt></Document>', 'xml'],
    ['elements 33 deep', `${'<a>'.repeat(33)}${'</a>'.repeat(33)}`, 'tooDeep'],
    ['a text of 11,000 characters', `<Document><Id>${'x'.repeat(11_000)}</Id></Document>`, 'tooLong'],
    ['a million references', `<Document><Id>${'&#65;'.repeat(1_000_000)}</Id></Document>`, 'tooLong'],
    ['a text without an end', `<Document><Id>${'x'.repeat(3_000_000)}`, 'tooLong'],
    ['a tag without an end', `<Document ${'a'.repeat(3_000_000)}`, 'tooLong'],
    ['a comment without an end', `<Document><!-- ${'a'.repeat(3_000_000)}`, 'tooLong'],
    ['a document type without an end', `<!DOCTYPE ${'a'.repeat(3_000_000)}`, 'tooLong'],
    ['bytes of nothing', Buffer.concat([tiny, Buffer.alloc(100)]), 'xml'],
  ])('with %s is refused at once', async (_, text, code) => {
    const from = performance.now();
    expect(await rejected(text, 65_536)).toMatchObject({ code });
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it('with a hundred thousand texts in one payment is refused', async () => {
    const text = Array.from({ length: 100_000 }, () => 'x');
    expect(await rejected(camtFile([{ payments: [{ amount: '1.00', text }] }]), 65_536)).toMatchObject({
      code: 'tooLong',
    });
  });

  it('may have attributes named like parts of an object', async () => {
    const text = '<Document __proto__="x" constructor="y"><BkToCstmrStmt/></Document>';
    expect(await read(text)).toEqual([]);
  });
});
