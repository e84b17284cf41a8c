import { expect, it } from 'vitest';
import { taggedPdf } from '@/lib/documents/tagged-pdf.ts';
import { textOf } from '../support/files/pdf-text.ts';

async function textsOf(text: string): Promise<string[]> {
  const pdf = taggedPdf({ lang: 'fr-BE', title: 'T', author: 'A', madeAt: new Date() });
  pdf.paragraph(text);
  return textOf(await pdf.finish((page) => `${page}`)).map((part) => part.text);
}

it('keeps its text readable after another document that drew letters with marks', async () => {
  expect(await textsOf('Établi')).toContain('Établi');
  expect(await textsOf('Energie')).toContain('Energie');
});
