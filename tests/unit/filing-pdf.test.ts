import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { judgeFile } from '@/lib/documents/judge-file.ts';
import { type FilingDocument, filingPdf } from '@/lib/filings/filing-pdf.ts';
import { type Details, type FilingKind, type FilingView, filingKinds } from '@/lib/filings/view.ts';
import { filingWordsIn } from '@/lib/i18n/filing-words-in.ts';
import { type Locale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';
import { textOf } from '../support/files/pdf-text.ts';

const details: Record<FilingKind, Details> = {
  plan: { way: 'count', instalments: 4, firstDueOn: '2026-12-01', every: 'month' },
  planChange: { change: 'lower', lowerCents: 2_500, months: 3 },
  dispute: {
    ground: 'quality',
    scope: 'invoices',
    invoiceIds: 'i1',
    words: 'Kapot.',
    evidence: 'originalEmail',
  },
  mediation: { service: 'caw', helperName: 'Els Maes', since: '2026-11-02' },
  settlement: { court: 'Arbeidsrechtbank Gent', admissibleOn: '2026-11-10', helperName: 'Mr. Maes' },
  proof: { words: 'Het contract.' },
  pause: { days: '20' },
  notMe: { reason: 'fraud', policeNumber: 'BR.10/2026', contact: '02 1' },
  right: { right: 'erasure', rightWords: 'Niet van mij' },
};

const filing = (kind: FilingKind, more: Partial<FilingView> = {}): FilingView => ({
  ...{
    id: 'f',
    dossierId: 'd',
    kind,
    number: 'D-123456789012',
    state: 'filed',
    by: 'debtor',
    mediator: null,
  },
  ...{
    details: details[kind],
    filedAt: new Date('2026-11-22T23:30:00Z'),
    filedOn: day('2026-11-23'),
    events: [],
  },
  files: [{ fileId: 'x', name: 'bewijs één.pdf', sizeBytes: 1_000, sha256: 'ab12'.repeat(16) }],
  stop: null,
  ...more,
});

async function made(locale: Locale, one: FilingView) {
  const view: FilingDocument = {
    ...{ locale, madeOn: day('2026-11-24'), madeAt: new Date('2026-11-24T10:00:00Z'), filing: one },
    agency: { name: 'Intrum', phone: '02/708.30.33', site: 'portal.example' },
    reference: '1234 5678 03',
    code: '4F2A 91BC 0D3E 77AA',
    dossier: {
      debtor: { name: 'Małgorzata Şahin' },
      creditor: { name: 'Voltaverde NV' },
    } as FilingDocument['dossier'],
    invoices: [
      { id: 'i1', number: 'VV-1', issuedOn: '2026-06-01', principalCents: 12_345 },
      { id: 'i2', number: 'VV-2', issuedOn: '2026-07-01', principalCents: 1_000 },
    ] as unknown as FilingDocument['invoices'],
  };
  const receipt = createTranslator({
    ...{ locale, messages: { receipt: await loadTopic(locale, 'receipt') } },
    namespace: 'receipt',
  });
  return new Uint8Array(await filingPdf(view, await filingWordsIn(locale), receipt));
}
const textsOf = async (locale: Locale, one: FilingView) =>
  textOf(await made(locale, one)).map(({ text }) => text.trim());

describe.each(locales)('the receipt of a filing in %s', (locale) => {
  it.each(filingKinds)('is tagged, and says what was said, when and with what: %s', async (kind) => {
    const pdf = await made(locale, filing(kind));
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toContain(`/Lang (${languageTags[locale]})`);
    expect(source.match(/\/S \/H1\n/g)).toHaveLength(1);
    const parts = textOf(pdf);
    expect(parts.filter(({ tag }) => tag === 'none')).toEqual([]);
    expect(judgeFile({ bytes: pdf, name: 'a.pdf', declaredType: 'application/pdf' })).toMatchObject({
      ok: true,
    });
    const all = parts.map(({ text }) => text.trim()).join('\n');
    const words = await filingWordsIn(locale);
    expect(all).toContain('D-123456789012');
    // Half past eleven in the evening in UTC is the next day in Brussels.
    expect(all).toMatch(/23[. ].*00[:.]30/);
    expect(all).toContain('ab12'.repeat(16));
    expect(all.replace(/\s+/g, ' ')).toContain(words.journey(kind, 'source').slice(0, 20));
    expect(all).not.toMatch(/\{|undefined|null|NaN/);
  });

  it('has the decision with its reasons in the words of the screen', async () => {
    const at = new Date('2026-11-24T09:00:00Z');
    const event = { act: 'reject', state: 'rejected', note: 'Zie de foto.', by: 'staff' as const, at };
    const kept = { reasons: 'creditorShows', leftCents: 12_345 };
    const texts = await textsOf(
      locale,
      filing('dispute', { state: 'rejected', events: [{ ...event, details: kept }] }),
    );
    const words = await filingWordsIn(locale);
    expect(texts.some((text) => text.endsWith(`: ${words.state('rejected')}`))).toBe(true);
    const all = texts.join(' ');
    expect(all).toContain('Zie de foto.');
    expect(all).toContain(words.reason('creditorShows').split(/\s/)[0]);
  });
});

it('lists the invoices that a dispute is about, and no other', async () => {
  const all = (await textsOf('nl', filing('dispute'))).join('\n');
  expect(all).toContain('VV-1');
  expect(all).not.toContain('VV-2');
});
