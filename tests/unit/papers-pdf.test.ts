import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { agency } from '@/lib/agency.ts';
import { day } from '@/lib/debt-law/day.ts';
import { cents } from '@/lib/debt-law/money.ts';
import { formatMoney } from '@/lib/i18n/format.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { pagesOf } from '@/lib/letters/pages-of.ts';
import { closingPdf } from '@/lib/outbox/closing-pdf.ts';
import { refundPdf } from '@/lib/outbox/refund-pdf.ts';
import { chainPdf } from '@/lib/receipts/chain-pdf.ts';
import { textOf } from '../support/files/pdf-text.ts';

const when = { madeOn: day('2026-11-24'), madeAt: new Date('2026-11-24T10:00:00Z') };
const plain = (text: string) => text.replace(/\s+/g, ' ');

const textIn = async (pdf: Buffer) =>
  plain((await textOf(new Uint8Array(pdf))).map(({ text }) => text).join(' '));

async function closing(locale: Locale, invoices = 2) {
  const t = createTranslator({ locale, messages: await loadTopic(locale, 'papers') });
  return closingPdf(
    {
      ...{ locale, ...when, agency, site: 'portal.example', reference: '1234 5678 03' },
      ...{ number: 'K-012345678901', code: '4F2A 91BC 0D3E 77AA' },
      ...{ debtorName: 'Małgorzata Şahin', creditorName: 'Voltaverde NV', paidOn: day('2026-11-20') },
      envelope: { sender: 'Intrum, Gent', lines: ['Małgorzata Şahin', 'Kerkstraat 1', '9000 Gent'] },
      ...{
        principalCents: cents(12_345),
        chargeCents: cents(2_000),
        interestCents: cents(0),
        paidCents: cents(14_345),
      },
      invoices: Array.from({ length: invoices }, (_, n) => ({
        ...{ number: `VV-${n}`, description: 'Elektriciteit, juni', principalCents: cents(6_000) },
      })),
    },
    t,
  );
}

describe('the letter that all is paid', () => {
  it.each(locales)(
    'is tagged, in its language, and says what was owed, paid and is left: %s',
    async (locale) => {
      const pdf = await closing(locale);
      const raw = pdf.toString('latin1');
      expect(raw).toContain('/MarkInfo');
      expect(raw).toContain(`/Lang (${languageTags[locale]})`);
      const text = await textIn(pdf);
      for (const amount of [12_345, 2_000, 14_345, 0])
        expect(text).toContain(plain(formatMoney(cents(amount), locale)));
      for (const said of [
        'Małgorzata Şahin',
        'Kerkstraat 1',
        'VV-1',
        'K-012345678901',
        '4F2A 91BC 0D3E 77AA',
        'XIX.12',
      ])
        expect(text).toContain(said);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
    },
  );

  it('says how many pages it has, so that the print can be counted', async () => {
    expect(pagesOf(await closing('nl'))).toBe(1);
    expect(pagesOf(await closing('nl', 60))).toBeGreaterThan(1);
    expect(() => pagesOf(Buffer.from('%PDF-1.7 nothing'))).toThrow('a PDF of ours');
  });
});

describe('the notice of a refund', () => {
  it.each(locales)(
    'says how much went back, when, and to which account by its last signs: %s',
    async (locale) => {
      const t = createTranslator({ locale, messages: await loadTopic(locale, 'papers') });
      const pdf = await refundPdf(
        {
          ...{ locale, ...when, agency, site: 'portal.example', reference: '1234 5678 03' },
          ...{ creditorName: 'Voltaverde NV', amountCents: cents(7_655), paidOn: day('2026-11-23') },
          ...{
            accountEnd: '6769',
            envelope: { sender: 'Intrum, Gent', lines: ['Małgorzata Şahin', 'Kerkstraat 1'] },
          },
        },
        t,
      );
      expect(pdf.toString('latin1')).toContain(`/Lang (${languageTags[locale]})`);
      const text = await textIn(pdf);
      for (const said of [
        'Voltaverde NV',
        '6769',
        agency.phone,
        'Małgorzata Şahin',
        plain(formatMoney(cents(7_655), locale)),
      ])
        expect(text).toContain(said);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
      expect(pagesOf(pdf)).toBe(1);
    },
  );
});

describe('the list of receipts', () => {
  it.each(locales)('has each with its number, moment and code: %s', async (locale) => {
    const t = createTranslator({ locale, messages: await loadTopic(locale, 'receipts') });
    const kinds = ['message', 'filing', 'addition', 'report', 'closing'] as const;
    const pdf = await chainPdf(
      {
        ...{ locale, ...when, agency: 'Intrum', site: 'portal.example', reference: '1234 5678 03' },
        ...{ debtorName: 'Małgorzata Şahin', creditorName: 'Voltaverde NV' },
        receipts: kinds.map((kind, n) => ({
          ...{
            id: `${n}`,
            kind,
            objectId: `${n}`,
            number: `X-${n}`,
            code: `0000 0000 0000 000${n}`,
            at: when.madeAt,
          },
        })),
      },
      t,
    );
    const text = await textIn(pdf);
    for (const [n, kind] of kinds.entries())
      for (const said of [t(`kinds.${kind}`), `X-${n}`, `0000 0000 0000 000${n}`])
        expect(text).toContain(said);
    expect(pdf.toString('latin1')).toContain('/Scope /Column');
  });
});
