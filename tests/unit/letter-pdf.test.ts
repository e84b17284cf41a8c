import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { agency } from '@/lib/agency.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { formalNoticeTerm } from '@/lib/debt-law/notice-periods.ts';
import { judgeFile } from '@/lib/documents/judge-file.ts';
import type { InvoiceView } from '@/lib/dossiers/view.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { letterPdf } from '@/lib/letters/letter-pdf.ts';
import { type Missing, missingOf } from '@/lib/letters/missing-of.ts';
import { signInAddress } from '@/lib/letters/sign-in-address.ts';
import type { Letter } from '@/lib/letters/view.ts';
import { paymentFacts } from '@/lib/payments/payment-facts.ts';
import { textOf } from '../support/files/pdf-text.ts';

const on = day('2026-11-23');
const invoice = {
  ...{
    id: 'i',
    number: 'VV-1',
    description: 'Elektriciteit, juni 2026',
    issuedOn: '2026-06-01',
    dueOn: '2026-06-16',
  },
  ...{ principalCents: cents(12_345), paidCents: cents(0), openCents: cents(12_345) },
} as unknown as InvoiceView;

const letter = (more: Partial<Letter> = {}): Letter => ({
  ...{ kind: 'notice', locale: 'nl', madeOn: on, madeAt: new Date('2026-11-23T12:00:00Z'), agency },
  ...{ site: 'portal.example', signIn: 'https://portal.example/nl/sign-in', code: 'DEM0D0SS1EY' },
  dossier: {
    reference: '1234567803',
    creditor: {
      ...{ name: 'Voltaverde NV', enterpriseNumber: '0999.990.123', street: 'Kaai 1', postalCode: '9000' },
      ...{ city: 'Gent', email: 'hulp@voltaverde.example', phone: '09 000 00 00' },
    },
    debtor: {
      name: 'Małgorzata Şahin',
      street: 'Weg 2',
      postalCode: '2000',
      city: 'Antwerpen',
      language: 'nl',
    },
    originalCreditorName: null,
    ...{ principalCents: cents(12_345), chargeCents: cents(2_000), interestCents: cents(150) },
    ...{ paidCents: cents(1_000), openCents: cents(13_495) },
  },
  originalCreditor: { enterpriseNumber: null, address: null },
  invoices: [invoice],
  why: ['Een reden in woorden.'],
  pay: paymentFacts({ communication: '090933755493', amountCents: cents(13_495) }, 'nl'),
  term: formalNoticeTerm(on, 'safe').value,
  later: { chargeCents: cents(2_345), interestCents: cents(67), isFree: true },
  ...more,
});

async function made(more: Partial<Letter> = {}) {
  const facts = letter(more);
  const t = createTranslator({ locale: facts.locale, messages: await loadTopic(facts.locale, 'letters') });
  const { pdf, pages } = await letterPdf(facts, t);
  return {
    pdf: new Uint8Array(pdf),
    pages,
    texts: textOf(new Uint8Array(pdf)).map(({ text }) => text.trim()),
  };
}

describe.each(locales)('a letter in %s', (locale: Locale) => {
  it.each(['access', 'reminder', 'notice'] as const)(
    'is tagged, with its language and one title: %s',
    async (kind) => {
      const { pdf, pages } = await made({ locale, kind });
      const source = Buffer.from(pdf).toString('latin1');
      expect(source).toContain(`/Lang (${languageTags[locale]})`);
      expect(source.match(/\/S \/H1\n/g)).toHaveLength(1);
      expect(source.match(/\/S \/Figure\n/g)).toHaveLength(1);
      expect(source).toContain('/Alt (');
      expect(textOf(pdf).filter((part) => part.tag === 'none')).toEqual([]);
      expect(source.match(/\/Type \/Page\n/g)).toHaveLength(pages);
      expect(judgeFile({ bytes: pdf, name: 'a.pdf', declaredType: 'application/pdf' })).toMatchObject({
        ok: true,
      });
    },
  );

  it('says all that the law wants of a formal notice', async () => {
    const { texts } = await made({ locale });
    const all = texts.join('\n');
    const words = await loadTopic(locale, 'letters');
    const { term } = letter();
    for (const wanted of [
      // 1°: the creditor.
      ...['Voltaverde NV', '0999.990.123', 'Kaai 1, 9000 Gent', '09 000 00 00', 'hulp@voltaverde.example'],
      words.notice.isCreditor,
      // 2°: who collects, and who supervises.
      ...[agency.name, agency.enterpriseNumber.value, agency.phone, agency.email.value, 'economie.fgov.be'],
      // 3° and 4°: what, when due, and each amount.
      ...['Elektriciteit, juni 2026', formatDay(day('2026-06-16'), locale), 'Een reden in woorden.'],
      ...[12_345, 2_000, 150, 1_000, 13_495].map((amount) =>
        formatMoney(cents(amount), locale).replace(/\u00a0/g, ' '),
      ),
      // 6° to 8°: proof, disputing, payment facilities.
      ...[words.notice.proof, words.notice.dispute, words.notice.facilities].map((text) => text.slice(0, 12)),
      // 9°: what follows, and in which days.
      ...[formatDay(term.startsOn, locale), formatDay(term.lastDay, locale)],
    ])
      expect(all.replace(/\u00a0/g, ' ')).toContain(wanted.replace(/\u00a0/g, ' '));
  });

  it('says all that the law wants of a first reminder, and nothing that is not asked yet', async () => {
    const { texts } = await made({ locale, kind: 'reminder' });
    const all = texts.join('\n').replace(/\u00a0/g, ' ');
    const { term } = letter();
    const words = await loadTopic(locale, 'letters');
    for (const wanted of [
      // 1°: what is open, and what may come on top.
      ...[13_495, 2_345, 67].map((amount) => formatMoney(cents(amount), locale)),
      // 2° and 3°: the creditor, what it is about, when it was due.
      ...['Voltaverde NV', '0999.990.123', 'Elektriciteit, juni 2026', formatDay(day('2026-06-16'), locale)],
      // 4°: the term.
      ...[formatDay(term.lastDay, locale), formatDay(term.from, locale)],
      ...[words.reminder.title, words.reminder.later],
    ])
      expect(all).toContain(wanted.replace(/\u00a0/g, ' '));
    expect(all).not.toContain(words.notice.title);
    // Where an invoice had a reminder before, it is not said that nothing comes on top.
    const late = await made({
      locale,
      kind: 'reminder',
      later: { ...letter().later, isFree: false } as Letter['later'],
    });
    const free = words.reminder.free.slice(0, 14);
    expect([all.includes(free), late.texts.join('\n').includes(free)]).toEqual([true, false]);
  });

  it('prints the reference and the code as they are typed, and no amount in a letter of access', async () => {
    const { texts } = await made({ locale, kind: 'access' });
    expect(texts).toEqual(
      expect.arrayContaining(['1234 5678 03', 'DEM0D-0SS1E-Y', 'Weg 2', '2000 Antwerpen']),
    );
    expect(texts.join(' ')).not.toMatch(/€|EUR/);
  });
});

it('has squares that name the page to sign in, with reference and code where no server sees them', () => {
  const address = signInAddress('https://portal.example/nl/sign-in', {
    reference: '1234567803',
    code: 'DEM0D0SS1EY',
  });
  expect(address).toBe('https://portal.example/nl/sign-in#r=1234567803&c=DEM0D0SS1EY');
  const sent = new URL(address);
  expect(sent.pathname + sent.search).toBe('/nl/sign-in');
});

describe('missingOf', () => {
  const { dossier } = letter();
  const creditor = (more: object) => ({
    dossier: { ...dossier, creditor: { ...dossier.creditor, ...more } },
  });
  it.each<[string, Partial<Letter>, Missing[]]>([
    ['nothing', {}, []],
    [
      'an address to go to',
      { dossier: { ...dossier, debtor: { ...dossier.debtor, city: null } } },
      ['debtorAddress'],
    ],
    ['the number of the creditor', creditor({ enterpriseNumber: '' }), ['creditorNumber']],
    ['the address of the creditor', creditor({ street: null }), ['creditorAddress']],
    ['the phone of the creditor', creditor({ phone: null }), ['creditorPhone']],
    ['who it was first', { dossier: { ...dossier, originalCreditorName: 'Oud BV' } }, ['originalCreditor']],
    ['invoices', { invoices: [] }, ['invoices']],
    ['what an invoice is for', { invoices: [{ ...invoice, description: ' ' }] }, ['description']],
    ['an open amount', { dossier: { ...dossier, openCents: cents(0) } }, ['amounts']],
    ['the agency', { agency: { ...agency, phone: '' } }, ['agency']],
  ])('misses %s', (_, more, missing) => {
    expect(missingOf(letter(more))).toEqual(missing);
  });

  it('prints no first reminder of what may not be collected after its term either', () => {
    expect(missingOf(letter({ kind: 'reminder', later: null }))).toEqual(['lawful']);
    expect(missingOf(letter({ kind: 'reminder', ...creditor({ phone: null, street: null }) }))).toEqual([]);
  });

  it('asks of a letter of access an address alone', () => {
    expect(missingOf(letter({ kind: 'access', ...creditor({ phone: null }), invoices: [] }))).toEqual([]);
  });
});
