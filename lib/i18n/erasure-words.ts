import { getMessages } from 'next-intl/server';
import { formWords } from './form-words.ts';

/** The sentences of forms about erasing. */
export async function erasureWords() {
  const [words, { erasure }] = await Promise.all([formWords(), getMessages()]);
  return { ...words, errors: { ...words.errors, ...erasure.errors } };
}
