import { keyedHash } from '../auth/hashing.ts';
import { normalised } from './rules.ts';

export type MarkKind = 'dossier' | 'invoice' | 'customer' | 'person' | 'receipt';
export type Mark = { kind: MarkKind; hash: string };

/** A keyed hash by which something erased is known again; the table that holds it tells nothing of it. */
export const markOf = (kind: MarkKind, ...parts: string[]): Mark => ({
  kind,
  hash: keyedHash(`erased ${kind}`, parts.join('\u001f')),
});

/** What of a creditor's file names a debt and a person. `enterpriseNumber` is the creditor's. */
export type Named = {
  enterpriseNumber: string;
  dossierNumber: string;
  invoiceNumbers: readonly string[];
  customerNumber: string;
  name: string;
  street: string | null;
  postalCode: string | null;
};

/** The marks of a debt: its number at the creditor, and those of its invoices. */
export const debtMarks = ({ enterpriseNumber, dossierNumber, invoiceNumbers }: Named): Mark[] => [
  markOf('dossier', enterpriseNumber, dossierNumber),
  ...invoiceNumbers.map((number) => markOf('invoice', enterpriseNumber, number)),
];

/** The marks of a person at a creditor: the customer number, and name with address where there is an address. */
export const personMarks = ({
  enterpriseNumber,
  customerNumber,
  name,
  street,
  postalCode,
}: Named): Mark[] => [
  markOf('customer', enterpriseNumber, customerNumber),
  ...(street || postalCode ? [markOf('person', enterpriseNumber, normalised(name, street, postalCode))] : []),
];
