import type { Messages } from 'use-intl/core';
import type { SourceId } from '@/lib/debt-law/sources.ts';
import type { Texts } from '@/lib/i18n/messages.ts';
import type { LawWords } from '@/lib/i18n/reason-words.ts';

/** The strings that the form and its result need: the page hands over these alone. */
export type CostCheckWords = Pick<
  Texts<Messages['costCheck']>,
  'form' | 'fields' | 'options' | 'kinds' | 'problems' | 'result' | 'links'
> & {
  law: LawWords;
  /** The article behind each source, as a sentence. */
  articles: Record<SourceId, string>;
};
