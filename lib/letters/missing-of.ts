import type { Letter } from './view.ts';

/** What must stand on a letter and is not known. */
export type Missing =
  | 'debtorAddress'
  | 'creditorNumber'
  | 'creditorAddress'
  | 'creditorPhone'
  | 'originalCreditor'
  | 'invoices'
  | 'description'
  | 'amounts'
  | 'agency'
  | 'lawful';

/**
 * What a letter lacks: an address to go to, and of a first reminder and a formal notice what the law wants of it. What it says of proof,
 * disputing, payment facilities and what follows stands in its words; a test looks for each in every language.
 * @source Code of Economic Law, art. XIX.2 § 3 and XIX.7 § 2, 1° to 4°
 */
export function missingOf(letter: Letter): Missing[] {
  const { dossier, agency, invoices, originalCreditor } = letter;
  const { debtor, creditor } = dossier;
  const lacks: [Missing, boolean][] = [
    ['debtorAddress', !debtor.street || !debtor.postalCode || !debtor.city],
  ];
  if (letter.kind === 'reminder')
    lacks.push(
      ['creditorNumber', !creditor.enterpriseNumber],
      ['invoices', invoices.length === 0],
      ['description', invoices.some(({ description }) => description.trim() === '')],
      ['amounts', dossier.openCents <= 0],
      ['lawful', letter.later === null],
    );
  if (letter.kind === 'notice')
    lacks.push(
      ['creditorNumber', !creditor.enterpriseNumber],
      ['creditorAddress', !creditor.street || !creditor.postalCode || !creditor.city],
      ['creditorPhone', !creditor.phone],
      [
        'originalCreditor',
        dossier.originalCreditorName !== null &&
          (!originalCreditor.enterpriseNumber || !originalCreditor.address),
      ],
      ['invoices', invoices.length === 0],
      ['description', invoices.some(({ description }) => description.trim() === '')],
      ['amounts', dossier.openCents <= 0],
      ['agency', !agency.enterpriseNumber.value || !agency.phone || agency.postalAddress.value.length < 2],
    );
  return lacks.flatMap(([what, isLacking]) => (isLacking ? [what] : []));
}
