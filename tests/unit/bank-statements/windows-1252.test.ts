import { describe, expect, it } from 'vitest';
import { readCamt053 } from '@/lib/bank-statements/camt053.ts';
import { readCoda } from '@/lib/bank-statements/coda.ts';
import { eventsOf, leavesOf } from '../../support/bank-events.ts';
import { camtFile } from '../../support/camt.ts';
import { codaStatement } from '../../support/coda.ts';

/** Signs that Windows has where Latin 1 has none: Node 20 loses them when a whole text is decoded at once. */
const signs = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const bytes = [
  ...[0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92],
  ...[0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f],
];
/** A text with a place for the bytes. */
const filled = (text: string) =>
  Buffer.concat([
    Buffer.from(text.slice(0, text.indexOf('#')), 'latin1'),
    Buffer.from(bytes),
    Buffer.from(text.slice(text.indexOf('#') + bytes.length), 'latin1'),
  ]);

describe('Windows-1252', () => {
  const name = '#'.padEnd(bytes.length, ' ');

  it('is what a CODA file is read in', async () => {
    const events = await eventsOf(readCoda, filled(codaStatement([{ thousandths: 1_000, text: name }])));
    expect(leavesOf(events)[0]?.text).toBe(signs);
  });

  it('is what a CAMT.053 file says it is in', async () => {
    const text = camtFile([{ payments: [{ amount: '1.00', text: name }] }], {
      declaration: '<?xml version="1.0" encoding="windows-1252"?>',
    });
    expect(leavesOf(await eventsOf(readCamt053, filled(text)))[0]?.text).toBe(signs);
  });
});
