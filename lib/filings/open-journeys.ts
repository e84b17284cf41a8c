import { type FilingKind, filingKinds } from './view.ts';

/** The journey that an address names, or null. */
export const journeyOf = (text: string): FilingKind | null =>
  filingKinds.find((kind) => kind === text) ?? null;
