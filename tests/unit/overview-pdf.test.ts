import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { type Cents, cents } from '@/lib/debt-law/money.ts';
import { judgeFile } from '@/lib/documents/judge-file.ts';
import { type Overview, type OverviewWords, overviewPdf } from '@/lib/documents/overview-pdf.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { paymentFacts } from '@/lib/payments/payment-facts.ts';
import { textOf } from '../support/files/pdf-text.ts';

const invoice = (number: string, principal: number, paid: number, description = 'Abonnement') => ({
  id: number,
  number,
  description,
  issuedOn: day('2026-03-02'),
  dueOn: day('2026-04-01'),
  principalCents: cents(principal),
  paidCents: cents(paid),
  openCents: cents(principal - paid),
  fileId: null,
  servedInline: false,
});

const payment = (locale: Locale, openCents: Cents, isSample: boolean) =>
  paymentFacts({ communication: '800000000155', amountCents: openCents }, locale, {
    accountHolder: { value: 'Derdenrekening', isSample },
    iban: { value: 'BE68539007547034', isSample },
  });

function overview(
  locale: Locale,
  invoices = [invoice('2026/17', 123_456, 5_000), invoice('2026/18', 4_000, 0)],
): Overview {
  const principalCents = cents(invoices.reduce((sum, each) => sum + each.principalCents, 0));
  const paidCents = cents(invoices.reduce((sum, each) => sum + each.paidCents, 0));
  const nowhere = { street: null, postalCode: null, city: null };
  return {
    locale,
    madeOn: day('2026-11-23'),
    madeAt: new Date('2026-11-23T09:00:00Z'),
    agency: { name: 'Intrum', phone: '02/708.30.33', site: 'portal.example.be' },
    reference: '1234 5678 90',
    pay: payment(locale, cents(principalCents - paidCents), false),
    dossier: {
      creditor: {
        name: 'Waterland Energie',
        enterpriseNumber: '0999999922',
        email: null,
        phone: null,
        ...nowhere,
      },
      originalCreditorName: null,
      debtor: { name: 'Małgorzata Şahin', language: locale, ...nowhere },
      closedOn: null,
      principalCents,
      chargeCents: cents(0),
      interestCents: cents(0),
      paidCents,
      openCents: cents(principalCents - paidCents),
    },
    isAsked: true,
    why: [],
    invoices,
    payments: [
      {
        id: 2,
        kind: 'reversal',
        amountCents: cents(-2_500),
        valueOn: day('2026-06-01'),
        bookedOn: day('2026-06-01'),
        invoiceNumber: '2026/17',
        split: null,
      },
      {
        id: 1,
        kind: 'payment',
        amountCents: cents(7_500),
        valueOn: day('2026-05-01'),
        bookedOn: day('2026-05-01'),
        invoiceNumber: null,
        split: null,
      },
    ],
  };
}

async function wordsOf(locale: Locale): Promise<OverviewWords> {
  return createTranslator({ locale, messages: await loadTopic(locale, 'overview') });
}

const made = async (view: Overview) => new Uint8Array(await overviewPdf(view, await wordsOf(view.locale)));
const raw = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('overviewPdf', () => {
  it('has the figures of the dossier as the language writes them', async () => {
    const texts = textOf(await made(overview('nl'))).map((part) => part.text);
    expect(texts).toContain('€ 1.274,56');
    expect(texts).toContain('€ −25,00');
    expect(texts.filter((text) => text === '€ 1.224,56')).toHaveLength(2);
    expect(texts).toContain('2 maart 2026');
    expect(texts).toContain('Małgorzata Şahin');
    expect(texts).toContain('+++800/0000/00155+++');
    expect(texts).toContain('Dossier 1234 5678 90 · blad 1 van 2');
  });

  it.each(locales)('is tagged, and says its language and title: %s', async (locale) => {
    const pdf = await made(overview(locale));
    const source = raw(pdf);
    expect(source).toMatch(/^%PDF-1\.7/);
    expect(source).toContain(`/Lang (${languageTags[locale]})`);
    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/DisplayDocTitle true/);
    expect(source.match(/\/S \/H1\n/g)).toHaveLength(1);
    expect(source.match(/\/S \/H2\n/g)).toHaveLength(6);
    const headers = source.match(/\/S \/TH\n/g)?.length;
    expect(source.match(/\/Scope \/(?:Row|Column)\n/g)).toHaveLength(headers ?? 0);
    expect(textOf(pdf).filter((part) => part.tag === 'none')).toEqual([]);
    expect(judgeFile({ bytes: pdf, name: 'a.pdf', declaredType: 'application/pdf' })).toMatchObject({
      ok: true,
    });
  });

  it('repeats the head of a table on each page as no part of the text', async () => {
    const many = Array.from({ length: 60 }, (_, i) => invoice(`2026/${i}`, 1_000 + i, 0));
    const parts = textOf(await made(overview('en', many)));
    expect(parts.filter((part) => part.tag === 'TH' && part.text === 'Pay before')).toHaveLength(1);
    expect(
      parts.filter((part) => part.tag === 'Artifact' && part.text.includes('Pay before')).length,
    ).toBeGreaterThan(1);
    for (const { number } of many)
      expect(parts.filter((part) => part.text.startsWith(`${number}Abon`))).toHaveLength(1);
  });

  it('keeps every letter of long words and makes do for letters that the typeface lacks', async () => {
    const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2);
    const texts = textOf(await made(overview('de', [invoice('1', 100, 0, `${long} Nguyễn Ελένη`)]))).map(
      (part) => part.text,
    );
    expect(texts.join('').replaceAll(' ', '')).toContain(`1${long}Nguyen?????`);
  });

  it('has what is asked on top and why, or says that nothing is asked yet', async () => {
    const view = overview('nl');
    const dossier = { ...view.dossier, chargeCents: cents(2_000), interestCents: cents(687) };
    const told = textOf(await made({ ...view, dossier, why: ['Eerste zin.', 'Tweede zin.'] })).map(
      (part) => part.text,
    );
    for (const text of [
      'Schadebeding',
      '€ 20,00',
      'Verwijlinterest',
      '€ 6,87',
      'Eerste zin.',
      'Tweede zin.',
    ]) {
      expect(told).toContain(text);
    }
    const held = textOf(await made({ ...view, isAsked: false })).map((part) => part.text);
    expect(held).not.toContain('Schadebeding');
    expect(held.join(' ')).toContain('We tonen hier alleen de facturen.');
    expect(told.join(' ')).not.toContain('We tonen hier alleen de facturen.');
  });

  it('asks nothing of a person who paid all or too much', async () => {
    const texts = textOf(await made(overview('nl', [invoice('1', 100, 150)]))).map((part) => part.text);
    expect(texts).toContain('Te veel betaald');
    expect(texts).toContain('€ 0,50');
    expect(texts).not.toContain('Zo betaalt u');
  });

  it('says so when there are no invoices and no payments', async () => {
    const texts = textOf(await made({ ...overview('nl', []), payments: [] })).map((part) => part.text);
    expect(texts.join('')).toContain('Er zijn geen facturen in dit dossier.');
    expect(texts.join('')).toContain('We hebben nog geen betaling gekregen.');
  });

  it('marks an account and its holder that are only samples', async () => {
    const view = overview('fr');
    const pay = payment('fr', view.dossier.openCents, true);
    const texts = textOf(await made({ ...view, pay })).map((part) => part.text);
    expect(texts).toEqual(
      expect.arrayContaining(['BE68 5390 0754 7034 (exemple)', 'Derdenrekening (exemple)']),
    );
    expect(texts.filter((text) => text.includes('exemple'))).toHaveLength(2);
    const own = textOf(await made(view)).map((part) => part.text);
    expect(own).toEqual(expect.arrayContaining(['BE68 5390 0754 7034', 'Derdenrekening']));
  });
});
