import { isStructuredCommunication } from '../payments/structured-communication.ts';
import type { BankLeaf } from './model.ts';

// Twelve digits that stand together, or as +++123/4567/89012+++ with whatever a payer types between the groups.
const together = /(?<!\d)\d{12}(?!\d)/g;
const grouped = /(?<!\d)(\d{3})[\s/.-]{1,3}(\d{4})[\s/.-]{1,3}(\d{5})(?!\d)/g;

/** The valid communications in a text, each once. */
function communicationsIn(text: string): string[] {
  const found = [...text.matchAll(together), ...text.matchAll(grouped)].map((match) =>
    match.length > 1 ? match.slice(1).join('') : match[0],
  );
  return [...new Set(found.filter(isStructuredCommunication))];
}

/**
 * Which communications a payer wrote, as twelve digits: the structured one where it is valid, else those in free text. A
 * creditor reference (RF) may hold one. @source payments: Febelfin, credit transfers; ISO 11649
 */
export function communicationsOf({ structured, text }: Pick<BankLeaf, 'structured' | 'text'>): string[] {
  const digits = structured?.replace(/^RF\d{2}(?=\d{12}$)/i, '').replace(/[+*\s/.-]/g, '') ?? '';
  if (isStructuredCommunication(digits)) return [digits];
  return communicationsIn(`${structured ?? ''} ${text ?? ''}`);
}
