import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { readProofPdf } from '@/lib/payment-reports/read-proof-pdf.ts';
import { barePdf, drawnPdf, pageOf, streamOf, write } from '../../support/files/drawn-pdf.ts';
import {
  type ProofFacts,
  type ProofLanguage,
  proofLayouts,
  proofPdf,
} from '../../support/files/proof-layouts.ts';

const today = day('2026-11-24');

const facts: ProofFacts = {
  day: '23/11/2026',
  printedOn: '24/11/2026',
  amount: '1.234,56 EUR',
  payer: 'BE68 5390 0754 7034',
  beneficiary: 'BE71 0961 2345 6769',
  communication: '+++090/9337/55493+++',
  isOrder: false,
};

/** The same payment as each language writes it. */
const written: Record<ProofLanguage, Partial<ProofFacts>> = {
  nl: {},
  fr: { amount: '1 234,56 €', day: '23 novembre 2026', communication: '***090/9337/55493***' },
  de: { amount: 'EUR 1.234,56', day: '23.11.2026', payer: 'BE68539007547034' },
  en: { amount: '€ 1,234.56', day: '23 Nov. 2026', beneficiary: 'BE71096123456769' },
};

const read = {
  valueOn: '2026-11-23',
  amountCents: 123_456,
  payerAccount: 'BE68539007547034',
  beneficiaryAccount: 'BE71096123456769',
  communication: '090933755493',
  isExecuted: true,
};

const nothing = {
  valueOn: null,
  amountCents: null,
  payerAccount: null,
  beneficiaryAccount: null,
  communication: null,
  isExecuted: null,
};

describe.each(proofLayouts)('a bank that prints %s', (layout) => {
  it.each(['nl', 'fr', 'de', 'en'] as const)('proves a payment in %s', async (language) => {
    const pdf = await proofPdf(layout, language, { ...facts, ...written[language] });
    expect(readProofPdf(pdf, today)).toEqual(read);
  });

  it.each(['nl', 'fr', 'de', 'en'] as const)('proves no more than an order in %s', async (language) => {
    const pdf = await proofPdf(layout, language, { ...facts, ...written[language], isOrder: true });
    expect(readProofPdf(pdf, today)).toEqual({ ...read, isExecuted: false });
  });

  it('proves nothing yet of a day ahead', async () => {
    const pdf = await proofPdf(layout, 'nl', { ...facts, day: '27/11/2026', isOrder: true });
    expect(readProofPdf(pdf, today)).toEqual({ ...read, valueOn: '2026-11-27', isExecuted: false });
  });

  it('keeps another account number with a wrong check out', async () => {
    const pdf = await proofPdf(layout, 'nl', { ...facts, beneficiary: 'BE71 0961 2345 6768' });
    expect(readProofPdf(pdf, today)).toEqual({ ...read, beneficiaryAccount: null });
  });

  it('gives no amount in other money', async () => {
    const pdf = await proofPdf(layout, 'fr', { ...facts, amount: '1.234,56 USD' });
    expect(readProofPdf(pdf, today)).toEqual({ ...read, amountCents: null });
  });
});

describe('nothing is filled in from', () => {
  it('a page with a picture alone', async () => {
    const picture = path.join(import.meta.dirname, '../../support/files/screenshot-with-words.png');
    expect(readProofPdf(await drawnPdf((pdf) => pdf.image(picture, 0, 0, { width: 400 })), today)).toEqual(
      nothing,
    );
  });

  it('a file that is locked, or broken', async () => {
    const locked = await drawnPdf((pdf) => write(pdf, 50, 50, 'Bedrag: 12,00 EUR'), {
      userPassword: 'secret',
    });
    expect(readProofPdf(locked, today)).toEqual(nothing);
    const whole = await proofPdf('a table', 'nl', facts);
    expect(readProofPdf(whole.subarray(0, 700), today)).toEqual(nothing);
  });

  it('text without end, and text without sense', () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `1 0 0 1 50 ${index} Tm (${'x'.repeat(80)} 1,) Tj`,
    );
    expect(readProofPdf(barePdf(pageOf(streamOf(`BT /F1 9 Tf ${lines.join(' ')} ET`))), today)).toEqual(
      nothing,
    );
  });
});

it('a proof on the second of 500 pages is read, one on the fourth is not', async () => {
  const book = (proofPage: number) =>
    drawnPdf(
      (pdf) => {
        for (let page = 1; page <= 500; page += 1) {
          write(pdf.addPage(), 50, 50, page === proofPage ? 'Bedrag: 12,34 EUR' : 'Voorwaarden');
        }
      },
      { autoFirstPage: false },
    );
  expect(readProofPdf(await book(2), today)).toEqual({ ...nothing, amountCents: 1234 });
  expect(readProofPdf(await book(4), today)).toEqual(nothing);
});
