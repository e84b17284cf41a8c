import { communicationsOf } from '../bank-statements/rules.ts';

/** The structured communication that stands in what a payer wrote, as twelve digits; null when there is none. */
export const communicationIn = (written: string): string | null =>
  communicationsOf({ structured: null, text: written })[0] ?? null;
