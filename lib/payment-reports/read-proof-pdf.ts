import type { Day } from '../debt-law/day.ts';
import { readPdfLines } from '../pdf-text/read-pdf-lines.ts';
import { type ProofFields, readProofText } from './read-proof.ts';

/** What the PDF of a bank says; nothing where it holds no text that can be read. Never throws. */
export const readProofPdf = (bytes: Uint8Array, today: Day): ProofFields =>
  readProofText(readPdfLines(bytes), today);
