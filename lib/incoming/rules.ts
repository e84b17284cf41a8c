import { isStructuredCommunication } from '../payments/structured-communication.ts';
import type { SuggestionReason } from './view.ts';

/** How much each reason says; those of one dossier add up. */
const weights: Record<SuggestionReason, number> = {
  proof: 50,
  report: 40,
  closed: 40,
  twoDossiers: 30,
  knownAccount: 30,
  lostZeros: 25,
  reference: 25,
  invoiceNumber: 20,
  name: 15,
  amount: 10,
};

export const weightOf = (reasons: readonly SuggestionReason[]): number =>
  reasons.reduce((sum, reason) => sum + weights[reason], 0);

/** Runs of eight to eleven digits that are a communication once the zeros before them are back: one in 97 by chance. */
export function withLostZeros(text: string): string[] {
  const runs = text.replace(/(?<=\d)[/.\s-](?=\d)/g, '').match(/(?<!\d)\d{8,11}(?!\d)/g) ?? [];
  return [...new Set(runs.map((run) => run.padStart(12, '0')).filter(isStructuredCommunication))];
}

/** Words that may be a number of a dossier or an invoice: they hold a digit. */
export function numbersIn(text: string): string[] {
  const words = text.split(/[\s,;:()]+/).map((word) => word.replace(/^[.#]+|[.]+$/g, ''));
  return [...new Set(words.filter((word) => /\d/.test(word) && word.length >= 3 && word.length <= 40))].slice(
    0,
    40,
  );
}

/** The words of a name, without titles and signs. */
export const nameWords = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word.length > 1 && !titles.has(word))
    .slice(0, 6);

const titles = new Set([
  'de',
  'dhr',
  'mevr',
  'mme',
  'mw',
  'hr',
  'mr',
  'mrs',
  'monsieur',
  'madame',
  'mijnheer',
  'mevrouw',
  'en',
  'et',
  'und',
]);
