import type { AgencyProfile } from '../agency.ts';
import type { AfterReminder } from '../claims/after-reminder.ts';
import type { Day } from '../debt-law/day.ts';
import type { Term } from '../debt-law/notice-periods.ts';
import type { DossierView, InvoiceView } from '../dossiers/view.ts';
import type { Locale } from '../i18n/locales.ts';
import type { PaymentFact } from '../payments/payment-facts.ts';
import type { CodeLetterKind, LetterKind } from './rules.ts';

/** All that a letter prints, in the language of who gets it. */
export type Letter = {
  kind: CodeLetterKind;
  locale: Locale;
  madeOn: Day;
  madeAt: Date;
  agency: AgencyProfile;
  /** The site to type, without its scheme, and the address behind the code of squares. */
  site: string;
  signIn: string;
  dossier: Pick<
    DossierView,
    | 'reference'
    | 'creditor'
    | 'debtor'
    | 'originalCreditorName'
    | 'principalCents'
    | 'chargeCents'
    | 'interestCents'
    | 'paidCents'
    | 'openCents'
  >;
  originalCreditor: { enterpriseNumber: string | null; address: string | null };
  code: string;
  invoices: readonly InvoiceView[];
  /** Why the amounts on top are what they are, in sentences. */
  why: readonly string[];
  pay: readonly PaymentFact[];
  /** Of a first reminder, what comes on top after its term; null where the claim may not be collected then either. */
  later: Pick<AfterReminder, 'chargeCents' | 'interestCents' | 'isFree'> | null;
  /** The days to answer in, counted from the day of the letter. */
  term: Term;
};

/** A line of the manifest of a batch. */
export type Printed = { file: string; reference: string; pages: number; language: Locale };

/** The latest letters of a dossier, for staff. */
export type LetterView = {
  id: string;
  kind: LetterKind;
  cause: 'batch' | 'lost' | 'staff' | 'paper';
  orderedAt: Date;
  printedAt: Date | null;
};
