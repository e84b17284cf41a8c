import { getTranslations } from 'next-intl/server';
import { wordsOf } from './filing-words-in.ts';

/** The words of filings by keys that are made of codes, for the language of the page. */
export async function filingWords() {
  return wordsOf(await getTranslations('filings'), await getTranslations('dispute'));
}
