import { getMessages } from 'next-intl/server';
import { formWords } from './form-words.ts';

/** The sentences of the form that checks a receipt. */
export async function receiptCheckWords() {
  const [words, { receipts }] = await Promise.all([formWords(), getMessages()]);
  return { ...words, errors: { ...words.errors, ...receipts.check.errors } };
}
