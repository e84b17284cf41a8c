import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { judgeFile } from '@/lib/documents/judge-file.ts';
import { type Receipt, receiptPdf } from '@/lib/documents/receipt-pdf.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { messageMost } from '@/lib/messaging/schema.ts';
import { textOf } from '../support/files/pdf-text.ts';

const receipt = (facts: Partial<Receipt> = {}): Receipt => ({
  locale: 'nl',
  number: 'B7C1 09AE 44D2',
  code: '4F2A 91BC 0D3E 77AA',
  sentAt: new Date('2026-11-23T13:05:00Z'),
  body: 'Ik ga niet akkoord.',
  mediator: null,
  attachments: [],
  madeOn: day('2026-11-23'),
  madeAt: new Date('2026-11-23T14:00:00Z'),
  agency: { name: 'Intrum', phone: '02/708.30.33', site: 'portal.example.be' },
  reference: '1234 5678 90',
  debtorName: 'Małgorzata Şahin',
  creditorName: 'Waterland Energie',
  ...facts,
});

async function made(facts?: Partial<Receipt>): Promise<Uint8Array> {
  const view = receipt(facts);
  const messages = await loadTopic(view.locale, 'receipt');
  const t = createTranslator({ locale: view.locale, messages });
  return new Uint8Array(await receiptPdf(view, t));
}

const textsOf = async (facts?: Partial<Receipt>) => textOf(await made(facts)).map(({ text }) => text.trim());
const files = Array.from({ length: 10 }, (_, i) => ({
  name: `${'Zeer lange naam '.repeat(5)}${i}.pdf`,
  sizeBytes: 1_500_000,
  sha256: String(i).repeat(64),
}));

describe('receiptPdf', () => {
  it.each(locales)('is tagged, and says its language and title: %s', async (locale: Locale) => {
    const pdf = await made({ locale, attachments: files });
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toContain(`/Lang (${languageTags[locale]})`);
    expect(source.match(/\/S \/H1\n/g)).toHaveLength(1);
    expect(source.match(/\/S \/H2\n/g)).toHaveLength(4);
    expect(textOf(pdf).filter((part) => part.tag === 'none')).toEqual([]);
    const file = { bytes: pdf, name: 'a.pdf', declaredType: 'application/pdf' };
    expect(judgeFile(file)).toMatchObject({ ok: true });
  });

  it('has each fingerprint whole, on one line', async () => {
    const texts = await textsOf({ attachments: files });
    for (const { sha256 } of files) expect(texts.filter((text) => text.endsWith(sha256))).toHaveLength(1);
  });

  it('names who wrote it for the debtor', async () => {
    const mediator = { name: 'Els Maes', organisation: 'OCMW Gent' };
    const texts = await textsOf({ mediator, debtorName: 'An Peeters' });
    expect(texts).toContain('Els Maes, OCMW Gent, voor An Peeters');
    expect(await textsOf({ debtorName: 'An Peeters' })).toContain('An Peeters');
  });

  it('says so when no text and no files were sent', async () => {
    expect(await textsOf({ body: '', attachments: files })).toContain(
      'U stuurde geen tekst, alleen bestanden.',
    );
    expect(await textsOf()).toContain('U stuurde geen bestanden mee.');
  });

  it('keeps every word of the longest message, over as many pages as it needs', async () => {
    const words = Array.from({ length: 1_600 }, (_, i) => `woord${i}`);
    const body = words.join(' ').slice(0, messageMost);
    const parts = textOf(await made({ body }));
    const text = parts
      .filter(({ tag }) => tag === 'P')
      .map((part) => part.text)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain(body);
    const feet = parts.filter(({ tag, text: foot }) => tag === 'Artifact' && foot.includes('blad'));
    expect(feet.length).toBeGreaterThan(2);
    expect(feet.at(-1)?.text).toBe(`Ontvangstbewijs B7C1 09AE 44D2 · blad ${feet.length} van ${feet.length}`);
  });

  it('says where the message stands whole when the typeface lacks letters of it', async () => {
    const note = 'Dit document kan niet elk teken tonen. In uw dossier staat uw bericht volledig.';
    expect(await textsOf({ body: 'Добрий день' })).toContain(note);
    expect(await textsOf({ body: 'Één\tcafé,\u202f“ça va” — 5 €' })).not.toContain(note);
  });
});
