import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mostPdfBytes, pdfFault } from '@/lib/intake/pdfs.ts';
import { readBeside } from '@/lib/intake/read-beside.ts';
import { pdf } from '../support/files/sample-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('reads what stands beside the file or below, and nothing else', async () => {
  const { folder, remove } = temporaryFolder('beside');
  const put = (name: string, bytes: Uint8Array) => writeFileSync(path.join(folder, name), bytes);
  mkdirSync(path.join(folder, 'sent/invoices'), { recursive: true });
  put('outside.pdf', pdf());
  put('sent/one.pdf', pdf());
  put('sent/invoices/two.pdf', pdf());
  put('sent/full.pdf', Buffer.concat([Buffer.alloc(mostPdfBytes - pdf().byteLength, '%PDF-'), pdf()]));
  put('sent/large.pdf', Buffer.concat([Buffer.alloc(mostPdfBytes, '%PDF-'), pdf()]));
  symlinkSync('../outside.pdf', path.join(folder, 'sent/link.pdf'));
  symlinkSync('..', path.join(folder, 'sent/up'));
  symlinkSync('round.pdf', path.join(folder, 'sent/round.pdf'));
  const read = readBeside(path.join(folder, 'sent/claims.csv'));

  for (const name of ['one.pdf', './one.pdf', 'invoices/two.pdf', 'invoices\\two.pdf', 'full.pdf']) {
    expect(await pdfFault(name, read), name).toBeNull();
  }
  for (const name of [
    ...['gone.pdf', 'link.pdf', 'up/outside.pdf', 'round.pdf', 'invoices', 'one.pdf/two.pdf', '.'],
    `${'x'.repeat(290)}.pdf`,
  ]) {
    expect(await pdfFault(name, read), name).toBe('pdfMissing');
  }
  for (const name of ['../outside.pdf', path.join(folder, 'outside.pdf'), 'invoices\\..\\..\\outside.pdf']) {
    expect(await pdfFault(name, read), name).toBe('pdfFolder');
  }
  expect(await pdfFault('large.pdf', read)).toBe('pdfTooLarge');
  expect((await read('large.pdf'))?.byteLength).toBe(mostPdfBytes + 1);
  remove();
});
